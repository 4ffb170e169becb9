"""Where a quiz stands, in a line."""

from datetime import timedelta

import pytest

from quizzes.models import Attempt, Counts, Shown
from study.reports.standings import standings_of
from study.reports.wording import attempts_used, ends_soon, told
from tests.factories.courses import NINE_O_CLOCK
from tests.factories.quizzes import (
    AnswerFactory,
    AssignmentFactory,
    AttemptFactory,
    SlotFactory,
    all_shown,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Nine UTC is three in the morning in Chicago, where the cohort is.
CLOSES = NINE_O_CLOCK + 7 * DAY


def words(enrolment):
    [quiz] = standings_of(enrolment, NINE_O_CLOCK)
    return told(quiz)


@pytest.fixture
def assign(enrolment):
    """Give the class a quiz of twelve questions."""

    def made(**fields):
        assignment = AssignmentFactory(cohort=enrolment.cohort, **fields)
        SlotFactory(quiz=assignment.quiz, draw=12)
        return assignment

    return made


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {},
            "12 questions, closes Mon 9 Mar, 04:00 CDT",
            id="closing-after-the-clocks",
        ),
        pytest.param(
            {"closes_at": NINE_O_CLOCK + HOUR},
            "12 questions, closes today, 04:00 CST",
            id="closing-today",
        ),
        pytest.param({"closes_at": None}, "12 questions", id="no-date"),
        pytest.param(
            {"due_at": NINE_O_CLOCK + DAY},
            "12 questions, due Tue 3 Mar, 03:00 CST",
            id="due",
        ),
        pytest.param(
            {"due_at": NINE_O_CLOCK + HOUR},
            "12 questions, due today, 04:00 CST",
            id="today",
        ),
        pytest.param(
            {"due_at": NINE_O_CLOCK - DAY},
            "12 questions, was due Sun 1 Mar, 03:00 CST and is open still",
            id="late",
        ),
        pytest.param(
            {"opens_at": NINE_O_CLOCK + DAY}, "Opens Tue 3 Mar, 03:00 CST", id="later"
        ),
        pytest.param(
            {"closes_at": NINE_O_CLOCK},
            "Closed Mon 2 Mar, 03:00 CST, not taken",
            id="closed",
        ),
    ],
)
def test_quiz_not_begun_says_until_when(assign, enrolment, fields, expected):
    assign(**fields)

    assert words(enrolment) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"due_at": NINE_O_CLOCK - DAY}, "Quiz past due"),
        ({"due_at": NINE_O_CLOCK + HOUR}, "Quiz due today"),
        ({"due_at": NINE_O_CLOCK + DAY}, "Quiz due tomorrow"),
        ({"due_at": NINE_O_CLOCK + 2 * DAY}, "Quiz due in 2 days"),
        ({"closes_at": NINE_O_CLOCK + HOUR}, "Quiz closes today"),
        ({"closes_at": NINE_O_CLOCK + DAY}, "Quiz closes tomorrow"),
        ({"closes_at": NINE_O_CLOCK + 2 * DAY}, "Quiz closes in 2 days"),
    ],
)
def test_date_that_is_near_is_called_what_it_is(assign, enrolment, fields, expected):
    assign(**fields)

    [quiz] = standings_of(enrolment, NINE_O_CLOCK)
    assert ends_soon(quiz) == expected


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (NINE_O_CLOCK + HOUR, "1 of 12 answered, 60 min left"),
        (NINE_O_CLOCK + DAY, "1 of 12 answered, 1440 min left"),
        (NINE_O_CLOCK + 2 * DAY, "1 of 12 answered, open until Wed 4 Mar, 03:00 CST"),
        (None, "1 of 12 answered"),
        (NINE_O_CLOCK - HOUR, "Time is up; see what was counted"),
    ],
)
def test_open_attempt_says_how_far_it_is(assign, enrolment, deadline, expected):
    attempt = AttemptFactory(
        assignment=assign(), enrolment=enrolment, deadline_at=deadline
    )
    AnswerFactory(attempt=attempt, state="complete")

    assert words(enrolment) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Best 80%, passed"),
        ({"counts": Counts.LAST}, "Last 69%, not passed, pass mark 70%"),
        ({"counts": Counts.FIRST}, "First 80%, passed"),
        (all_shown(Shown.AFTER_CLOSE), "Submitted; the result opens later"),
    ],
)
def test_submitted_quiz_says_the_mark_that_counts(assign, enrolment, fields, expected):
    assignment = assign(**fields)
    for number, total in ((1, "8"), (2, "6.99")):
        AttemptFactory(
            assignment=assignment,
            enrolment=enrolment,
            number=number,
            state=Attempt.State.SUBMITTED,
            submitted_at=NINE_O_CLOCK,
            total=total,
            maximum=10,
            has_passed=number == 1,
        )

    assert words(enrolment) == expected


def test_mark_that_may_rise_says_so(assign, enrolment):
    AttemptFactory(
        assignment=assign(),
        enrolment=enrolment,
        state=Attempt.State.SUBMITTED,
        submitted_at=NINE_O_CLOCK,
        total="6",
        maximum=10,
        has_passed=False,
        answers_waiting=2,
        points_waiting=2,
    )

    assert words(enrolment) == (
        "Best 60%, not passed, pass mark 70%, 2 answers to be marked by your instructor"
    )


@pytest.mark.parametrize(
    ("allowed", "expected"), [(2, "0 of 2 attempts used"), (None, "0 attempts")]
)
def test_attempts_are_counted_against_what_is_allowed(
    assign, enrolment, allowed, expected
):
    assign(attempts_allowed=allowed)

    [quiz] = standings_of(enrolment, NINE_O_CLOCK)

    assert attempts_used(quiz) == expected
