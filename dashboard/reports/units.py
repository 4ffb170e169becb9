"""The units of a course, and how the database counts who is how far in them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.expressions import Combinable

from courses.models import Cohort, Enrolment, Lesson, Unit
from dashboard.reports.line import UnitState

Expressions: TypeAlias = Mapping[str, Combinable]


@dataclass(frozen=True)
class UnitSize:
    """A unit of the course and its lessons."""

    unit: Unit
    # The keys of the lessons.
    keys: Sequence[int]

    @property
    def lessons(self) -> int:
        """Return how many lessons it has."""
        return len(self.keys)

    @property
    def begun(self) -> str:
        """Return what `progress` calls the number of lessons begun."""
        return f"begun_{self.unit.pk}"

    @property
    def done(self) -> str:
        """Return what `progress` calls the number of lessons read to the end."""
        return f"done_{self.unit.pk}"

    def state(self, student: Enrolment) -> UnitState:
        """Return how far a student is whose row has the columns of `progress`."""
        begun, done = (getattr(student, name) for name in (self.begun, self.done))
        return UnitState(self.unit, self.lessons, begun, done)


def units_of(cohort: Cohort) -> list[UnitSize]:
    """Return the course's units that have lessons, in order."""
    keys: dict[Unit, list[int]] = defaultdict(list)
    lessons = (
        Lesson.objects.filter(
            course=cohort.course_id, is_retired=False, unit__is_retired=False
        )
        .select_related("unit")
        .only("unit", "position")
        .order_by("unit__position", "position")
    )
    for lesson in lessons:
        keys[lesson.unit].append(lesson.pk)
    return [UnitSize(unit, own) for unit, own in keys.items()]


def progress(units: Sequence[UnitSize]) -> Expressions:
    """Return columns of enrolments: lessons begun and lessons done in each unit."""
    found: dict[str, Combinable] = {}
    for size in units:
        own = Q(lesson_progress__lesson__in=size.keys)
        found[size.begun] = Count("lesson_progress", filter=own)
        found[size.done] = Count("lesson_progress__completed_at", filter=own)
    return found


def lessons_done(units: Sequence[UnitSize]) -> Combinable:
    """Return how many lessons are done, from the columns of `progress`."""
    return _sum([F(size.done) for size in units])


def units_done(units: Sequence[UnitSize]) -> Combinable:
    """Return how many units are read to the end, from the columns of `progress`."""
    whole = [Q(**{f"{size.done}__gte": size.lessons}) for size in units]
    return _sum([Case(When(each, then=1), default=0) for each in whole])


def _sum(parts: Sequence[Combinable]) -> Combinable:
    """Return the sum of columns."""
    total: Combinable = Value(0)
    for part in parts:
        total += part
    return total
