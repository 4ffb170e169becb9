"""Items by how hard they are and how well they tell students apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.frame import WIDE, Tick, clipped


@dataclass(frozen=True)
class Dot:
    """An item at its facility and correlation."""

    x: float
    y: float
    css_class: str
    label: str
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True)
class Grade:
    """A mark on the upright scale."""

    at: float
    label_y: float
    label: str


@dataclass(frozen=True)
class Scatter:
    """Items by how hard they are and how well they tell apart."""

    width: int
    height: int
    left: int
    right: int
    top: int
    base: int
    threshold: float
    zone_height: float
    plot_width: int
    middle: float
    grades_x: int
    ticks_y: int
    title_y: int
    x_ticks: Sequence[Tick]
    y_ticks: Sequence[Grade]
    dots: Sequence[Dot]


@dataclass(frozen=True)
class Point:
    """One item's two figures, its color, and its name where it is to be named."""

    facility: float
    correlation: float
    css_class: str
    label: str = ""


def scatter(points: Sequence[Point], threshold: float, width: int) -> Scatter:
    """Draw the points on a scale of correlation that holds them all."""
    left, right, top, base = 44, width - 14, 12, 300 if width >= WIDE else 250
    values = [point.correlation for point in points]
    low = min(-2, *(int(5 * value) - 1 for value in values), 0) / 5
    high = max(3, *(int(5 * value) + 1 for value in values), 0) / 5

    def y_of(value: float) -> float:
        return round(base - (value - low) / (high - low) * (base - top), 1)

    def x_of(value: float) -> float:
        return round(left + value * (right - left), 1)

    count = round((high - low) * 5) + 1
    grades = [low + index / 5 for index in range(count)]
    shares = [Tick(x_of(each / 4), f"{25 * each}%") for each in range(4)]
    return Scatter(
        width=width,
        height=base + 44,
        left=left,
        right=right,
        top=top,
        base=base,
        threshold=y_of(threshold),
        zone_height=round(base - y_of(threshold), 1),
        plot_width=right - left,
        middle=x_of(0.5),
        grades_x=left - 7,
        ticks_y=base + 19,
        title_y=base + 39,
        x_ticks=[*shares, Tick(right, "100%", "end")],
        y_ticks=[
            Grade(y_of(each), round(y_of(each) + 4.5, 1), _written(each))
            for each in grades
        ],
        dots=[
            _dot(point, x_of(point.facility), y_of(point.correlation), width)
            for point in points
        ],
    )


def _written(value: float) -> str:
    """Write a grade of the upright scale with a real minus sign."""
    return f"{value + 0.0:.1f}".replace("-0.0", "0.0").replace("-", "\N{MINUS SIGN}")


def _dot(point: Point, x: float, y: float, width: int) -> Dot:
    """Put the name of a point on the side that has room."""
    is_right = x > width / 2
    label = clipped(point.label, (x if is_right else width - x) - 14)
    return Dot(
        x=x,
        y=y,
        css_class=point.css_class,
        label=label,
        label_x=round(x - 10 if is_right else x + 10, 1),
        label_y=round(y + 4.5, 1),
        anchor="end" if is_right else "start",
    )
