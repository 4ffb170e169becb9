"""What each behavior allows after each try, and what a try is worth."""

from decimal import Decimal
from fractions import Fraction

import pytest

from quizzes.behaviors import (
    IMMEDIATE,
    Deferred,
    Interactive,
    Practice,
    Ruling,
    as_stored,
    strategy_for,
)
from quizzes.kinds.base import Outcome

WRONG = Outcome(raw=0, max=4, elements=())
PARTLY = Outcome(raw=3, max=4, elements=())
RIGHT = Outcome(raw=4, max=4, elements=())
FOR_A_PERSON = Outcome(raw=0, max=4, elements=(), needs_person=True)
THREE_TRIES = Interactive(tries_allowed=3, penalty=Fraction("0.3333"))
LOCKED = Ruling(is_locked=True, may_try=False, is_feedback_due=True, factor=Fraction(0))


def open_for(factor, *, is_feedback_due=True):
    return Ruling(
        is_locked=False,
        may_try=True,
        is_feedback_due=is_feedback_due,
        factor=Fraction(factor),
    )


@pytest.mark.parametrize(
    ("penalty", "factors"),
    [
        ("0", ["1.0000", "1.0000", "1.0000", "1.0000"]),
        ("33.33", ["1.0000", "0.6667", "0.3334", "0.0001"]),
        ("33.34", ["1.0000", "0.6666", "0.3332", "0.0000"]),
        ("50", ["1.0000", "0.5000", "0.0000", "0.0000"]),
        ("100", ["1.0000", "0.0000", "0.0000", "0.0000"]),
        ("0.01", ["1.0000", "0.9999", "0.9998", "0.9997"]),
    ],
)
def test_each_try_after_the_first_takes_the_penalty_off_exactly(penalty, factors):
    strategy = strategy_for(
        {"behavior": "interactive", "tries_allowed": 4, "penalty": penalty}
    )

    exact = [strategy.factor(number) for number in (1, 2, 3, 4)]

    assert exact == [Fraction(factor) for factor in factors]
    assert [as_stored(factor) for factor in exact] == [Decimal(f) for f in factors]


@pytest.mark.parametrize(
    ("strategy", "tries", "outcome", "ruling"),
    [
        pytest.param(
            Deferred(),
            0,
            None,
            Ruling(
                is_locked=False,
                may_try=False,
                is_feedback_due=False,
                factor=Fraction(0),
            ),
            id="deferred-takes-no-try",
        ),
        (IMMEDIATE, 0, None, open_for(1, is_feedback_due=False)),
        pytest.param(IMMEDIATE, 1, WRONG, LOCKED, id="immediate-locks-when-wrong"),
        pytest.param(IMMEDIATE, 1, RIGHT, LOCKED, id="immediate-locks-when-right"),
        (THREE_TRIES, 0, None, open_for(1, is_feedback_due=False)),
        (THREE_TRIES, 1, WRONG, open_for("0.6667")),
        (THREE_TRIES, 2, PARTLY, open_for("0.3334")),
        pytest.param(THREE_TRIES, 3, PARTLY, LOCKED, id="the-last-try-locks"),
        pytest.param(THREE_TRIES, 1, RIGHT, LOCKED, id="full-points-lock"),
        pytest.param(THREE_TRIES, 1, FOR_A_PERSON, LOCKED, id="a-person-marks-once"),
        (Practice(), 0, None, open_for(1, is_feedback_due=False)),
        (Practice(), 1, WRONG, open_for(1)),
        pytest.param(Practice(), 99, RIGHT, open_for(1), id="practice-never-locks"),
    ],
)
def test_behavior_rules_after_each_try(strategy, tries, outcome, ruling):
    assert strategy.after(tries, outcome) == ruling


@pytest.mark.parametrize(
    ("policy", "strategy"),
    [
        ({}, Deferred()),
        ({"behavior": "deferred"}, Deferred()),
        ({"behavior": "immediate", "tries_allowed": 5}, IMMEDIATE),
        (
            {"behavior": "interactive", "tries_allowed": 3, "penalty": "33.33"},
            THREE_TRIES,
        ),
        ({"behavior": "practice"}, Practice()),
    ],
)
def test_behavior_is_read_from_the_rules_as_they_were(policy, strategy):
    assert strategy_for(policy) == strategy


@pytest.mark.parametrize(
    ("name", "is_graded"),
    [
        ("deferred", True),
        ("immediate", True),
        ("interactive", True),
        ("practice", False),
    ],
)
def test_only_practice_never_counts(name, is_graded):
    assert strategy_for({"behavior": name}).is_graded is is_graded
