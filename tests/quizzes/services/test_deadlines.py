"""Deadlines of attempts under way: moved later, never earlier, with a trail."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from courses.models import AuditEntry
from quizzes.models import Assignment, Attempt
from quizzes.services.accommodations import remove_accommodation, set_accommodation
from quizzes.services.assignments import Terms, change_terms
from quizzes.services.attempts import start_attempt
from quizzes.services.deadlines import recompute_deadlines
from quizzes.services.grading import close_if_due
from quizzes.services.overdue import close_overdue
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, AttemptFactory
from tests.factories.terms import AccommodationFactory, ExtensionFactory

MINUTE = timedelta(minutes=1)
HALF_PAST = NINE_O_CLOCK + 30 * MINUTE
TEN_PAST = NINE_O_CLOCK + 10 * MINUTE


@pytest.fixture
def instructor(assignment):
    return EnrolmentFactory(cohort=assignment.cohort, instructor=True).user


def deadline(attempt):
    attempt.refresh_from_db()
    return attempt.deadline_at


def moves():
    return AuditEntry.objects.filter(action="move deadline")


def terms_of(assignment, **changes):
    names = Terms.__dataclass_fields__
    held = Terms(**{name: getattr(assignment, name) for name in names})
    return replace(held, **changes)


def double(enrolment, instructor, times="2"):
    return set_accommodation(
        enrolment=enrolment,
        time_multiplier=Decimal(times),
        extra_seconds=0,
        by=instructor,
        now=TEN_PAST,
    )


def test_new_attempt_has_the_time_of_its_student(assignment, enrolment):
    AccommodationFactory(enrolment=enrolment)
    ExtensionFactory(assignment=assignment, enrolment=enrolment, extra_time=5 * MINUTE)

    attempt = start_attempt(
        assignment=assignment, enrolment=enrolment, seed="s", now=NINE_O_CLOCK
    )

    assert attempt.deadline_at == NINE_O_CLOCK + 65 * MINUTE
    assert attempt.policy["time_limit_seconds"] == 65 * 60
    assert not moves().exists()


def test_terms_changed_while_an_attempt_was_being_made_hold_for_it(
    assignment, enrolment
):
    stale = Assignment.objects.get(pk=assignment.pk)
    assignment.time_limit = 45 * MINUTE
    assignment.save()

    attempt = start_attempt(
        assignment=stale, enrolment=enrolment, seed="s", now=NINE_O_CLOCK
    )

    assert attempt.deadline_at == NINE_O_CLOCK + 45 * MINUTE


def test_accommodation_lengthens_the_attempt_under_way(attempt, enrolment, instructor):
    moved = double(enrolment, instructor)

    assert moved == 1
    assert deadline(attempt) == NINE_O_CLOCK + 60 * MINUTE
    entry = moves().get()
    assert (entry.subject, entry.subject_key) == ("quizzes.attempt", str(attempt.pk))
    assert (entry.actor, entry.at) == (instructor, TEN_PAST)
    assert entry.before == {"deadline_at": "2026-03-02T09:30:00+00:00"}
    assert entry.after == {"deadline_at": "2026-03-02T10:00:00+00:00"}


def test_accommodation_reaches_all_of_a_students_open_attempts(
    attempt, enrolment, instructor
):
    other = AttemptFactory(
        assignment=AssignmentFactory(cohort=enrolment.cohort), enrolment=enrolment
    )
    someone_else = AttemptFactory(assignment=attempt.assignment)

    moved = double(enrolment, instructor)

    assert moved == 2
    assert deadline(other) == NINE_O_CLOCK + 60 * MINUTE
    assert deadline(someone_else) == HALF_PAST


def test_accommodation_made_smaller_or_removed_takes_no_time_away(
    attempt, enrolment, instructor
):
    double(enrolment, instructor)

    assert double(enrolment, instructor, "1.5") == 0
    remove_accommodation(enrolment=enrolment, by=instructor, now=TEN_PAST)

    assert recompute_deadlines(attempt.assignment, by=instructor, now=TEN_PAST) == 0
    assert deadline(attempt) == NINE_O_CLOCK + 60 * MINUTE


def test_submitted_attempt_is_left_as_it_ended(attempt, enrolment, instructor):
    close_if_due(attempt=attempt, now=HALF_PAST + MINUTE)

    assert double(enrolment, instructor) == 0
    assert deadline(attempt) == HALF_PAST


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"time_limit": 40 * MINUTE}, 40, id="longer"),
        pytest.param({"time_limit": 20 * MINUTE}, 30, id="shorter"),
        pytest.param({"closes_at": TEN_PAST}, 30, id="closing-earlier"),
        pytest.param({"time_limit": None}, 7 * 24 * 60, id="no-limit"),
    ],
)
def test_changed_terms_move_attempts_under_way_later_and_never_earlier(
    attempt, assignment, instructor, changes, expected
):
    change_terms(
        assignment=assignment,
        terms=terms_of(assignment, **changes),
        seen=Terms.of(assignment).digest,
        by=instructor,
        now=TEN_PAST,
    )

    assert deadline(attempt) == NINE_O_CLOCK + expected * MINUTE


def test_attempt_left_without_limit_and_closing_has_no_deadline(
    attempt, assignment, instructor
):
    change_terms(
        assignment=assignment,
        terms=terms_of(assignment, time_limit=None, closes_at=None),
        seen=Terms.of(assignment).digest,
        by=instructor,
        now=TEN_PAST,
    )

    assert deadline(attempt) is None
    assert moves().get().after == {"deadline_at": None}


def test_attempt_read_before_its_deadline_moved_is_not_closed(
    attempt, enrolment, instructor
):
    stale = Attempt.objects.select_related("assignment").get(pk=attempt.pk)
    double(enrolment, instructor)

    assert not close_if_due(attempt=stale, now=HALF_PAST + MINUTE)

    assert stale.is_open
    assert stale.deadline_at == NINE_O_CLOCK + 60 * MINUTE
    attempt.refresh_from_db()
    assert attempt.is_open


def test_close_overdue_goes_by_the_moved_deadline(attempt, enrolment, instructor):
    double(enrolment, instructor)

    closed = [
        close_overdue(now=HALF_PAST + MINUTE),
        close_overdue(now=NINE_O_CLOCK + 60 * MINUTE + timedelta(seconds=15)),
        close_overdue(now=NINE_O_CLOCK + 61 * MINUTE),
    ]

    assert closed == [0, 0, 1]
    attempt.refresh_from_db()
    assert attempt.submitted_at == NINE_O_CLOCK + 60 * MINUTE


@pytest.mark.parametrize("rows", [1, 3])
def test_recomputing_what_stays_costs_as_many_queries_however_many(
    assignment, rows, django_assert_num_queries
):
    AttemptFactory.create_batch(rows, assignment=assignment)

    with django_assert_num_queries(3):
        recompute_deadlines(assignment, by=None, now=TEN_PAST)
