"""How the marks of a quiz spread, with the pass mark."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts.frame import Tick


@dataclass(frozen=True)
class Column:
    """How many marks lie in one step of the scale."""

    x: float
    y: float
    width: float
    height: float
    css_class: str
    count: int
    label_x: float
    label_y: float


@dataclass(frozen=True)
class Line:
    """A mark that stands over the whole scale, with words beside it."""

    x: float
    label: str
    label_x: float
    anchor: str


@dataclass(frozen=True)
class Marks:
    """How the marks of a quiz spread over the scale, with the pass mark."""

    width: int
    height: int
    left: int
    right: int
    base: int
    ticks_y: int
    columns: Sequence[Column]
    ticks: Sequence[Tick]
    pass_mark: Line
    median: Line | None


STEP = 10


def steps(marks: Sequence[float], pass_mark: float) -> list[tuple[float, float, int]]:
    """Count marks from 0 to 100 in steps of ten that never straddle the pass mark.

    Shape: (from, to, how many); the last step holds 100 too.
    """
    first = pass_mark % STEP
    edges = [0.0, *(first + STEP * each for each in range(11)), 100.0]
    edges = sorted({edge for edge in edges if 0 <= edge <= 100})  # noqa: PLR2004
    ranked = sorted(marks)
    under = [*(bisect_left(ranked, edge) for edge in edges[:-1]), len(ranked)]
    return [
        (low, high, upto - before)
        for (low, high), (before, upto) in zip(
            pairwise(edges), pairwise(under), strict=True
        )
    ]


LEFT, MARGIN, TOP, BASE, HEIGHT = 4, 14, 62, 168, 192


def marks_chart(
    marks: Sequence[float], pass_mark: float, median: float | None, width: int
) -> Marks:
    """Draw how many marks lie where, those under the pass mark in another color."""
    right = width - MARGIN
    scale = (right - LEFT) / 100
    ticks = [Tick(round(LEFT + each * scale, 1), f"{each}%") for each in (25, 50, 75)]
    return Marks(
        width=width,
        height=HEIGHT,
        left=LEFT,
        right=right,
        base=BASE,
        ticks_y=BASE + 18,
        columns=_columns(steps(marks, pass_mark), pass_mark, scale),
        ticks=[Tick(LEFT, "0%", "start"), *ticks, Tick(right, "100%", "end")],
        pass_mark=_line(pass_mark, f"{pass_mark:g}%", scale),
        median=None if median is None else _line(median, f"{median:.0f}%", scale),
    )


def _columns(
    counted: Sequence[tuple[float, float, int]], pass_mark: float, scale: float
) -> list[Column]:
    """Draw the steps that hold any mark, the fullest one to the top."""
    tallest = max(count for _, _, count in counted) or 1
    columns = []
    for low, high, count in counted:
        height = (BASE - TOP) * count / tallest
        if count:
            columns.append(
                Column(
                    x=round(LEFT + low * scale + 1.5, 1),
                    y=round(BASE - height, 1),
                    width=round((high - low) * scale - 3, 1),
                    height=round(height, 1),
                    css_class="f1" if low >= pass_mark else "f3",
                    count=count,
                    label_x=round(LEFT + (low + high) / 2 * scale, 1),
                    label_y=round(BASE - height - 5, 1),
                )
            )
    return columns


def _line(mark: float, label: str, scale: float) -> Line:
    """Return a mark whose words lie on the side that has room."""
    x = LEFT + mark * scale
    is_right = mark > 50  # noqa: PLR2004 - the middle of the scale
    label_x = round(x - 6 if is_right else x + 6, 1)
    return Line(round(x, 1), label, label_x, "end" if is_right else "start")
