"""Where one student stands with the quizzes of a class."""

from datetime import timedelta

import pytest

from quizzes.models import Attempt, Counts
from study.reports.standings import State, standings_of
from tests.factories.courses import NINE_O_CLOCK
from tests.factories.quizzes import AssignmentFactory, AttemptFactory, SlotFactory

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MARKED = {
    "state": Attempt.State.SUBMITTED,
    "submitted_at": NINE_O_CLOCK,
    "maximum": 10,
}


def assign(enrolment, **fields):
    return AssignmentFactory(cohort=enrolment.cohort, **fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, State.TO_START, id="open"),
        pytest.param({"opens_at": NINE_O_CLOCK + HOUR}, State.OPENS_LATER, id="later"),
        pytest.param({"closes_at": NINE_O_CLOCK}, State.CLOSED, id="closed"),
    ],
)
def test_quiz_says_what_can_be_done(enrolment, fields, expected):
    assign(enrolment, **fields)

    [quiz] = standings_of(enrolment, NINE_O_CLOCK)

    assert quiz.state == expected


def test_days_left_are_counted_on_the_cohorts_clock(enrolment):
    late_on_the_second_in_chicago = NINE_O_CLOCK + timedelta(hours=20, minutes=59)
    assign(enrolment, due_at=late_on_the_second_in_chicago)

    [quiz] = standings_of(enrolment, NINE_O_CLOCK)

    assert (quiz.days_left, quiz.is_due_soon, quiz.is_late) == (0, True, False)


def test_quiz_past_due_is_late_and_still_waits(enrolment):
    assign(enrolment, due_at=NINE_O_CLOCK - DAY)

    [quiz] = standings_of(enrolment, NINE_O_CLOCK)

    assert (quiz.is_late, quiz.is_due_soon) == (True, True)


def test_the_mark_that_counts_is_shown(enrolment):
    assignment = assign(enrolment, counts=Counts.BEST)
    for number, total in ((1, "8"), (2, "6.99")):
        AttemptFactory(
            assignment=assignment,
            enrolment=enrolment,
            number=number,
            total=total,
            has_passed=number == 1,
            **MARKED,
        )

    [quiz] = standings_of(enrolment, NINE_O_CLOCK)

    assert (quiz.whole_percent, quiz.has_passed, quiz.pass_mark) == (80, True, "70")


def test_retired_quiz_shows_only_to_who_took_it(enrolment):
    assign(enrolment, quiz__is_retired=True)
    taken = assign(enrolment, quiz__is_retired=True)
    AttemptFactory(assignment=taken, enrolment=enrolment)

    quizzes = standings_of(enrolment, NINE_O_CLOCK)

    assert [quiz.assignment for quiz in quizzes] == [taken]


def test_questions_are_what_an_attempt_draws(enrolment):
    assignment = assign(enrolment)
    SlotFactory(quiz=assignment.quiz, draw=1)
    SlotFactory(quiz=assignment.quiz, draw=11)
    SlotFactory(quiz=assignment.quiz, draw=5, is_retired=True)

    [quiz] = standings_of(enrolment, NINE_O_CLOCK)

    assert quiz.questions == 12
