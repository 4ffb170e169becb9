"""What a clinician signs: every statement of a course that has a source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from courses.content.faults import Faults
from courses.content.lessons import Lesson
from courses.content.schemas import ReferenceForm
from courses.content.statements import Cited, Statement, statements, statements_of
from courses.content.yaml import load_yaml
from quizzes.content.sources import CourseSource

FIGURE, CAPTION = "figure", "caption"


@dataclass(frozen=True)
class Support:
    """A source of a statement: what it is called, its date and its status."""

    name: str
    date: str
    status: str


@dataclass(frozen=True)
class Line:
    """One statement to be ticked."""

    place: str
    text: str
    support: Sequence[Support]


@dataclass(frozen=True)
class Sheet:
    """One lesson, to be signed."""

    title: str
    lines: Sequence[Line]


def sheets_of(source: CourseSource) -> Iterator[Sheet]:
    """Yield a sheet for each lesson, in reading order."""
    for unit in source.form.units:
        for slug in unit.lessons:
            lesson = source.package.lessons[slug]
            form = lesson.draft.form
            lines = list(_lines(lesson, source.package.references))
            yield Sheet(form.title if form else slug, lines)


def _lines(lesson: Lesson, references: Mapping[str, ReferenceForm]) -> Iterator[Line]:
    for section in lesson.draft.sections:
        found = [
            *statements(section.tokens, lesson.draft.body.line),
            *_captions(section.tokens),
        ]
        for each in found:
            if each.cited and each.text.strip(" |"):
                sources = dict.fromkeys(each.cited)
                support = [support_of(cited, references) for cited in sources]
                yield Line(section.title, each.text, support)


def _captions(tokens: Sequence[object]) -> Iterator[Statement]:
    """Yield what the captions of a section's figures state."""
    for token in tokens:
        meta = getattr(token, "meta", {})
        if meta.get("name") != FIGURE:
            continue
        document = load_yaml("", getattr(token, "content", ""), Faults())
        if document and isinstance(document.data, dict) and CAPTION in document.data:
            yield from statements_of(document.passage((CAPTION,)))


def support_of(cited: Cited, references: Mapping[str, ReferenceForm]) -> Support:
    """Return a source as the sheet names it."""
    form = references[cited.key]
    name = f"{form.organization}. {form.title}"
    place = f"{name}, {form.section}" if form.section else name
    return Support(place, form.year or "", cited.status)
