"""What an assignment's rules allow, moment by moment."""

from datetime import timedelta
from decimal import Decimal

import pytest

from quizzes.models import Assignment, Attempt, Counts, Shown
from quizzes.policy import (
    GRACE,
    Standing,
    class_policy,
    deadline_for,
    is_past,
)
from tests.factories.courses import NINE_O_CLOCK
from tests.factories.quizzes import all_shown

DAY = timedelta(days=1)


def assignment(**changes):
    settings = {
        "opens_at": NINE_O_CLOCK,
        "closes_at": NINE_O_CLOCK + 7 * DAY,
        "time_limit": timedelta(minutes=30),
        "attempts_allowed": 2,
        "counts": Counts.BEST,
        **all_shown(Shown.AFTER_SUBMIT),
    }
    return Assignment(**{**settings, **changes})


def marked(number, total):
    return Attempt(
        policy={},
        number=number,
        state=Attempt.State.SUBMITTED,
        total=Decimal(total),
        maximum=Decimal(12),
    )


def standing(*attempts, now=NINE_O_CLOCK + DAY, **changes):
    return Standing(class_policy(assignment(**changes), ()), attempts, now)


@pytest.mark.parametrize(
    ("now", "may_start"),
    [
        pytest.param(NINE_O_CLOCK - timedelta(seconds=1), False, id="too-early"),
        pytest.param(NINE_O_CLOCK, True, id="as-it-opens"),
        pytest.param(NINE_O_CLOCK + 7 * DAY, False, id="as-it-closes"),
    ],
)
def test_attempts_begin_between_opening_and_closing(now, may_start):
    assert standing(now=now).may_start is may_start


def test_open_attempt_comes_before_a_new_one():
    open_attempt = Attempt(number=1, state=Attempt.State.OPEN)

    assert not standing(open_attempt).may_start
    assert standing(open_attempt).open_attempt is open_attempt


def test_used_attempts_leave_none():
    assert standing(marked(1, 5), marked(2, 6)).attempts_left == 0
    assert standing(marked(1, 5), attempts_allowed=None).attempts_left is None


@pytest.mark.parametrize(
    ("counts", "number"), [(Counts.BEST, 2), (Counts.FIRST, 1), (Counts.LAST, 3)]
)
def test_attempt_that_counts_is_the_one_the_rule_names(counts, number):
    attempts = marked(1, 5), marked(2, 9), marked(3, 7)

    assert standing(*attempts, counts=counts).counting.number == number


def test_practice_never_counts():
    practice = marked(1, 10)
    practice.policy = {"behavior": "practice"}

    assert standing(practice, marked(2, 5)).counting.number == 2
    assert standing(practice).counting is None


def test_no_attempt_counts_before_one_is_marked():
    assert standing().counting is None


@pytest.mark.parametrize(
    ("limit", "closing", "minutes"),
    [
        pytest.param(30, 60, 30, id="limit-first"),
        pytest.param(30, 10, 10, id="closing-first"),
        pytest.param(None, 10, 10, id="closing-alone"),
        pytest.param(30, None, 30, id="limit-alone"),
        pytest.param(None, None, None, id="neither"),
    ],
)
def test_deadline_is_whichever_end_comes_first(limit, closing, minutes):
    made = assignment(
        time_limit=limit and timedelta(minutes=limit),
        closes_at=closing and NINE_O_CLOCK + timedelta(minutes=closing),
    )

    expected = minutes and NINE_O_CLOCK + timedelta(minutes=minutes)
    assert deadline_for(class_policy(made, ()), started_at=NINE_O_CLOCK) == expected


def test_deadline_has_fifteen_seconds_of_grace():
    attempt = Attempt(deadline_at=NINE_O_CLOCK)

    assert not is_past(attempt, NINE_O_CLOCK + GRACE)
    assert is_past(attempt, NINE_O_CLOCK + GRACE + timedelta(microseconds=1))
    assert timedelta(seconds=15) == GRACE
