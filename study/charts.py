"""From amounts over time to where lines stand in a drawing. Templates draw."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from study.kinetics import Regimen, Span, curve

WIDTH, HEIGHT = 300, 270
LEFT, RIGHT, TOP, BASE = 40, 294, 12, 168
# Under the axis and its words come two lines, each above its bar.
STRIPS_Y, STRIP_STEP = BASE + 51, 32
DAY = 24
# Up to three days an axis counts hours.
LONGEST_IN_HOURS = 72
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
DAY_STEPS = (1, 2, 5, 7, 14, 28)
HOUR_STEPS = (2, 4, 6, 12)
MOST_TICKS = 8
# Enough that the eye sees a bend, and few enough that the page stays light.
MOST_POINTS, TAIL = 96, 24


@dataclass(frozen=True)
class Tick:
    """A mark on an axis."""

    at: float
    label: str


@dataclass(frozen=True)
class Strip:
    """A stretch of time below the axis, under words that say what happens in it."""

    words: str
    words_y: float
    x: float
    y: float
    width: float
    css_class: str


@dataclass(frozen=True)
class Scale:
    """What drawings that are compared share: their ends and the marks between.

    Units: `until` in hours, `top` in what the drawing counts.
    """

    until: float
    top: float
    suffix: str = ""
    width: ClassVar = WIDTH
    height: ClassVar = HEIGHT
    left: ClassVar = LEFT
    right: ClassVar = RIGHT
    base: ClassVar = BASE

    @property
    def is_in_days(self) -> bool:
        """Tell whether the axis of time counts days."""
        return self.until > LONGEST_IN_HOURS

    @property
    def times(self) -> Sequence[Tick]:
        """Return the marks of the axis of time."""
        unit = DAY if self.is_in_days else 1
        steps = DAY_STEPS if self.is_in_days else HOUR_STEPS
        return [
            Tick(self.x(at * unit), str(at)) for at in _marks(self.until / unit, steps)
        ]

    @property
    def amounts(self) -> Sequence[Tick]:
        """Return the marks of the other axis, less the nought."""
        marks = _marks(self.top, STEPS, most=4)
        return [Tick(self.y(at), f"{at}{self.suffix}") for at in marks[1:]]

    def x(self, hours: float) -> float:
        """Return where an hour stands."""
        return round(LEFT + (RIGHT - LEFT) * min(hours / self.until, 1), 1)

    def y(self, amount: float) -> float:
        """Return where an amount stands."""
        return round(BASE - (BASE - TOP) * amount / self.top, 1)

    def strip(self, span: Span, *, after: int, row: int, words: str, css: str) -> Strip:
        """Return the bar from the low to the high end of `span`, from an hour on."""
        start = self.x(after + float(span.low))
        width = max(self.x(after + float(span.high)) - start, 2)
        y = STRIPS_Y + row * STRIP_STEP
        return Strip(words, y, start, y + 7, round(width, 1), css)


def _marks(end: float, steps: Sequence[int], *, most: int = MOST_TICKS) -> range:
    """Return round numbers from nought to `end`, `most` or fewer where steps allow."""
    step = next((step for step in steps if end / step <= most), steps[-1])
    return range(0, int(end) + 1, step)


def band(
    span: Span, regimen: Regimen, scale: Scale, full: Callable[[float], float]
) -> str:
    """Return the outline between two half-lives; of one half-life, its line.

    Shape: the `d` of an SVG path. `full` leads from a half-life to the amount that
    counts as 1.
    """
    high, low = float(span.high), float(span.low)
    upper = _points(high, regimen, scale, full(high))
    if span.is_one:
        return f"M{upper[0]}L{' '.join(upper[1:])}"
    lower = _points(low, regimen, scale, full(low))
    return f"M{upper[0]}L{' '.join([*upper[1:], *reversed(lower)])}Z"


def _points(half_life: float, regimen: Regimen, scale: Scale, full: float) -> list[str]:
    steps = max(1, min(8, MOST_POINTS // regimen.doses))
    line = curve(half_life, regimen, scale.until, steps=steps, tail=TAIL)
    return [f"{scale.x(at):g},{scale.y(found / full):g}" for at, found in line]
