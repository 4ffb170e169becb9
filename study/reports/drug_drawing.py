"""A drug's half-lives as bars on one logarithmic scale, drawn twice: wide and narrow.

Units: hours along the scale; everything else in units of the drawing's view box.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log
from typing import Any

from django.utils.translation import gettext as _

# The scale reaches at least from and to here, so that drugs can be compared.
SHORTEST, LONGEST = 1.0, 200.0
WIDE, NARROW = 720, 290
TICKS = {WIDE: (1, 3, 6, 12, 24, 48, 100, 200), NARROW: (1, 6, 24, 72, 200)}
EDGE, TOP, BELOW, LINE = 8, 14, 30, 18
# How far under its words a bar lies, and how much room it takes.
UNDER, ROOM = 14, 26
PARENT = "parent"


@dataclass(frozen=True)
class Tick:
    """A line of the scale and its label."""

    x: str
    label: str


@dataclass(frozen=True)
class Bar:
    """One number or range; without `start`, its source names the upper end alone."""

    label: str
    words: str
    # Where its name and its words stand: side by side, or one below the other.
    label_y: int
    words_y: int
    y: int
    # The number of the color: the drug's own, or its metabolite's.
    color: int
    is_cited: bool
    start: str
    end: str
    width: str
    point: str


@dataclass(frozen=True)
class Drawing:
    """One width of the figure."""

    css: str
    width: int
    height: int
    bars: Sequence[Bar]
    ticks: Sequence[Tick]

    @property
    def is_narrow(self) -> bool:
        """Tell whether words stand below names."""
        return self.width == NARROW

    @property
    def floor(self) -> int:
        """Return where the scale lies."""
        return self.height - BELOW

    @property
    def right(self) -> int:
        """Return where the scale ends."""
        return self.width - EDGE

    @property
    def left(self) -> int:
        """Return where the scale begins."""
        return EDGE


@dataclass(frozen=True)
class _Scale:
    """Hours to places."""

    width: int
    low: float
    high: float

    def at(self, hours: float) -> float:
        """Return where a number of hours lies."""
        share = log(hours / self.low) / log(self.high / self.low)
        return EDGE + share * (self.width - 2 * EDGE)


def drawings(rows: Iterable[Mapping[str, Any]]) -> Sequence[Drawing]:
    """Return both widths of a drug's half-lives; none where it has no number.

    Shape: `rows` as `Drug.rows_of` yields them.
    """
    shown = list(rows)
    if not shown:
        return []
    return [
        _drawing(shown, WIDE, "wide-only"),
        _drawing(shown, NARROW, "narrow-only"),
    ]


def _drawing(rows: Sequence[Mapping[str, Any]], width: int, css: str) -> Drawing:
    ends = [
        float(row[end])
        for row in rows
        for end in ("low", "typical", "high")
        if row[end]
    ]
    scale = _Scale(width, min(SHORTEST, *ends), max(LONGEST, *ends))
    lines = 2 if width == NARROW else 1
    step = lines * LINE + ROOM
    return Drawing(
        css,
        width,
        TOP + step * len(rows) + BELOW,
        [_bar(row, TOP + step * at, lines, scale) for at, row in enumerate(rows)],
        [Tick(_place(scale.at(hours)), str(hours)) for hours in TICKS[width]],
    )


def _bar(row: Mapping[str, Any], top: int, lines: int, scale: _Scale) -> Bar:
    low, typical, high = (
        None if row[end] is None else scale.at(float(row[end]))
        for end in ("low", "typical", "high")
    )
    begin = EDGE if low is None else low
    return Bar(
        label=_label(row),
        words=row["words"],
        label_y=top,
        words_y=top + (lines - 1) * LINE,
        y=top + (lines - 1) * LINE + UNDER,
        color=1 if row["role"] == PARENT else 3,
        is_cited=row["is_cited"],
        start="" if low is None else _place(low),
        end="" if high is None else _place(high),
        width="" if high is None else _place(high - begin),
        point="" if typical is None else _place(typical),
    )


def _label(row: Mapping[str, Any]) -> str:
    """Say whose number it is: the substance, the product, other texts."""
    name = row["of"]
    if row["role"] != PARENT:
        name = _("%(name)s (active metabolite)") % {"name": name}
    words = [name, row["product"], "" if row["is_cited"] else row["basis_title"]]
    return ", ".join(word for word in words if word)


def _place(number: float | Decimal) -> str:
    return f"{number:.1f}"
