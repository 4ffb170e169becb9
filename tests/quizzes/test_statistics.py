from statistics import correlation, fmean, stdev

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizzes.statistics import (
    Figures,
    Interval,
    Moments,
    Verdict,
    fisher,
    normal,
    thirds,
    wilson,
)

SHARES = st.integers(0, 12).map(lambda twelfths: twelfths / 12)
PAIRS = st.lists(st.tuples(SHARES, SHARES), min_size=4, max_size=60)


def moments(pairs):
    """Return the sums that the database would return for `pairs`."""
    return Moments(
        n=len(pairs),
        x=sum(x for x, _ in pairs),
        y=sum(y for _, y in pairs),
        xx=sum(x * x for x, _ in pairs),
        yy=sum(y * y for _, y in pairs),
        xy=sum(x * y for x, y in pairs),
    )


def correlated(r, n, mean=0.6):
    """Return sums whose correlation is exactly `r`."""
    spread = mean * (1 - mean)
    return Moments(
        n=n,
        x=n * mean,
        y=n * mean,
        xx=n * (spread + mean**2),
        yy=n * (spread + mean**2),
        xy=n * (r * spread + mean**2),
    )


def figures(r, n, mean=0.6):
    """Return the figures of a right-or-wrong item."""
    return Figures(correlated(r, n, mean), is_all_or_nothing=True)


def rounded(interval):
    """Return an interval as it is printed."""
    return (round(interval.low, 2), round(interval.high, 2))


@pytest.mark.parametrize(
    ("right", "n", "expected"),
    [
        pytest.param(8, 10, (0.49, 0.94), id="8-of-10"),
        pytest.param(40, 50, (0.67, 0.89), id="40-of-50"),
        pytest.param(0, 10, (0.0, 0.28), id="none-of-10"),
        pytest.param(10, 10, (0.72, 1.0), id="all-of-10"),
    ],
)
def test_wilson_interval(right, n, expected):
    assert rounded(wilson(right / n, n)) == expected


@pytest.mark.parametrize(
    ("n", "expected"), [(30, (-0.17, 0.52)), (50, (-0.08, 0.45)), (100, (0.0, 0.38))]
)
def test_interval_of_a_correlation_of_a_fifth(n, expected):
    assert rounded(fisher(0.20, n)) == expected


def test_interval_of_a_perfect_correlation_is_itself():
    assert fisher(-1.0, 30) == Interval(-1.0, -1.0)


def test_normal_interval():
    assert rounded(normal(0.5, 0.3, 36)) == (0.40, 0.60)


def test_normal_interval_stays_within_no_points_and_all():
    assert rounded(normal(0.95, 0.4, 10)) == (0.70, 1.0)


def test_moments_of_five_students():
    found = moments([(1, 0.8), (1, 0.6), (0, 0.4), (1, 0.7), (0, 0.5)])

    assert found.mean == pytest.approx(0.6)
    assert found.deviation == pytest.approx(0.5477, abs=1e-4)
    assert found.correlation == pytest.approx(0.8660, abs=1e-4)


def test_moments_of_nobody_say_nothing():
    nobody = Moments(n=0)

    assert (nobody.mean, nobody.deviation, nobody.correlation) == (None, 0.0, None)


def test_item_that_everyone_gets_right_correlates_with_nothing():
    assert moments([(1, 0.2), (1, 0.8), (1, 0.5), (1, 0.9)]).correlation is None


@given(PAIRS)
def test_moments_agree_with_the_plain_formulas(pairs):
    xs, ys = zip(*pairs, strict=True)
    found = moments(pairs)

    assert found.mean == pytest.approx(fmean(xs))
    assert found.deviation == pytest.approx(stdev(xs), abs=1e-6)
    if len(set(xs)) > 1 and len(set(ys)) > 1:
        assert found.correlation == pytest.approx(correlation(xs, ys), abs=1e-6)
    else:
        assert found.correlation is None


@given(st.integers(1, 500), st.data())
def test_wilson_interval_holds_the_share_and_stays_within_0_and_1(n, data):
    share = data.draw(st.integers(0, n)) / n
    found = wilson(share, n)

    assert 0 <= found.low <= share + 1e-9
    assert share - 1e-9 <= found.high <= 1


@given(st.integers(-99, 99), st.integers(4, 500))
def test_interval_narrows_as_students_are_added(hundredths, n):
    few, many = fisher(hundredths / 100, n), fisher(hundredths / 100, 2 * n)

    assert few.low <= many.low <= hundredths / 100 + 1e-9
    assert hundredths / 100 - 1e-9 <= many.high <= few.high


@pytest.mark.parametrize(
    ("n", "facility", "correlation_shown"),
    [(9, None, False), (10, 0.6, False), (29, 0.6, False), (30, 0.6, True)],
)
def test_figures_wait_until_there_are_enough_students(n, facility, correlation_shown):
    found = figures(0.3, n)

    assert found.facility == (None if facility is None else pytest.approx(facility))
    assert (found.correlation is not None) == correlation_shown
    assert (found.facility_interval is None) == (facility is None)
    assert (found.correlation_interval is None) == (not correlation_shown)


@pytest.mark.parametrize(
    ("r", "n", "mean", "verdict"),
    [
        pytest.param(-0.40, 35, 0.6, Verdict.WRONG_KEY, id="interval-under-0"),
        pytest.param(-0.30, 38, 0.6, Verdict.CHECK_KEY, id="under-a-fifth-for-sure"),
        pytest.param(-0.10, 30, 0.6, Verdict.UNCLEAR, id="may-be-a-fifth-yet"),
        pytest.param(-0.10, 50, 0.6, Verdict.CHECK_KEY, id="negative-with-enough"),
        pytest.param(0.10, 49, 0.6, Verdict.UNCLEAR, id="low-with-too-few"),
        pytest.param(0.10, 50, 0.6, Verdict.WEAK, id="low-with-enough"),
        pytest.param(0.05, 50, 0.97, Verdict.EASY, id="too-easy-to-tell-apart"),
        pytest.param(0.30, 30, 0.2, Verdict.HARD, id="hard"),
        pytest.param(0.21, 30, 0.6, Verdict.FINE, id="good"),
        pytest.param(-0.90, 29, 0.6, Verdict.TOO_FEW, id="too-few-to-say"),
        pytest.param(0.90, 9, 0.1, Verdict.TOO_FEW, id="too-few-even-for-facility"),
        pytest.param(0.90, 10, 0.1, Verdict.HARD, id="hard-before-it-correlates"),
    ],
)
def test_verdict(r, n, mean, verdict):
    assert figures(r, n, mean).verdict is verdict


def test_only_a_doubted_key_is_an_alarm():
    alarms = [verdict for verdict in Verdict if verdict.is_alarm]

    assert alarms == [Verdict.WRONG_KEY, Verdict.CHECK_KEY]


def test_partial_credit_has_the_interval_of_a_mean():
    pairs = [(0.5, 0.1)] * 6 + [(1.0, 0.9)] * 6
    found = Figures(moments(pairs), is_all_or_nothing=False)

    assert rounded(found.facility_interval) == (0.60, 0.90)


def test_thirds_of_nine():
    shares = [0.9, 0.1, 0.5, 0.8, 0.2, 0.4, 0.7, 0.3, 0.6]

    assert thirds(shares) == [2, 0, 1, 2, 0, 1, 2, 0, 1]


@given(st.lists(SHARES, min_size=3, max_size=60))
def test_thirds_keep_equals_together_and_the_order(shares):
    assume(len(set(shares)) > 1)
    pairs = sorted(zip(shares, thirds(shares), strict=True))

    groups = [group for _, group in pairs]
    assert groups == sorted(groups)
    assert len(dict(pairs)) == len(set(pairs))
