"""Chance that is the same on every machine: whatever is drawn is drawn by name.

A draw depends on the seed and its own name and on no other draw, so a student who
is left out, or an item that is added, changes nothing for the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import log
from statistics import NormalDist
from typing import TypeVar

from quizzes.shuffle import lot

T = TypeVar("T")

BITS = 52  # as many as a float between 0 and 1 holds exactly
SHARES = 1 << BITS
STANDARD = NormalDist()


@dataclass(frozen=True)
class Chance:
    """Named draws from one seed."""

    seed: str

    def of(self, *names: object) -> "Chance":
        """Return the chance of one part, whose draws need shorter names."""
        return Chance(":".join((self.seed, *map(str, names))))

    def token(self, name: object) -> str:
        """Draw 32 letters and digits, such as a server draws for an attempt."""
        return lot(self.seed, str(name)).hex()[:32]

    def share(self, name: object) -> float:
        """Draw a number above 0 and below 1."""
        drawn = int.from_bytes(lot(self.seed, str(name)), "big") >> (512 - BITS)
        return (drawn + 0.5) / SHARES

    def happens(self, name: object, likelihood: float) -> bool:
        """Tell whether something of this likelihood came about."""
        return self.share(name) < likelihood

    def between(self, name: object, low: float, high: float) -> float:
        """Draw evenly from `low` to `high`."""
        return low + (high - low) * self.share(name)

    def moment(self, name: object, low: timedelta, high: timedelta) -> timedelta:
        """Draw a whole second from `low` to `high`."""
        seconds = self.between(name, low.total_seconds(), high.total_seconds())
        return timedelta(seconds=round(seconds))

    def normal(self, name: object, mean: float = 0, deviation: float = 1) -> float:
        """Draw from a bell curve."""
        return mean + deviation * STANDARD.inv_cdf(self.share(name))

    def logistic(self, name: object) -> float:
        """Draw the noise that makes a logistic curve of a threshold."""
        share = self.share(name)
        return log(share / (1 - share))

    def pick(
        self, name: object, values: Sequence[T], weights: Sequence[float] = ()
    ) -> T:
        """Draw one of `values`, evenly or by `weights`."""
        heavy = weights or [1.0] * len(values)
        left = self.share(name) * sum(heavy)
        for value, weight in zip(values, heavy, strict=True):
            left -= weight
            if left < 0:
                return value
        return values[-1]
