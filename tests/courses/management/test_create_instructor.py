from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from courses.models import AuditEntry, Enrolment
from tests.factories.accounts import UserFactory
from tests.factories.courses import CohortFactory, EnrolmentFactory

pytestmark = pytest.mark.django_db


def create_instructor(*args):
    """Run the command and return what it prints."""
    out = StringIO()
    call_command("create_instructor", *args, stdout=out)
    return out.getvalue()


def test_an_unknown_person_is_made_and_told_how_to_set_a_password():
    CohortFactory(name="Spring")

    printed = create_instructor("Ana@Example.org", "spring")

    user = User.objects.get()
    assert (user.email, user.display_name) == ("ana@example.org", "ana")
    assert Enrolment.objects.get().is_instructor
    assert "/accounts/password/reset/" in printed


def test_a_second_run_changes_nothing():
    CohortFactory(name="Spring")
    create_instructor("ana@example.org", "Spring")

    create_instructor("ana@example.org", "Spring")

    assert Enrolment.objects.count() == 1
    assert AuditEntry.objects.count() == 1


def test_a_student_becomes_an_instructor_and_keeps_the_password():
    enrolment = EnrolmentFactory()

    printed = create_instructor(enrolment.user.email, enrolment.cohort.name)

    enrolment.refresh_from_db()
    assert enrolment.is_instructor
    assert "password" not in printed


def test_names_that_differ_in_case_alone_are_told_apart():
    CohortFactory(name="Spring")
    other = CohortFactory(name="SPRING")

    create_instructor("ana@example.org", "SPRING")

    assert Enrolment.objects.get().cohort == other


@pytest.mark.parametrize(
    ("email", "name", "message"),
    [
        ("ana@example.org", "Fall", "No cohort is called “Fall”. There are: “Spring”."),
        ("ana@example.org", "", "No cohort is called “”. There are: “Spring”."),
        (
            "ana",
            "Spring",
            "“ana” is not an e-mail address. Use one such as ana@example.edu.",
        ),
        (f"{'a' * 60}@{'b.' * 120}org", "Spring", "longer than 254 characters"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_written(email, name, message):
    CohortFactory(name="Spring")

    with pytest.raises(CommandError, match=message.replace(".", r"\.")):
        create_instructor(email, name)

    assert not User.objects.exists()


def test_without_cohorts_it_says_where_to_make_one():
    UserFactory()

    with pytest.raises(CommandError, match="There are no cohorts yet"):
        create_instructor("ana@example.org", "Spring")
