"""How far from the key an amount may be."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from quizzes.kinds.amounts import RoundTo
from quizzes.kinds.tolerance import Tolerance


def allows(tolerance, amount, *, key, places=None):
    round_to = None if places is None else RoundTo(places=places)
    return Tolerance.model_validate(tolerance).allows(
        Decimal(amount), key=Decimal(key), round_to=round_to
    )


@pytest.mark.parametrize(
    ("tolerance", "amount", "is_right"),
    [
        pytest.param({"mode": "abs"}, "83", True, id="exact"),
        pytest.param({"mode": "abs"}, "830", False, id="tenfold-error"),
        pytest.param({"mode": "abs"}, "-83", False, id="sign"),
        pytest.param({"mode": "abs", "amount": "0.2"}, "83.2", True, id="at-limit"),
        pytest.param({"mode": "abs", "amount": "0.2"}, "83.21", False, id="beyond"),
        pytest.param({"mode": "rel", "amount": "0.05"}, "87.15", True, id="rel"),
        pytest.param({"mode": "rel", "amount": "0.05"}, "87.16", False, id="rel-out"),
        pytest.param(
            {"mode": "range", "low": "80", "high": "85"}, "80", True, id="range-low"
        ),
        pytest.param(
            {"mode": "range", "low": "80", "high": "85"}, "85", True, id="range-high"
        ),
        pytest.param(
            {"mode": "range", "low": "80", "high": "85"}, "85.1", False, id="range-out"
        ),
    ],
)
def test_limit_itself_is_right(tolerance, amount, is_right):
    assert allows(tolerance, amount, key="83") is is_right


@pytest.mark.parametrize(
    ("amount", "round_", "at_least"),
    [
        pytest.param("83.3", True, True, id="as-told"),
        pytest.param("83.30", True, True, id="trailing-zero"),
        pytest.param("83.33", False, True, id="finer"),
        pytest.param("83.333", False, True, id="unrounded"),
        pytest.param("83.34", False, False, id="finer-and-wrong"),
        pytest.param("83", False, False, id="coarser"),
    ],
)
def test_round_at_least_takes_a_finer_answer_too(amount, round_, at_least):
    assert allows({"mode": "round"}, amount, key="83.333", places=1) is round_
    assert (
        allows({"mode": "round-at-least"}, amount, key="83.333", places=1) is at_least
    )


@pytest.mark.parametrize(
    "tolerance",
    [
        {"mode": "range", "low": "1"},
        {"mode": "abs", "low": "1", "high": "2"},
        {"mode": "abs", "amount": "-1"},
        {"mode": "near"},
        {"mode": "abs", "amount": "NaN"},
    ],
)
def test_tolerance_that_means_nothing_is_refused(tolerance):
    with pytest.raises(ValidationError):
        Tolerance.model_validate(tolerance)
