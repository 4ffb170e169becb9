"""Other dates and limits, given and taken back."""

from datetime import timedelta

import pytest

from courses.models import AuditEntry
from quizzes.errors import (
    DatesOutOfOrderError,
    ExtensionReasonError,
    NothingExtendedError,
    TakesAwayError,
)
from quizzes.models import Extension
from quizzes.reports.policies import policy_of
from quizzes.services.extensions import Change, extend, extend_running, revoke_extension
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.factories.quizzes import AttemptFactory
from tests.factories.terms import AccommodationFactory

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
CLOSES = NINE_O_CLOCK + 7 * DAY
TEN_PAST = NINE_O_CLOCK + 10 * MINUTE


@pytest.fixture
def instructor(assignment):
    return EnrolmentFactory(cohort=assignment.cohort, instructor=True).user


@pytest.fixture
def give(assignment, instructor):
    """Extend for the class, or for one student."""

    def extended(enrolment=None, *, reason="Network down", now=TEN_PAST, **changes):
        return extend(
            assignment=assignment,
            enrolment=enrolment,
            change=Change(reason=reason, **changes),
            by=instructor,
            now=now,
        )

    return extended


@pytest.fixture
def outage(assignment, instructor):
    """Make up for ten minutes lost."""

    def made(minutes=10, now=TEN_PAST):
        return extend_running(
            assignment=assignment,
            lost=minutes * MINUTE,
            reason="Server down",
            by=instructor,
            now=now,
        )

    return made


def deadline(attempt):
    attempt.refresh_from_db()
    return attempt.deadline_at


def closing(assignment, enrolment, started_at=None):
    return policy_of(assignment, enrolment, started_at).closes_at.value


def test_extension_is_kept_with_who_gave_it_and_why(
    give, assignment, enrolment, instructor
):
    made = give(enrolment, closes_at=CLOSES + DAY, attempts_allowed=3).extension

    row = Extension.objects.get()
    assert row == made
    assert (row.enrolment, row.closes_at) == (enrolment, CLOSES + DAY)
    assert (row.by, row.reason, row.created_at) == (
        instructor,
        "Network down",
        TEN_PAST,
    )
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == ("extend quiz", "quizzes.extension")
    assert entry.after == {
        "enrolment": enrolment.pk,
        "closes_at": "2026-03-10T09:00:00+00:00",
        "attempts_allowed": 3,
        "reason": "Network down",
    }


def test_extension_for_one_student_moves_theirs_alone(
    give, assignment, attempt, enrolment
):
    other = AttemptFactory(assignment=assignment)

    extended = give(enrolment, extra_time=15 * MINUTE)

    assert extended.moved == 1
    assert deadline(attempt) == NINE_O_CLOCK + 45 * MINUTE
    assert deadline(other) == NINE_O_CLOCK + 30 * MINUTE


def test_extension_for_the_class_moves_everyones(give, assignment, attempt):
    other = AttemptFactory(assignment=assignment)

    extended = give(extra_time=15 * MINUTE)

    assert extended.moved == 2
    assert deadline(attempt) == deadline(other) == NINE_O_CLOCK + 45 * MINUTE


def test_later_extension_adds_its_time_to_the_earlier(give, attempt, enrolment):
    give(extra_time=15 * MINUTE)
    give(enrolment, extra_time=5 * MINUTE)

    assert deadline(attempt) == NINE_O_CLOCK + 50 * MINUTE


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"closes_at": NINE_O_CLOCK - DAY}, id="closing-before-opening"),
        pytest.param({"due_at": NINE_O_CLOCK - DAY}, id="due-before-opening"),
        pytest.param({"due_at": CLOSES + DAY}, id="due-after-closing"),
    ],
)
def test_dates_out_of_order_are_refused(give, assignment, changes):
    assignment.due_at = CLOSES - DAY
    assignment.save()

    with pytest.raises(DatesOutOfOrderError):
        give(**changes)

    assert not Extension.objects.exists()


@pytest.mark.parametrize(
    ("changes", "name", "held"),
    [
        pytest.param({"closes_at": CLOSES - DAY}, "closes_at", CLOSES, id="closing"),
        pytest.param({"attempts_allowed": 1}, "attempts_allowed", 2, id="attempts"),
        pytest.param({"due_at": CLOSES - DAY}, "due_at", None, id="due-where-none-is"),
    ],
)
def test_extension_that_takes_away_is_refused(give, changes, name, held):
    with pytest.raises(TakesAwayError) as refused:
        give(**changes)

    assert (refused.value.name, refused.value.held) == (name, held)
    assert not Extension.objects.exists()


def test_students_own_date_may_not_be_before_the_class_extension(give, enrolment):
    give(closes_at=CLOSES + 2 * DAY)

    with pytest.raises(TakesAwayError):
        give(enrolment, closes_at=CLOSES + DAY)


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_reason_is_one_to_three_hundred_characters(give, reason):
    with pytest.raises(ExtensionReasonError):
        give(extra_time=MINUTE, reason=reason)


@pytest.mark.parametrize("extra", [timedelta(0), -MINUTE])
def test_extension_of_nothing_is_refused(give, extra):
    with pytest.raises(NothingExtendedError):
        give(extra_time=extra)


def test_outage_gives_back_what_attempts_under_way_lost(
    outage, assignment, attempt, enrolment
):
    AccommodationFactory(enrolment=enrolment)

    extended = outage()

    assert extended.moved == 1
    assert deadline(attempt) == NINE_O_CLOCK + 70 * MINUTE
    assert closing(assignment, enrolment) == CLOSES + 40 * MINUTE


@pytest.mark.parametrize("students", [1, 3])
def test_outage_costs_as_many_queries_however_many_are_under_way(
    outage, assignment, students, django_assert_num_queries
):
    at = NINE_O_CLOCK + 30 * MINUTE
    AttemptFactory.create_batch(students, assignment=assignment, deadline_at=at)

    # Savepoint and its release, assignment, extensions, one sent before, the new one
    # and its entry, accommodations, extensions, attempts, deadlines, their entries.
    with django_assert_num_queries(12):
        extended = outage()

    assert extended.moved == students
    assert AuditEntry.objects.filter(action="move deadline").count() == students


def test_attempt_begun_after_the_outage_gets_no_extra_time(outage, attempt):
    outage(now=NINE_O_CLOCK - MINUTE)

    assert deadline(attempt) == NINE_O_CLOCK + 30 * MINUTE


def test_attempt_cut_short_by_closing_gets_back_just_what_was_lost(
    outage, assignment, enrolment
):
    late = AttemptFactory(
        assignment=assignment,
        enrolment=enrolment,
        started_at=CLOSES - 5 * MINUTE,
        deadline_at=CLOSES,
    )

    outage(3, now=CLOSES - 2 * MINUTE)
    outage(4, now=CLOSES - MINUTE)

    assert deadline(late) == CLOSES + 7 * MINUTE


def test_time_is_given_back_although_the_limit_was_shortened_since(
    outage, assignment, attempt
):
    assignment.time_limit = 5 * MINUTE
    assignment.save()

    assert outage(7).moved == 1
    assert deadline(attempt) == NINE_O_CLOCK + 37 * MINUTE
    assert outage(2).moved == 1
    assert deadline(attempt) == NINE_O_CLOCK + 39 * MINUTE


def test_time_is_given_back_until_closing_at_most(outage, assignment, attempt):
    assignment.time_limit = 5 * MINUTE
    assignment.closes_at = NINE_O_CLOCK + 25 * MINUTE
    assignment.save()

    outage(7)

    assert deadline(attempt) == NINE_O_CLOCK + 32 * MINUTE


def test_outage_moves_a_students_own_closing_too(outage, give, assignment, enrolment):
    give(enrolment, closes_at=CLOSES + DAY)

    outage()

    assert closing(assignment, enrolment) == CLOSES + DAY + 10 * MINUTE
    assert closing(assignment, enrolment, NINE_O_CLOCK) == (CLOSES + DAY + 10 * MINUTE)


def test_outage_of_a_quiz_that_stays_open_moves_no_closing(
    outage, assignment, attempt, enrolment
):
    assignment.closes_at = None
    assignment.save()

    outage()

    assert closing(assignment, enrolment) is None
    assert deadline(attempt) == NINE_O_CLOCK + 40 * MINUTE


def test_outage_of_no_time_is_refused(outage):
    with pytest.raises(NothingExtendedError):
        outage(0)


def test_extension_taken_back_holds_no_more_and_takes_no_time_away(
    give, assignment, attempt, enrolment, instructor
):
    made = give(extra_time=15 * MINUTE, closes_at=CLOSES + DAY).extension

    for _ in range(2):
        revoke_extension(extension=made, by=instructor, now=TEN_PAST + MINUTE)

    made.refresh_from_db()
    assert made.revoked_at == TEN_PAST + MINUTE
    assert closing(assignment, enrolment) == CLOSES
    assert deadline(attempt) == NINE_O_CLOCK + 45 * MINUTE
    taken = AuditEntry.objects.get(action="take back extension")
    assert taken.after == {"revoked_at": "2026-03-02T09:11:00+00:00"}


def test_outage_is_taken_back_whole(outage, give, assignment, enrolment, instructor):
    give(enrolment, closes_at=CLOSES + DAY, now=NINE_O_CLOCK)
    made = outage().extension

    revoke_extension(extension=made, by=instructor, now=TEN_PAST + MINUTE)

    assert Extension.objects.standing().count() == 1
    assert closing(assignment, enrolment) == CLOSES + DAY
