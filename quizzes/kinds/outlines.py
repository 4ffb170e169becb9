"""Regions of an image: outlines in shares of its width and height."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from quizzes.kinds.base import Amount, Option, Problem

LEAST_POINTS = 3

Point: TypeAlias = tuple[Amount, Amount]


class Region(Option):
    """A part of an image: its name, which is also its text, and its outline.

    Shape: the corners in turn, the last joined to the first.
    Units: shares of the width and of the height, from the upper left.
    """

    points: tuple[Point, ...]

    @property
    def twice_its_area(self) -> Decimal:
        """Return twice the area it encloses, as a share of the image's.

        Source: the shoelace formula.
        """
        corners = pairwise((*self.points, *self.points[:1]))
        return abs(sum((x * b - a * y for (x, y), (a, b) in corners), Decimal(0)))

    def has(self, point: Point) -> bool:
        """Tell whether `point` lies inside; on the outline is not inside."""
        right, down = point
        is_inside = False
        for (x, y), (a, b) in pairwise((*self.points, *self.points[:1])):
            turn = (a - x) * (down - y) - (b - y) * (right - x)
            is_along = min(x, a) <= right <= max(x, a) and min(y, b) <= down <= max(
                y, b
            )
            if turn == 0 and is_along:
                return False
            if (y > down) != (b > down) and (turn > 0) == (b > y):
                is_inside = not is_inside
        return is_inside

    def drawn(self, width: int, height: int) -> "Outline":
        """Return how it is drawn on an image of that many pixels."""
        count = len(self.points)
        right = sum((x for x, _ in self.points), Decimal(0)) / count
        down = sum((y for _, y in self.points), Decimal(0)) / count
        return Outline(
            region=self,
            corners=" ".join(
                f"{x * width:.1f},{y * height:.1f}" for x, y in self.points
            ),
            x=f"{right * width:.1f}",
            y=f"{down * height:.1f}",
        )


class Outline(NamedTuple):
    """A region as SVG has it: its corners, and the middle where its letter stands."""

    region: Region
    corners: str
    x: str
    y: str


def check_outlines(regions: Iterable[Region], *, where: str) -> list[Problem]:
    """Refuse an outline outside of the image, without inside, or over another's."""
    regions, problems = tuple(regions), []
    for region in regions:
        at = f"{where}.{region.id}"
        if not all(0 <= share <= 1 for point in region.points for share in point):
            problems.append(Problem(at, "Its corners lie from 0 to 1."))
        if len(region.points) < LEAST_POINTS or not region.twice_its_area:
            message = f"It has no inside; give at least {LEAST_POINTS} corners."
            problems.append(Problem(at, message))
        for other in regions:
            if other is not region and any(other.has(each) for each in region.points):
                message = f"It reaches into {other.id}; draw them apart."
                problems.append(Problem(at, message))
    return problems
