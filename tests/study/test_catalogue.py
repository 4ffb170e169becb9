"""The first page."""

from datetime import date

import pytest
from django.urls import reverse

from courses.models import Enrolment, Role
from study.reports.catalogue import memberships_of
from tests.factories.accounts import UserFactory
from tests.factories.courses import (
    NINE_O_CLOCK,
    CohortFactory,
    EnrolmentFactory,
    LessonFactory,
    LessonProgressFactory,
    UnitFactory,
)

CATALOGUE = reverse("study:catalogue")


def test_signed_out_visitor_is_sent_to_sign_in(client, db):
    response = client.get(CATALOGUE)

    assert response["Location"] == f"{reverse('account_login')}?next={CATALOGUE}"


def test_newcomer_is_told_how_to_join(client, db):
    client.force_login(UserFactory())

    page = client.get(CATALOGUE).content.decode()

    assert "You are in no class yet" in page
    assert f'href="{reverse("courses:join")}"' in page


def test_class_is_shown_with_role_and_lessons_read(unit, enrolment):
    read, unread = LessonFactory.create_batch(2, unit=unit)
    LessonFactory(unit=unit, is_retired=True)
    LessonProgressFactory(enrolment=enrolment, lesson=read, completed_at=NINE_O_CLOCK)
    LessonProgressFactory(enrolment=enrolment, lesson=unread)

    [membership] = memberships_of(enrolment.user, NINE_O_CLOCK)

    assert membership.enrolment == enrolment
    assert (membership.lessons_done, membership.lessons) == (1, 2)
    assert (membership.percent, membership.is_done) == ("50%", False)


def test_class_that_was_left_is_gone(enrolment):
    Enrolment.objects.update(status=Enrolment.Status.LEFT)

    assert memberships_of(enrolment.user, NINE_O_CLOCK) == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        pytest.param(date(2026, 3, 3), date(2026, 5, 8), (True, False), id="ahead"),
        pytest.param(date(2026, 3, 2), date(2026, 3, 2), (False, False), id="last-day"),
        pytest.param(date(2026, 1, 1), date(2026, 3, 1), (False, True), id="over"),
    ],
)
def test_class_says_whether_it_is_ahead_or_over(db, starts_on, ends_on, expected):
    cohort = CohortFactory(starts_on=starts_on, ends_on=ends_on)
    user = EnrolmentFactory(cohort=cohort).user

    [membership] = memberships_of(user, NINE_O_CLOCK)

    assert (membership.is_ahead, membership.is_over) == expected


def test_last_day_lasts_until_midnight_on_the_cohorts_clock(db):
    cohort = CohortFactory(ends_on=date(2026, 3, 1), time_zone="Pacific/Honolulu")
    user = EnrolmentFactory(cohort=cohort).user

    [membership] = memberships_of(user, NINE_O_CLOCK)

    assert membership.is_over is False


@pytest.mark.parametrize("role", [Role.INSTRUCTOR, Role.OBSERVER])
def test_staff_find_the_dashboard(client, db, role):
    enrolment = EnrolmentFactory(role=role)
    client.force_login(enrolment.user)

    page = client.get(CATALOGUE).content.decode()

    assert reverse("dashboard:overview", args=[enrolment.cohort_id]) in page


def test_student_finds_no_dashboard(signed_in, enrolment):
    page = signed_in.get(CATALOGUE).content.decode()

    assert reverse("dashboard:overview", args=[enrolment.cohort_id]) not in page


@pytest.mark.parametrize("classes", [1, 3])
def test_catalogue_costs_as_many_queries_however_many_classes(
    client, db, classes, django_assert_num_queries
):
    user = UserFactory()
    for enrolment in EnrolmentFactory.create_batch(classes, user=user):
        LessonFactory(unit=UnitFactory(course=enrolment.cohort.course))
    client.force_login(user)

    with django_assert_num_queries(3):  # session, user, enrolments
        client.get(CATALOGUE)
