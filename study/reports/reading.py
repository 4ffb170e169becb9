"""How far one person has come in the lessons of their course."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby
from math import ceil
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils.translation import gettext

from courses.models import Enrolment, Lesson, LessonProgress, Unit


@dataclass(frozen=True)
class Section:
    """A part of a lesson, and whether it was reached."""

    slug: str
    title: str
    is_read: bool


@dataclass(frozen=True)
class Reading:
    """One lesson, in its place, as far as one person has read it.

    Shape: `number` and `unit_number` count from 1, retired ones left out.
    """

    lesson: Lesson
    number: int
    unit_number: int
    sections: Sequence[Section]
    last_at: datetime | None
    # Once, be it in an earlier edition.
    was_completed: bool

    @property
    def total(self) -> int:
        """Return how many sections there are."""
        return len(self.sections)

    @property
    def done(self) -> int:
        """Return how many sections were reached."""
        return sum(section.is_read for section in self.sections)

    @property
    def is_done(self) -> bool:
        """Tell whether the lesson was read to the end, now or once."""
        return self.was_completed or self.done == self.total

    @property
    def is_begun(self) -> bool:
        """Tell whether it was begun and not finished."""
        return self.done > 0 and not self.is_done

    @property
    def next_section(self) -> Section | None:
        """Return the first section that was not reached."""
        return next((each for each in self.sections if not each.is_read), None)

    @cached_property
    def slugs_read(self) -> Set[str]:
        """Return the slugs of the sections that were reached."""
        return {each.slug for each in self.sections if each.is_read}

    @property
    def minutes_left(self) -> int:
        """Return about how long the rest takes, the sections taken as equally long."""
        if self.is_done:
            return 0
        return ceil(self.lesson.minutes * (self.total - self.done) / self.total)

    @property
    def percent(self) -> str:
        """Return the share reached, as an SVG width."""
        return share(self.done, self.total)

    @property
    def count_in_words(self) -> str:
        """Return "4 of 7 read"."""
        return gettext("%(done)s of %(total)s read") % {
            "done": self.done,
            "total": self.total,
        }

    @property
    def left_in_words(self) -> str:
        """Return "About 6 min left", and nothing once it is read."""
        if self.is_done:
            return ""
        return gettext("About %(minutes)s min left") % {"minutes": self.minutes_left}


@dataclass(frozen=True)
class UnitReading:
    """The lessons of one unit."""

    unit: Unit
    number: int
    lessons: Sequence[Reading]

    @property
    def done(self) -> int:
        """Return how many lessons are read."""
        return sum(reading.is_done for reading in self.lessons)

    @property
    def total(self) -> int:
        """Return how many lessons there are."""
        return len(self.lessons)

    @property
    def is_begun(self) -> bool:
        """Tell whether any section of it was reached."""
        return any(reading.done or reading.is_done for reading in self.lessons)

    @property
    def is_done(self) -> bool:
        """Tell whether every lesson is read."""
        return self.done == self.total

    @property
    def minutes(self) -> int:
        """Return how long its lessons take together."""
        return sum(reading.lesson.minutes for reading in self.lessons)

    @property
    def first(self) -> Reading:
        """Return where to go on: the first unread lesson, or the first of all."""
        unread = (reading for reading in self.lessons if not reading.is_done)
        return next(unread, self.lessons[0])


def share(part: float, whole: float) -> str:
    """Return a share as an SVG width; none of nothing."""
    return f"{100 * part / whole:.0f}%" if whole else "0%"


def lessons_in(course_id: int) -> QuerySet[Lesson]:
    """Return the lessons to read, in order.

    Their texts are long and only one page needs them, so they are left behind.
    """
    return (
        Lesson.objects.filter(
            course=course_id, is_retired=False, unit__is_retired=False
        )
        .select_related("unit")
        .defer("blocks", "sources", "terms")
        .order_by("unit__position", "unit", "position", "id")
    )


def lessons_of(enrolment: Enrolment) -> QuerySet[Any, Any]:
    """Return the lessons to read, in order, each with how far `enrolment` has come."""
    mine = FilteredRelation("progress", condition=Q(progress__enrolment=enrolment))
    return (
        lessons_in(enrolment.cohort.course_id)
        .annotate(mine=mine)
        .annotate(
            reached=F("mine__sections_reached"),
            last_at=F("mine__last_at"),
            completed_at=F("mine__completed_at"),
        )
    )


def units_of(lessons: Iterable[Any]) -> Sequence[UnitReading]:
    """Return what `lessons_of` found by unit, with each lesson's place."""
    by_unit = groupby(lessons, key=lambda lesson: lesson.unit)
    return [
        UnitReading(
            unit,
            unit_number,
            [
                _reading(lesson, number, unit_number)
                for number, lesson in enumerate(rows, start=1)
            ],
        )
        for unit_number, (unit, rows) in enumerate(by_unit, start=1)
    ]


def _reading(lesson: Any, number: int, unit_number: int) -> Reading:
    """Return one lesson with its sections, reached or not."""
    return Reading(
        lesson=lesson,
        number=number,
        unit_number=unit_number,
        sections=_sections(lesson, lesson.reached or ()),
        last_at=lesson.last_at,
        was_completed=lesson.completed_at is not None,
    )


def read_so_far(
    unread: Reading, reached: Iterable[str], *, was_completed: bool
) -> Reading:
    """Return a lesson as far as it was read."""
    sections = _sections(unread.lesson, reached)
    return replace(unread, sections=sections, was_completed=was_completed)


def reading_of(progress: LessonProgress) -> Reading:
    """Return how far a lesson was read, wherever in the course it is."""
    return Reading(
        lesson=progress.lesson,
        number=0,
        unit_number=0,
        sections=_sections(progress.lesson, progress.sections_reached),
        last_at=progress.last_at,
        was_completed=progress.completed_at is not None,
    )


def _sections(lesson: Lesson, reached: Iterable[str]) -> Sequence[Section]:
    """Return a lesson's sections, reached or not."""
    slugs = set(reached)
    return [
        Section(each["slug"], each["title"], each["slug"] in slugs)
        for each in lesson.sections
    ]
