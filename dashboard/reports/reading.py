"""How far a class is in its units and lessons, counted by the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Q
from django.utils.translation import gettext

from dashboard.charts.bars import BarNumbers
from dashboard.reports.roster import Roster
from dashboard.reports.units import UnitSize, lessons_done, progress


@dataclass(frozen=True)
class UnitProgress:
    """How many students are how far in one unit."""

    title: str
    done: int
    begun: int
    untouched: int

    @property
    def in_words(self) -> str:
        """Return the numbers in one line."""
        return gettext("%(done)s done, %(begun)s begun, %(rest)s not begun") % {
            "done": self.done,
            "begun": self.begun,
            "rest": self.untouched,
        }

    @property
    def bar(self) -> BarNumbers:
        """Return what its bar shows."""
        parts = [(self.done, "f1"), (self.begun, "shape1"), (self.untouched, "shape")]
        return BarNumbers(self.title, self.in_words, parts)


@dataclass(frozen=True)
class Reading:
    """How far a class is."""

    units: Sequence[UnitProgress]
    # How many students have read no lesson to its end, one, two and so on.
    lessons: Sequence[int]

    @property
    def median_lessons(self) -> float:
        """Return the median of lessons done."""
        return median(
            done for done, students in enumerate(self.lessons) for _ in range(students)
        )


def reading_of(roster: Roster) -> Reading:
    """Return how far a class is, in one query."""
    by_student = (
        roster.students.values("pk")
        .annotate(**progress(roster.units))
        .annotate(lessons_done=lessons_done(roster.units))
    )
    counts = by_student.aggregate(
        **{
            f"through_{size.unit.pk}": _students(_is_done(size))
            for size in roster.units
        },
        **{
            f"within_{size.unit.pk}": _students(_is_begun(size))
            for size in roster.units
        },
        **{
            f"read_{done}": _students(Q(lessons_done=done))
            for done in range(roster.lessons + 1)
        },
    )
    return Reading(
        units=[
            _unit(
                size,
                counts[f"through_{size.unit.pk}"],
                counts[f"within_{size.unit.pk}"],
                roster.tally.students,
            )
            for size in roster.units
        ],
        lessons=[counts[f"read_{done}"] for done in range(roster.lessons + 1)],
    )


def _students(condition: Q) -> Count:
    """Return how many rows `condition` holds of."""
    return Count("pk", filter=condition)


def _is_done(size: UnitSize) -> Q:
    """Return what holds of students who have read a unit to its end."""
    return Q(**{f"{size.done}__gte": size.lessons})


def _is_begun(size: UnitSize) -> Q:
    """Return what holds of students who are within a unit."""
    return Q(**{f"{size.begun}__gt": 0, f"{size.done}__lt": size.lessons})


def _unit(size: UnitSize, done: int, begun: int, students: int) -> UnitProgress:
    """Return how far a class is in one unit."""
    return UnitProgress(size.unit.title, done, begun, students - done - begun)
