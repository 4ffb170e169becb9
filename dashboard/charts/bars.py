"""Bars cut into parts, such as done, begun and not begun."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.frame import WIDE, clipped


@dataclass(frozen=True)
class Segment:
    """A piece of a bar."""

    x: float
    width: float
    css_class: str


@dataclass(frozen=True)
class BarRow:
    """A bar with its name and its numbers in words above it."""

    name: str
    words: str
    name_y: int
    words_y: int
    words_x: int
    anchor: str
    bar_y: int
    segments: Sequence[Segment]


@dataclass(frozen=True)
class BarChart:
    """Bars of one length, each cut into parts."""

    width: int
    height: int
    rows: Sequence[BarRow]


@dataclass(frozen=True)
class BarNumbers:
    """What one bar shows: its parts, each with the class that colors it."""

    name: str
    words: str
    parts: Sequence[tuple[int, str]]


BAR_HEIGHT, LINE_HEIGHT = 14, 19


def stacked_bars(bars: Sequence[BarNumbers], width: int) -> BarChart:
    """Draw each bar over the whole width; on a narrow one the words go below."""
    is_wide = width >= WIDE
    head = LINE_HEIGHT if is_wide else 2 * LINE_HEIGHT
    step = head + BAR_HEIGHT + 24
    rows = []
    for index, bar in enumerate(bars):
        top = index * step
        rows.append(
            BarRow(
                name=clipped(bar.name, width if not is_wide else width - 260),
                words=bar.words,
                name_y=top + 13,
                words_y=top + 13 if is_wide else top + 13 + LINE_HEIGHT,
                words_x=width if is_wide else 0,
                anchor="end" if is_wide else "start",
                bar_y=top + head + 3,
                segments=_segments(bar.parts, width),
            )
        )
    return BarChart(width, max(step, len(rows) * step) - 20, rows)


def _segments(parts: Sequence[tuple[int, str]], width: int) -> Sequence[Segment]:
    """Lay the parts that are not empty end to end."""
    total = sum(count for count, _ in parts)
    at, found = 0.0, []
    for count, css_class in parts:
        if count:
            length = width * count / total
            found.append(Segment(round(at, 1), round(length, 1), css_class))
            at += length
    return found
