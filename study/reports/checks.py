"""The quick checks inside a lesson: asked, and once answered, explained.

Nothing of what is right is read before there is an answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from courses.models import Course, Reference
from quizzes.kinds.base import Feedback, Outcome
from quizzes.models import Item, ItemVersion
from quizzes.papers import Marking, content_of, kind_of, marking_of
from study.reports.reading import Reading, UnitReading
from study.reports.sources import Source, source_of
from study.reports.verdicts import Verdict, verdicts_of


@dataclass(frozen=True)
class Passage:
    """Where to read again."""

    reading: Reading
    section: str
    title: str


@dataclass(frozen=True)
class Explanation:
    """How an answer was, and why."""

    outcome: Outcome
    verdicts: Sequence[Verdict]
    general_html: str
    sources: Sequence[Source]
    reread: Passage | None

    @property
    def is_right(self) -> bool:
        """Tell whether nothing of it was wrong."""
        return self.outcome.raw == self.outcome.max

    @property
    def is_partly_right(self) -> bool:
        """Tell whether some of it was right."""
        return 0 < self.outcome.raw < self.outcome.max


@dataclass(frozen=True, eq=False)
class Check:
    """One quick check as it stands on the page."""

    code: str
    version: ItemVersion
    # Where its answer is sent, and where an error in it is reported.
    address: str
    report_address: str
    content: Any
    # The parts of the response to show as chosen or typed.
    given: Mapping[str, Any]
    error: str = ""
    explanation: Explanation | None = None

    @property
    def kind(self) -> str:
        """Return the name of the item's kind."""
        return self.version.kind

    @property
    def prefix(self) -> str:
        """Return what sets the ids of this check apart from the page's others."""
        return f"{self.code}-"

    def refused(self, given: Mapping[str, Any], error: str) -> "Check":
        """Return this check with an answer that could not be taken, and why."""
        return replace(self, given=given, error=error)


def versions_of(course_id: int, codes: Sequence[str]) -> Mapping[str, ItemVersion]:
    """Return what the course asks as checks `codes`, in their order."""
    if not codes:
        return {}
    items = (
        Item.objects.filter(
            course=course_id,
            code__in=codes,
            use=Item.Use.CHECK,
            status=Item.Status.LIVE,
        )
        .select_related("current_version")
        .defer(
            "current_version__key",
            "current_version__scoring",
            "current_version__feedback",
        )
    )
    found = {item.code: item.current_version for item in items}
    return {code: version for code in codes if (version := found.get(code))}


def asked(
    code: str, version: ItemVersion, seed: int, *, address: str, report_address: str
) -> Check:
    """Return a check before it is answered, options in the order drawn by `seed`."""
    kind, content = kind_of(version), content_of(version)
    empty = kind.empty(content).model_dump()
    shown = kind.present(content, seed)
    return Check(code, version, address, report_address, shown, empty)


def answered(
    check: Check, response: Any, *, course: Course, units: Sequence[UnitReading]
) -> Check:
    """Return `check` marked and explained; half an answer is asked to be whole."""
    kind, given = kind_of(check.version), response.model_dump()
    if kind.is_empty(response):
        return check.refused(given, gettext("Answer first, then check."))
    if not kind.is_complete(check.content, response):
        return check.refused(given, gettext("Answer every part, then check."))
    version = ItemVersion.objects.get(pk=check.version.pk)
    marking = marking_of(version)
    outcome = kind.score(content_of(version), marking.key, marking.scoring, response)
    explanation = Explanation(
        outcome=outcome,
        verdicts=verdicts_of(check.kind, check.content, marking, response, outcome),
        general_html=marking.feedback.general,
        sources=_sources(marking, course),
        reread=_reread(marking.feedback, units),
    )
    return replace(check, given=given, explanation=explanation)


def _sources(marking: Marking, course: Course) -> Sequence[Source]:
    """Return the sources in the order they are numbered, each with its status."""
    cited = marking.feedback.citations
    keys = [citation.key for citation in cited]
    rows = {
        row.key: row for row in Reference.objects.filter(course=course, key__in=keys)
    }
    return [
        source_of(rows[each.key], [each.status]) for each in cited if each.key in rows
    ]


def _reread(feedback: Feedback, units: Sequence[UnitReading]) -> Passage | None:
    """Return the passage to read again, if the course still has it."""
    if feedback.reread is None:
        return None
    lesson, section = feedback.reread.lesson, feedback.reread.section
    return next(
        (
            Passage(reading, section, each.title)
            for unit in units
            for reading in unit.lessons
            for each in reading.sections
            if (reading.lesson.slug, each.slug) == (lesson, section)
        ),
        None,
    )
