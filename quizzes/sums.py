"""What first answers add up to, exactly. No database, no clock.

Shares are kept in billionths, as whole numbers: whatever is added can be taken away
again, in any order, and nothing drifts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias

from quizzes.statistics import Moments

UNIT = 10**9
# Stands for "no option" where options are counted by their id.
NO_OPTION = ""


@dataclass(frozen=True)
class Part:
    """What one first answer adds to its item's sums.

    Units: `x` is the share earned of the item's points and `y` of all other points of
    the paper, in billionths.
    """

    version: int
    x: int
    y: int
    is_omitted: bool
    # Of items with one right option, what was chosen; None of all others.
    choice: str | None = None

    def document(self) -> list[Any]:
        """Return it as JSON values."""
        return [self.version, self.x, self.y, self.is_omitted, self.choice]


@dataclass
class Sums:
    """One version of an item, over the first answers to it in one class."""

    n: int = 0
    x: int = 0
    y: int = 0
    xx: int = 0
    yy: int = 0
    xy: int = 0
    omitted: int = 0
    full: int = 0
    none: int = 0
    # By option, how many chose it and what they earned on the rest.
    chosen: dict[str, list[int]] = field(default_factory=dict)

    def add(self, part: Part, sign: int = 1) -> None:
        """Take one answer in, or with a `sign` of -1 out again."""
        x, y = part.x, part.y
        self.n += sign
        self.x += sign * x
        self.y += sign * y
        self.xx += sign * x * x
        self.yy += sign * y * y
        self.xy += sign * x * y
        self.omitted += sign * part.is_omitted
        self.full += sign * (x == UNIT)
        self.none += sign * (x == 0)
        if part.choice is not None:
            counts = self.chosen.setdefault(part.choice, [0, 0])
            counts[0] += sign
            counts[1] += sign * y
            if not counts[0]:
                del self.chosen[part.choice]

    @property
    def moments(self) -> Moments:
        """Return the sums as shares, still exact."""
        square = UNIT * UNIT
        return Moments(
            n=self.n,
            x=Fraction(self.x, UNIT),
            y=Fraction(self.y, UNIT),
            xx=Fraction(self.xx, square),
            yy=Fraction(self.yy, square),
            xy=Fraction(self.xy, square),
        )

    def chose(self, option: str) -> tuple[int, float | None]:
        """Return how many chose `option`, and their mean share of the rest."""
        count, rest = self.chosen.get(option, (0, 0))
        return count, rest / (count * UNIT) if count else None


# By the key of the item's version.
Tallied: TypeAlias = dict[int, Sums]


def billionths(numerator: int, denominator: int) -> int:
    """Return a fraction in billionths, half up; nothing of nothing."""
    if denominator <= 0:
        return 0
    return (2 * numerator * UNIT + denominator) // (2 * denominator)


def add_parts(sums: Tallied, parts: Iterable[Part], sign: int = 1) -> None:
    """Take answers in, or out again; a version that nobody is left of goes, too."""
    for part in parts:
        own = sums.setdefault(part.version, Sums())
        own.add(part, sign)
        if not own.n:
            del sums[part.version]


def read_parts(document: Iterable[list[Any]]) -> list[Part]:
    """Read what `Part.document` wrote."""
    return [Part(*values) for values in document]


def write_sums(sums: Tallied) -> dict[str, Any]:
    """Return the sums as JSON values."""
    return {str(version): asdict(own) for version, own in sums.items()}


def read_sums(document: Mapping[str, Any]) -> Tallied:
    """Read what `write_sums` wrote."""
    return {int(version): Sums(**own) for version, own in document.items()}
