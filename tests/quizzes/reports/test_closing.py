"""When an assignment is over for the last of its students."""

from datetime import timedelta
from decimal import Decimal

import pytest

from quizzes.policy import GRACE
from quizzes.reports.closing import (
    closed_for_all,
    closed_for_all_at,
    closings_for_all,
    is_closed_for_all,
)
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, AttemptFactory
from tests.factories.terms import AccommodationFactory, ExtensionFactory

CLOSES = NINE_O_CLOCK + timedelta(days=7)
HOUR = timedelta(hours=1)


@pytest.fixture
def assignment(db):
    return AssignmentFactory()


@pytest.fixture
def student(assignment):
    return EnrolmentFactory(cohort=assignment.cohort)


def test_class_without_grants_ends_at_closing(assignment):
    assert closed_for_all_at(assignment) == CLOSES


def test_last_grace_is_waited_for(assignment):
    moment = timedelta(microseconds=1)

    assert not is_closed_for_all(assignment, CLOSES + GRACE)
    assert is_closed_for_all(assignment, CLOSES + GRACE + moment)


def test_accommodated_student_is_waited_for(assignment, student):
    AccommodationFactory(enrolment=student, time_multiplier=Decimal("1.5"))

    assert closed_for_all_at(assignment) == CLOSES + timedelta(minutes=15)


def test_own_extension_is_waited_for(assignment, student):
    ExtensionFactory(
        assignment=assignment, enrolment=student, closes_at=CLOSES + 2 * HOUR
    )
    ExtensionFactory(assignment=assignment, closes_at=CLOSES + HOUR)

    assert closed_for_all_at(assignment) == CLOSES + 2 * HOUR


def test_revoked_extension_is_not_waited_for(assignment):
    ExtensionFactory(
        assignment=assignment, closes_at=CLOSES + HOUR, revoked_at=NINE_O_CLOCK
    )

    assert closed_for_all_at(assignment) == CLOSES


def test_student_who_left_is_not_waited_for(assignment):
    left = EnrolmentFactory(cohort=assignment.cohort, status="left")
    AccommodationFactory(enrolment=left)
    ExtensionFactory(assignment=assignment, enrolment=left, closes_at=CLOSES + HOUR)

    assert closed_for_all_at(assignment) == CLOSES


def test_attempt_under_way_is_waited_for_though_closing_moved_earlier(assignment):
    AttemptFactory(assignment=assignment, deadline_at=CLOSES)
    assignment.closes_at = CLOSES - timedelta(days=3)
    assignment.save()

    assert closed_for_all_at(assignment) == CLOSES


def test_open_attempt_without_deadline_keeps_it_open_for_ever(assignment):
    AttemptFactory(assignment=assignment, deadline_at=None)

    assert closed_for_all_at(assignment) is None
    assert not is_closed_for_all(assignment, CLOSES + timedelta(days=1000))


def test_quiz_without_closing_is_never_over(student):
    endless = AssignmentFactory(cohort=student.cohort, closes_at=None)

    assert closed_for_all_at(endless) is None


def test_each_of_several_has_its_own_end(assignment, student):
    other = AssignmentFactory(cohort=assignment.cohort, closes_at=CLOSES + HOUR)
    AccommodationFactory(enrolment=student)
    ExtensionFactory(assignment=other, closes_at=CLOSES + 3 * HOUR)

    assert closings_for_all([assignment, other]) == {
        assignment.pk: CLOSES + HOUR / 2,
        other.pk: CLOSES + 3 * HOUR + HOUR / 2,
    }
    assert closed_for_all([assignment, other], CLOSES + HOUR) == {assignment.pk}


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_ends_cost_as_many_queries_however_many(rows, db, django_assert_num_queries):
    made = AssignmentFactory.create_batch(rows)
    for each in made:
        who = EnrolmentFactory(cohort=each.cohort)
        AccommodationFactory(enrolment=who)
        ExtensionFactory(assignment=each, enrolment=who)
        AttemptFactory(assignment=each, enrolment=who)

    with django_assert_num_queries(3 if rows else 0):
        closings_for_all(made)
