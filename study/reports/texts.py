"""A lesson as everyone in a class meets it, read once in each process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Case, DateTimeField, F, JSONField, Value, When
from django.urls import reverse

from courses.models import Course, Lesson, Objective
from quizzes.models import ItemVersion
from study.reports.checks import Check, asked, versions_of
from study.reports.lab import Lab, lab_of
from study.reports.reading import Reading, Section, UnitReading, lessons_in, units_of
from study.reports.sources import Source, in_order

COLUMNS = ("blocks", "sources", "terms")
UNREAD: Mapping[str, Any] = {
    "reached": Value(None, output_field=JSONField()),
    "last_at": Value(None, output_field=DateTimeField()),
    "completed_at": Value(None, output_field=DateTimeField()),
}
# How a rendered text leads to another lesson, and to what the course has besides: from
# its own address.
NEIGHBOR, COURSE = 'href="../', 'href="../../'
# Texts in memory; a long one takes a quarter of a megabyte.
MOST_KEPT = 64
# The orders in which a check's options are shown: enough that "B" is no answer to pass
# on, few enough to keep each.
ORDERS = 8


@dataclass(frozen=True)
class Place:
    """Which lesson, of which load of its course, as which class is led through it.

    Each load has another digest or another time, so that nothing is shown of an
    earlier one.
    """

    course: int
    digest: str
    # As the database tells it.
    loaded_at: datetime | str
    cohort: int
    slug: str


@dataclass(frozen=True)
class Block:
    """A stretch of text or a figure, or else the code of a check, or a lab."""

    body_html: str = ""
    check: str = ""
    lab: Lab | None = None


@dataclass(frozen=True)
class Part:
    """A section of the lesson with what it holds."""

    section: Section
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Word:
    """A glossary word of the lesson."""

    slug: str
    word: str
    meaning_html: str


@dataclass(frozen=True, eq=False)
class LessonText:
    """A lesson in its place. `units` and `reading` are as before anyone reads."""

    cohort_id: int
    course: Course
    units: Sequence[UnitReading]
    reading: Reading
    parts: Sequence[Part]
    sources: Sequence[Source]
    words: Sequence[Word]
    objectives: Sequence[Objective]
    _versions: Mapping[str, ItemVersion]
    _checks: dict[int, Mapping[str, Check]] = field(default_factory=dict)

    @property
    def lesson(self) -> Lesson:
        """Return the lesson itself."""
        return self.reading.lesson

    @property
    def lab(self) -> Lab | None:
        """Return the lab, if the lesson has one."""
        blocks = (block for part in self.parts for block in part.blocks)
        return next((block.lab for block in blocks if block.lab), None)

    @property
    def previous(self) -> Reading | None:
        """Return the lesson before this one."""
        at = self._readings.index(self.reading)
        return self._readings[at - 1] if at else None

    @property
    def next(self) -> Reading | None:
        """Return the lesson after this one."""
        at = self._readings.index(self.reading)
        return next(iter(self._readings[at + 1 :]), None)

    def checks(self, seed: int) -> Mapping[str, Check]:
        """Return the unanswered checks by code, options in an order drawn by `seed`."""
        order = seed % ORDERS
        if order not in self._checks:
            self._checks[order] = {
                code: asked(
                    code,
                    version,
                    order,
                    address=self._address_of("study:check", code),
                    report_address=self._address_of("study:report-check", code),
                )
                for code, version in self._versions.items()
            }
        return self._checks[order]

    def _address_of(self, view: str, code: str) -> str:
        """Return where something of a check is sent."""
        return reverse(view, args=[self.cohort_id, self.lesson.slug, code])

    @property
    def _readings(self) -> Sequence[Reading]:
        """Return every lesson of the course, in order."""
        return [reading for unit in self.units for reading in unit.lessons]


@lru_cache(maxsize=MOST_KEPT)
def text_at(place: Place) -> LessonText:
    """Return a lesson's text, read once.

    Raises:
        Lesson.DoesNotExist: the course has no such lesson.
    """
    rows = list(_with_text_of(place))
    units = units_of(rows)
    row = next((row for row in rows if row.slug == place.slug), None)
    if row is None:
        message = f"no lesson {place.slug} in course {place.course}"
        raise Lesson.DoesNotExist(message)
    reading = next(r for unit in units for r in unit.lessons if r.lesson == row)
    codes = [each["item"] for each in row.blocks_here if each["type"] == "check"]
    versions = versions_of(place.course, codes)
    home = reverse("study:home", args=[place.cohort])
    return LessonText(
        cohort_id=place.cohort,
        course=Course.objects.get(pk=place.course),
        units=units,
        reading=reading,
        parts=_parts(reading, row.blocks_here, versions, home),
        sources=[_source(each) for each in row.sources_here],
        words=[
            Word(each["slug"], each["word"], each["html"]) for each in row.terms_here
        ],
        objectives=list(row.objectives.all()),
        _versions=versions,
    )


def _with_text_of(place: Place) -> Any:
    """Return the course's lessons in order, one of them with its texts.

    One query for both: the outline needs every lesson, but the texts of one only.
    """
    texts = {
        f"{column}_here": Case(
            When(slug=place.slug, then=F(column)), output_field=JSONField()
        )
        for column in COLUMNS
    }
    return lessons_in(place.course).annotate(**UNREAD, **texts)


def _parts(
    reading: Reading,
    blocks: Sequence[Mapping[str, Any]],
    versions: Mapping[str, ItemVersion],
    home: str,
) -> Sequence[Part]:
    """Return the blocks by section, each text's links leading under `home`."""
    shown = [(block["section"], _block(block, versions, home)) for block in blocks]
    return [
        Part(
            section, [block for slug, block in shown if slug == section.slug and block]
        )
        for section in reading.sections
    ]


def _block(
    block: Mapping[str, Any], versions: Mapping[str, ItemVersion], home: str
) -> Block | None:
    """Return one block; a check that the course dropped is passed over."""
    if block["type"] == "check":
        return Block(check=block["item"]) if block["item"] in versions else None
    if block["type"] == "lab":
        return Block(lab=lab_of(block["lab"]))
    body = block["html"].replace(COURSE, f'href="{home}')
    return Block(body_html=body.replace(NEIGHBOR, f'href="{home}lessons/'))


def _source(source: Mapping[str, Any]) -> Source:
    """Return a numbered reference."""
    return Source(source["key"], source["html"], in_order(source["statuses"]))
