"""What a lesson's page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, F, JSONField, When
from django.urls import reverse

from courses.models import Enrolment, Objective
from study.reports.checks import Check, checks_of
from study.reports.lab import Lab, lab_of
from study.reports.reading import (
    Reading,
    Section,
    UnitReading,
    lessons_of,
    units_of,
)
from study.reports.sources import Source, in_order

COLUMNS = ("blocks", "sources", "terms")
# How a rendered text leads to another lesson, and to what the course has besides: from
# its own address.
NEIGHBOR, COURSE = 'href="../', 'href="../../'


@dataclass(frozen=True)
class Block:
    """A stretch of text or a figure, or else a check or a lab."""

    body_html: str = ""
    check: Check | None = None
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


@dataclass(frozen=True)
class LessonPage:
    """A lesson as one person meets it now."""

    enrolment: Enrolment
    units: Sequence[UnitReading]
    reading: Reading
    parts: Sequence[Part]
    sources: Sequence[Source]
    words: Sequence[Word]
    objectives: Sequence[Objective]

    @property
    def previous(self) -> Reading | None:
        """Return the lesson before this one."""
        at = self._readings.index(self.reading)
        return self._readings[at - 1] if at else None

    @property
    def next(self) -> Reading | None:
        """Return the lesson after this one."""
        return next(
            iter(self._readings[self._readings.index(self.reading) + 1 :]), None
        )

    @property
    def checks(self) -> Sequence[Check]:
        """Return the checks in reading order."""
        return [
            block.check for part in self.parts for block in part.blocks if block.check
        ]

    def check(self, code: str) -> Check | None:
        """Return the check called `code`, if the lesson has it."""
        return next((each for each in self.checks if each.code == code), None)

    @property
    def lab(self) -> Lab | None:
        """Return the lab, if the lesson has one."""
        blocks = (block for part in self.parts for block in part.blocks)
        return next((block.lab for block in blocks if block.lab), None)

    def with_check(self, check: Check) -> "LessonPage":
        """Return this page with one check as it stands now."""
        parts = [
            replace(part, blocks=[_swapped(block, check) for block in part.blocks])
            for part in self.parts
        ]
        return replace(self, parts=parts)

    @property
    def _readings(self) -> Sequence[Reading]:
        """Return every lesson of the course, in order."""
        return [reading for unit in self.units for reading in unit.lessons]


def _swapped(block: Block, check: Check) -> Block:
    """Return `block`, or `check` in its place if it is the same one."""
    same = block.check is not None and block.check.code == check.code
    return Block(check=check) if same else block


def lesson_page(enrolment: Enrolment, slug: str) -> LessonPage | None:
    """Return the page of a lesson; None where the course has no such lesson."""
    rows = list(_with_text_of(slug, enrolment))
    units = units_of(rows)
    reading = next((r for u in units for r in u.lessons if r.lesson.slug == slug), None)
    if reading is None:
        return None
    row = next(row for row in rows if row.slug == slug)
    blocks = [block for block in row.blocks_here if block["type"] == "check"]
    course = enrolment.cohort.course
    checks = checks_of(course, [each["item"] for each in blocks], seed=enrolment.pk)
    home = reverse("study:home", args=[enrolment.cohort_id])
    return LessonPage(
        enrolment=enrolment,
        units=units,
        reading=reading,
        parts=_parts(reading, row.blocks_here, checks, home),
        sources=[_source(each) for each in row.sources_here],
        words=[
            Word(each["slug"], each["word"], each["html"]) for each in row.terms_here
        ],
        objectives=list(row.objectives.all()),
    )


def _with_text_of(slug: str, enrolment: Enrolment) -> Any:
    """Return the course's lessons in order, one of them with its texts.

    One query for both: the outline needs every lesson, but the texts of one only.
    """
    texts = {
        f"{column}_here": Case(
            When(slug=slug, then=F(column)), output_field=JSONField()
        )
        for column in COLUMNS
    }
    return lessons_of(enrolment).annotate(**texts)


def _parts(
    reading: Reading,
    blocks: Sequence[Mapping[str, Any]],
    checks: Mapping[str, Check],
    home: str,
) -> Sequence[Part]:
    """Return the blocks by section, each text's links leading under `home`."""
    shown = [(block["section"], _block(block, checks, home)) for block in blocks]
    return [
        Part(
            section, [block for slug, block in shown if slug == section.slug and block]
        )
        for section in reading.sections
    ]


def _block(
    block: Mapping[str, Any], checks: Mapping[str, Check], home: str
) -> Block | None:
    """Return one block; a check that the course dropped is passed over."""
    if block["type"] == "check":
        check = checks.get(block["item"])
        return Block(check=check) if check else None
    if block["type"] == "lab":
        return Block(lab=lab_of(block["lab"]))
    body = block["html"].replace(COURSE, f'href="{home}')
    return Block(body_html=body.replace(NEIGHBOR, f'href="{home}lessons/'))


def _source(source: Mapping[str, Any]) -> Source:
    """Return a numbered reference."""
    return Source(source["key"], source["html"], in_order(source["statuses"]))
