"""First-order elimination: what is in the body while doses come, and after the last.

A teaching model. Each dose is there at once and whole, all doses are equal, and the
half-life never changes. It describes no person, and no dose follows from it.

Units:  times in hours; amounts in multiples of one dose.
Source: first-order elimination and superposition, principles of pharmacokinetics.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import expm1, log, log2

# How many half-lives it takes to a plateau, and until next to nothing is left: after
# four 94 % of the way is gone, after five 97 %.
FEWEST, MOST = 4, 5
LN2 = log(2)


@dataclass(frozen=True)
class Span:
    """A range from `low` to `high`; one number is both."""

    low: Decimal
    high: Decimal

    @property
    def is_one(self) -> bool:
        """Tell whether there is one number and no range."""
        return self.low == self.high

    @property
    def settled(self) -> "Span":
        """Return how long a plateau takes, or leaving, for half-lives of this range.

        Worked from both ends: four times the shortest, five times the longest.
        """
        return Span(FEWEST * self.low, MOST * self.high)

    @property
    def upper(self) -> "Span":
        """Return the upper end alone."""
        return Span(self.high, self.high)


@dataclass(frozen=True)
class Regimen:
    """Equal doses at equal intervals, the first one at hour 0."""

    interval: int
    doses: int

    @property
    def last(self) -> int:
        """Return the hour of the last dose."""
        return self.interval * (self.doses - 1)


def share_left(hours: float, half_life: float) -> float:
    """Return what is left of an amount after some hours."""
    return float(2 ** (-hours / half_life))


def time_to_share(share: float, half_life: float) -> float:
    """Return the hours until only that share of an amount is left.

    Shape: `share` lies above 0 and is at most 1.
    """
    return half_life * log2(1 / share)


def amount(at: float, half_life: float, regimen: Regimen, *, dose: float = 1) -> float:
    """Return what is in the body at an hour, a dose of that moment included."""
    given = min(regimen.doses, int(at // regimen.interval) + 1)
    if given < 1:
        return 0.0
    since = at - regimen.interval * (given - 1)
    return (
        dose * _piled(given, half_life, regimen.interval) * share_left(since, half_life)
    )


def plateau_top(half_life: float, interval: float) -> float:
    """Return the amount just after a dose that endless equal doses lead to."""
    return -1 / expm1(-LN2 * interval / half_life)


def plateau_bottom(half_life: float, interval: float) -> float:
    """Return the amount just before the next dose on that plateau."""
    return plateau_top(half_life, interval) - 1


def curve(
    half_life: float, regimen: Regimen, until: float, *, steps: int, tail: int
) -> Iterator[tuple[float, float]]:
    """Yield hours and amounts from the first dose on, in order, for a line.

    At each later dose there are two points, before and after it. Between two doses
    there are `steps` equal pieces. From the last one to `until` there are `tail`,
    which grow, since the line bends most at first.
    """
    for number in range(regimen.doses - 1):
        for step in range(steps + 1):
            yield _after(number, step / steps * regimen.interval, half_life, regimen)
    left = until - regimen.last
    for piece in range(tail + 1):
        passed = (piece / tail) ** 2 * left
        yield _after(regimen.doses - 1, passed, half_life, regimen)


def _after(
    number: int, passed: float, half_life: float, regimen: Regimen
) -> tuple[float, float]:
    """Return the hour and the amount some time after a dose, before the next one."""
    top = _piled(number + 1, half_life, regimen.interval)
    return number * regimen.interval + passed, top * share_left(passed, half_life)


def _piled(doses: int, half_life: float, interval: float) -> float:
    """Return the amount just after the last of some doses, the sum of what is left."""
    rate = -LN2 * interval / half_life
    return expm1(rate * doses) / expm1(rate)
