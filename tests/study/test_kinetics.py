"""The arithmetic of the half-life lab, against values worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.kinetics import (
    Regimen,
    Span,
    amount,
    curve,
    plateau_bottom,
    plateau_top,
    share_left,
    time_to_share,
)

DAILY = Regimen(interval=24, doses=22)

half_lives = st.floats(min_value=1, max_value=400)
regimens = st.builds(
    Regimen,
    interval=st.integers(min_value=1, max_value=168),
    doses=st.integers(min_value=1, max_value=60),
)
hours = st.floats(min_value=0, max_value=4_000)


def test_clonazepam_settles_in_120_to_200_hours():
    assert Span(Decimal(30), Decimal(40)).settled == Span(Decimal(120), Decimal(200))


@pytest.mark.parametrize(
    ("low", "high", "settled"),
    [
        pytest.param("3.5", "18.4", ("14.0", "92.0"), id="temazepam"),
        pytest.param("73", "73", ("292", "365"), id="one-number"),
        pytest.param("1.5", "5.5", ("6.0", "27.5"), id="triazolam"),
    ],
)
def test_range_is_worked_from_both_ends(low, high, settled):
    span = Span(Decimal(low), Decimal(high)).settled

    assert (str(span.low), str(span.high)) == settled


def test_upper_end_is_one_number():
    upper = Span(Decimal(30), Decimal(40)).upper

    assert (upper, upper.is_one) == (Span(Decimal(40), Decimal(40)), True)


@pytest.mark.parametrize(
    ("hours_passed", "left"),
    [(0, 1), (40, 0.5), (80, 0.25), (120, 0.125), (160, 0.0625), (200, 0.03125)],
)
def test_half_is_left_after_each_half_life(hours_passed, left):
    assert share_left(hours_passed, 40) == left


@pytest.mark.parametrize(
    ("share", "expected"), [(1, 0), (0.5, 40), (0.25, 80), (0.03125, 200)]
)
def test_time_to_a_share_counts_the_halvings(share, expected):
    assert time_to_share(share, 40) == expected


@pytest.mark.parametrize(
    ("half_life", "top", "bottom"),
    [(12, 1.33, 0.33), (24, 2.00, 1.00), (40, 2.94, 1.94), (100, 6.53, 5.53)],
)
def test_plateau_of_one_dose_a_day(half_life, top, bottom):
    assert round(plateau_top(half_life, 24), 2) == top
    assert round(plateau_bottom(half_life, 24), 2) == bottom


@pytest.mark.parametrize(
    ("dose", "at_12", "at_40", "at_100"),
    [
        (1, 1.00, 1.00, 1.00),
        (3, 1.31, 2.10, 2.56),
        (8, 1.33, 2.83, 4.80),
        (15, 1.33, 2.93, 5.99),
        (22, 1.33, 2.94, 6.36),
    ],
)
def test_amount_just_after_a_dose(dose, at_12, at_40, at_100):
    at = 24 * (dose - 1)

    found = [round(amount(at, half_life, DAILY), 2) for half_life in (12, 40, 100)]

    assert found == [at_12, at_40, at_100]


def test_two_doses_a_half_life_apart_add_up():
    twice = Regimen(interval=10, doses=2)

    found = [amount(at, 10, twice) for at in (0, 5, 10, 20, 30)]

    assert found == pytest.approx([1, 2**-0.5, 1.5, 0.75, 0.375])


def test_nothing_is_there_before_the_first_dose():
    assert amount(-1, 40, DAILY) == 0


def test_line_has_two_points_at_each_later_dose():
    line = list(curve(10, Regimen(interval=10, doses=2), 20, steps=1, tail=2))

    assert line == [
        (0, pytest.approx(1)),
        (10, pytest.approx(0.5)),
        (10, pytest.approx(1.5)),
        (12.5, pytest.approx(1.5 * 2**-0.25)),
        (20, pytest.approx(0.75)),
    ]


@given(half_lives, half_lives, regimens)
def test_longer_half_life_never_lowers_the_plateau(one, other, regimen):
    short, long = sorted((one, other))

    tops = [plateau_top(each, regimen.interval) for each in (short, long)]

    assert tops[0] <= tops[1]


@given(half_lives, half_lives, regimens, hours)
def test_longer_half_life_never_leaves_less(one, other, regimen, at):
    short, long = sorted((one, other))

    assert amount(at, short, regimen) <= amount(at, long, regimen) * (1 + 1e-9)


@given(half_lives, regimens, hours)
def test_amount_is_never_negative_and_never_above_the_plateau(half_life, regimen, at):
    found = amount(at, half_life, regimen)

    assert 0 <= found <= plateau_top(half_life, regimen.interval) * (1 + 1e-9)


@given(half_lives, regimens, hours, st.floats(min_value=0.01, max_value=100))
def test_amount_grows_with_the_dose_in_proportion(half_life, regimen, at, dose):
    alone = amount(at, half_life, regimen)

    assert amount(at, half_life, regimen, dose=dose) == pytest.approx(dose * alone)


@given(half_lives, st.integers(min_value=1, max_value=168))
def test_each_interval_of_the_plateau_loses_one_dose(half_life, interval):
    top = plateau_top(half_life, interval)

    assert top * share_left(interval, half_life) == pytest.approx(
        plateau_bottom(half_life, interval)
    )
