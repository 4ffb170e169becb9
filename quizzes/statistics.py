"""How hard items are and how well they tell students apart. No database, no clock.

Source: classical test theory; intervals by Wilson (1927) and Fisher (1921).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import atanh, ceil, sqrt, tanh
from statistics import NormalDist
from typing import TypeAlias

# Sums may be exact; figures are not.
Share: TypeAlias = Fraction | float

Z_95 = NormalDist().inv_cdf(0.975)

# How many first attempts a figure needs before it says anything.
FACILITY_FROM = 10
CORRELATION_FROM = 30
FLAGS_FROM = 50
# A distractor is judged only where chance alone would bring it this many students;
# one that fewer than a twentieth choose does no work.
EXPECTED_FROM = 5
WORKING_FROM = 0.05
# Below this correlation an item is looked at before it is used again.
GOOD_CORRELATION = 0.20
# Under this share of the points, an item is too hard to teach from.
HARD, EASY = 0.30, 0.95
# Sums of squares that differ by less than this differ by rounding alone.
NOTHING = 1e-9


@dataclass(frozen=True)
class Interval:
    """Where a figure lies with 95 % confidence."""

    low: float
    high: float

    def has(self, value: float) -> bool:
        """Tell whether `value` can't be ruled out."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Moments:
    """Sums over pairs of an item's share of points (x) and the rest's (y)."""

    n: int
    x: Share = 0
    y: Share = 0
    xx: Share = 0
    yy: Share = 0
    xy: Share = 0

    @property
    def mean(self) -> float | None:
        """Return the mean of x, the item's facility; None of nothing."""
        return float(self.x / self.n) if self.n else None

    @property
    def deviation(self) -> float:
        """Return the sample's standard deviation of x."""
        if self.n < 2:  # noqa: PLR2004 - one value has no spread
            return 0.0
        return sqrt(max(0.0, self.xx - self.x**2 / self.n) / (self.n - 1))

    @property
    def correlation(self) -> float | None:
        """Return Pearson's r of x and y; None where either never varies."""
        if not self.n:
            return None
        spread_x = self.xx - self.x**2 / self.n
        spread_y = self.yy - self.y**2 / self.n
        if min(spread_x, spread_y) < NOTHING * self.n:
            return None
        shared = self.xy - self.x * self.y / self.n
        return max(-1.0, min(1.0, shared / sqrt(spread_x * spread_y)))


def wilson(share: float, n: int) -> Interval:
    """Return the interval of a proportion, good also near 0 and 1.

    Source: Wilson EB. J Am Stat Assoc 1927;22:209.
    """
    spread = Z_95**2 / n
    center = (share + spread / 2) / (1 + spread)
    half = sqrt(share * (1 - share) * spread + spread**2 / 4) / (1 + spread)
    return Interval(max(0.0, center - half), min(1.0, center + half))


def normal(mean: float, deviation: float, n: int) -> Interval:
    """Return the interval of a mean of shares, kept within 0 and 1."""
    half = Z_95 * deviation / sqrt(n)
    return Interval(max(0.0, mean - half), min(1.0, mean + half))


def fisher(r: float, n: int) -> Interval:
    """Return the interval of a correlation of `n` pairs, four or more.

    Source: Fisher RA. Metron 1921;1:3.
    """
    if abs(r) >= 1:
        return Interval(r, r)
    half = Z_95 / sqrt(n - 3)
    return Interval(tanh(atanh(r) - half), tanh(atanh(r) + half))


class Verdict(Enum):
    """What the figures of an item say, the worst first."""

    WRONG_KEY = 1
    CHECK_KEY = 2
    WEAK = 3
    HARD = 4
    EASY = 5
    FINE = 6
    UNCLEAR = 7
    TOO_FEW = 8

    @property
    def is_alarm(self) -> bool:
        """Tell whether the key is in doubt."""
        return self in {Verdict.WRONG_KEY, Verdict.CHECK_KEY}


@dataclass(frozen=True)
class Figures:
    """The figures of one item, each only where enough students answered."""

    moments: Moments
    # Right or wrong, nothing between: its facility is a proportion.
    is_all_or_nothing: bool

    @property
    def n(self) -> int:
        """Return how many first attempts they rest on."""
        return self.moments.n

    @property
    def has_enough(self) -> bool:
        """Tell whether there are enough for a correlation."""
        return self.n >= CORRELATION_FROM

    @property
    def facility(self) -> float | None:
        """Return the mean share of the points."""
        return self.moments.mean if self.n >= FACILITY_FROM else None

    @property
    def facility_interval(self) -> Interval | None:
        """Return the interval of the facility."""
        if self.facility is None:
            return None
        if self.is_all_or_nothing:
            return wilson(self.facility, self.n)
        return normal(self.facility, self.moments.deviation, self.n)

    @property
    def correlation(self) -> float | None:
        """Return the correlation with the rest of the paper."""
        return self.moments.correlation if self.has_enough else None

    @property
    def correlation_interval(self) -> Interval | None:
        """Return the interval of the correlation."""
        return None if self.correlation is None else fisher(self.correlation, self.n)

    @property
    def verdict(self) -> Verdict:
        """Return what the figures say."""
        return self._doubt() or self._difficulty() or self._praise()

    def _doubt(self) -> Verdict | None:
        """Return a low correlation's verdict, where there is enough to judge by."""
        r, interval = self.correlation, self.correlation_interval
        if r is None or interval is None or r >= GOOD_CORRELATION:
            return None
        if r < 0 and not interval.has(0):
            return Verdict.WRONG_KEY
        if self.n < FLAGS_FROM and interval.has(GOOD_CORRELATION):
            return None
        if r < 0:
            return Verdict.CHECK_KEY
        # What nearly everyone gets right can't tell anyone apart; that is its verdict.
        return None if self._difficulty() is Verdict.EASY else Verdict.WEAK

    def _difficulty(self) -> Verdict | None:
        """Return an extreme facility's verdict."""
        if self.facility is None:
            return None
        if self.facility < HARD:
            return Verdict.HARD
        return Verdict.EASY if self.facility > EASY else None

    def _praise(self) -> Verdict:
        """Return that it works, or why nothing can be said."""
        if not self.has_enough:
            return Verdict.TOO_FEW
        if self.correlation is None or self.correlation < GOOD_CORRELATION:
            return Verdict.UNCLEAR
        return Verdict.FINE


def thirds(shares: Sequence[float]) -> list[int]:
    """Sort students into the bottom (0), middle (1) and top third (2), in their order.

    Equal shares always fall together, so the thirds may differ in size.
    """
    ranked = sorted(shares)
    third = ceil(len(ranked) / 3)
    low, high = ranked[third - 1], ranked[-third]
    return [0 if share <= low else 2 if share >= high else 1 for share in shares]
