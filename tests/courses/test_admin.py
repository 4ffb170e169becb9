from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

from accounts.models import User
from courses.models import AuditEntry, Cohort, Enrolment
from tests.factories.accounts import UserFactory
from tests.factories.courses import CohortFactory, CourseFactory, EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, ScoreFactory

pytestmark = pytest.mark.django_db

OURS = [
    model
    for model in admin.site._registry
    if model._meta.app_label in {"courses", "quizzes", "account", "accounts"}
]
MAY_CHANGE = {"accounts.user", "courses.cohort", "courses.enrolment"}


@pytest.fixture
def operator(client):
    """Sign an operator in."""
    operator = UserFactory(is_staff=True, is_superuser=True)
    client.force_login(operator)
    return operator


def test_every_table_of_people_and_work_can_be_looked_at():
    known = {model._meta.label_lower for model in OURS}

    all_of_ours = {
        model._meta.label_lower
        for app in ("accounts", "courses", "quizzes")
        for model in apps.get_app_config(app).get_models()
    }
    assert all_of_ours <= known


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_rows_are_shown_and_only_people_and_cohorts_change(client, operator, model):
    ScoreFactory()
    AssignmentFactory()
    ItemFactory()
    label = f"{model._meta.app_label}_{model._meta.model_name}"
    row = model.objects.first()

    listed = client.get(reverse(f"admin:{label}_changelist"))
    added = client.get(reverse(f"admin:{label}_add"))

    may_change = model._meta.label_lower in MAY_CHANGE
    assert listed.status_code == 200
    assert added.status_code == (200 if may_change else 403)
    if row:
        page = client.get(reverse(f"admin:{label}_change", args=[row.pk]))
        assert page.status_code == 200
        assert (b'name="_save"' in page.content) is may_change
        deleted = client.get(reverse(f"admin:{label}_delete", args=[row.pk]))
        assert deleted.status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_as_many_statements_however_long(
    client, operator, rows, django_assert_max_num_queries
):
    EnrolmentFactory.create_batch(rows)

    with django_assert_max_num_queries(8):
        client.get(reverse("admin:courses_enrolment_changelist"))


def test_a_new_person_has_no_password_and_is_on_the_trail(client, operator):
    person = {
        "email": "Ana@Example.org",
        "display_name": "Ana Ruiz",
        "time_zone": "UTC",
        "is_active": "on",
    }

    client.post(reverse("admin:accounts_user_add"), person)

    user = User.objects.get(email="ana@example.org")
    entry = AuditEntry.objects.get()
    assert not user.has_usable_password()
    assert EmailAddress.objects.get(user=user).verified
    assert (entry.actor, entry.action, entry.subject, entry.subject_key) == (
        operator,
        "add",
        "accounts.user",
        str(user.pk),
    )


def test_an_address_in_another_case_is_refused(client, operator):
    UserFactory(email="ana@example.org")
    person = {"email": "ANA@example.org", "display_name": "Ana", "time_zone": "UTC"}

    response = client.post(reverse("admin:accounts_user_add"), person)

    assert response.status_code == 200
    assert response.context["adminform"].form.errors


def test_a_changed_person_is_recorded_as_before_and_after(client, operator):
    user = UserFactory(display_name="Ana")
    change = reverse("admin:accounts_user_change", args=[user.pk])

    client.post(change, {"display_name": "Ana Ruiz", "time_zone": "UTC"})

    entry = AuditEntry.objects.get()
    assert entry.before == {"display_name": "Ana", "is_active": True}
    assert entry.after == {"display_name": "Ana Ruiz", "is_active": False}


def test_an_address_can_be_vouched_for(client, operator):
    user = UserFactory(address__verified=False)
    action = {"action": "confirm_addresses", "_selected_action": [user.pk]}

    client.post(reverse("admin:accounts_user_changelist"), action)

    assert EmailAddress.objects.get(user=user).verified
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject_key) == ("confirm address", str(user.pk))


def test_an_operator_of_less_power_gives_none(client):
    staff = UserFactory(is_staff=True)
    staff.user_permissions.add(*permissions("change_user", "view_user"))
    client.force_login(staff)

    page = client.get(reverse("admin:accounts_user_change", args=[staff.pk]))

    assert page.status_code == 200
    assert b'name="is_superuser"' not in page.content


def permissions(*names):
    """Return the permissions of these names."""
    return Permission.objects.filter(codename__in=names)


def test_a_new_cohort_is_on_its_own_trail(client, operator):
    cohort = {
        "course": CourseFactory().pk,
        "name": "Fall",
        "time_zone": "America/Chicago",
        "starts_on": "2026-08-24",
        "ends_on": "2026-12-18",
    }

    client.post(reverse("admin:courses_cohort_add"), cohort)

    made = Cohort.objects.get()
    entry = AuditEntry.objects.get()
    assert made.starts_on == date(2026, 8, 24)
    assert entry.cohort == made
    assert entry.after == cohort


def test_a_cohort_that_ends_before_it_starts_is_refused(client, operator):
    cohort = CohortFactory()
    change = reverse("admin:courses_cohort_change", args=[cohort.pk])

    response = client.post(
        change,
        {
            "course": cohort.course_id,
            "name": cohort.name,
            "time_zone": "UTC",
            "starts_on": "2026-08-24",
            "ends_on": "2026-08-23",
        },
    )

    assert response.status_code == 200
    assert not AuditEntry.objects.exists()


def test_a_changed_role_is_recorded(client, operator):
    enrolment = EnrolmentFactory()
    change = reverse("admin:courses_enrolment_change", args=[enrolment.pk])

    client.post(change, {"role": "observer", "status": "active"})

    entry = AuditEntry.objects.get()
    assert Enrolment.objects.get().role == "observer"
    assert entry.cohort == enrolment.cohort
    assert (entry.before, entry.after) == ({"role": "student"}, {"role": "observer"})


def test_an_enrolment_is_added_as_of_now(client, operator):
    cohort, user = CohortFactory(), UserFactory()

    client.post(
        reverse("admin:courses_enrolment_add"),
        {"user": user.pk, "cohort": cohort.pk, "role": "student", "status": "active"},
    )

    assert Enrolment.objects.get().user == user
    assert AuditEntry.objects.get().after["user"] == user.pk


def test_operators_sign_in_as_everyone_does(client):
    first = client.get("/admin/", follow=True)

    assert first.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_no_one_else_gets_in(client):
    client.force_login(EnrolmentFactory(instructor=True).user)

    assert client.get("/admin/", follow=True).status_code == 403
