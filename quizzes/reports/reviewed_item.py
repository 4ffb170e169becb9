"""One marked item, explained as far as its release goes.

Templates show what a `ReviewedItem` says of itself and never its key, feedback or
score: so a part that is held back can't come into a page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from courses.models import Lesson, Reference
from quizzes.kinds.base import Feedback, Scoring
from quizzes.kinds.slips import slip_for
from quizzes.reports.blanks import BlankRow, Reason, blank_rows, reasons
from quizzes.reports.chart import ChartPage
from quizzes.reports.orders import Step, steps_of
from quizzes.reports.pins import ComparedCue, compared_cues
from quizzes.reports.result import Result
from quizzes.reports.tallies import TableRow, net_points, table_rows
from quizzes.reports.verdicts import (
    Row,
    Verdict,
    matrix_rows,
    right_amount,
    rule_in_words,
    verdicts,
)

# How far a source was checked, where it was not read itself.
STATUSES = {
    "secondary": _("Read in a secondary text that reports it."),
    "known": _("Stated from a known source; its text was not reread."),
}


@dataclass(frozen=True)
class Passage:
    """Where to read again."""

    lesson: Lesson
    section: str
    title: str


@dataclass(frozen=True)
class Source:
    """Where an explanation comes from, and how far that was checked."""

    reference: Reference
    status: str

    @property
    def status_in_words(self) -> str:
        """Return the status as a sentence; empty where the source itself was read."""
        words = STATUSES.get(self.status)
        return gettext(words) if words else ""


@dataclass(frozen=True)
class ReviewedItem(Result):
    """One item of a marked attempt; `score` is the mark that counts."""

    content: Any
    response: Any
    key: Any
    scoring: Scoring
    feedback: Feedback
    sources: Sequence[Source]
    reread: Passage | None
    # As it stood at this item; None where there is none.
    chart: ChartPage | None = None

    @cached_property
    def elements(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the marked parts by id, as far as they may be told."""
        return {part["id"]: part for part in self._told}

    @cached_property
    def _told(self) -> Sequence[Mapping[str, Any]]:
        """Return the marked parts, with None for what is held back of each.

        Correctness alone tells of what was chosen and of nothing else.
        """
        release = self.release
        return [
            {
                **part,
                "keyed": part["keyed"]
                if release.key or (release.correctness and part["selected"])
                else None,
                "delta": part["delta"] if release.has_points else None,
            }
            for part in self.score.elements
        ]

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Return how each choice went, by its id."""
        return verdicts(self._told)

    @property
    def rule_in_words(self) -> str:
        """Return how its points come about."""
        return rule_in_words(self.scoring)

    @cached_property
    def whys(self) -> Mapping[str, str]:
        """Return what explains each choice, by its id; without the key the chosen."""
        if not self.release.rationale:
            return {}
        if self.release.key:
            return self.feedback.by_element
        chosen = {part["id"] for part in self.score.elements if part["selected"]}
        by_element = self.feedback.by_element
        return {each: why for each, why in by_element.items() if each in chosen}

    @property
    def takeaway(self) -> str:
        """Return what explains the whole of it."""
        return self.feedback.general if self.release.explains_all else ""

    @property
    def shown_sources(self) -> Sequence[Source]:
        """Return where the explanation comes from, where all of it is shown."""
        return self.sources if self.release.explains_all else []

    @property
    def shown_reread(self) -> Passage | None:
        """Return where to read again, where the whole explanation is shown."""
        return self.reread if self.release.explains_all else None

    @cached_property
    def rows(self) -> Sequence[Row]:
        """Return the rows of a matrix."""
        return matrix_rows(
            self.content, self.key, self.response, self.feedback, self.release
        )

    @cached_property
    def table_rows(self) -> Sequence[TableRow]:
        """Return the rows of a table of check boxes.

        What explains a row names its right cells, so it waits for the key.
        """
        shown = self.feedback if self.release.explains_all else Feedback()
        return table_rows(self.content, shown, self._told)

    @cached_property
    def nets(self) -> Mapping[str, int]:
        """Return what each group or column came to."""
        if not self.release.has_points:
            return {}
        return net_points(self.score.elements, floor=self.scoring.floor)

    @cached_property
    def blanks(self) -> Sequence[BlankRow]:
        """Return the blanks of a text."""
        return blank_rows(
            self.content, self.key, self.response, self.score.elements, self.release
        )

    @cached_property
    def reasons(self) -> Sequence[Reason]:
        """Return what could fill the blanks of a text, and why or why not."""
        return reasons(
            self.content, self.key, self.response, self.feedback, self.release
        )

    @cached_property
    def steps(self) -> Sequence[Step]:
        """Return the steps of an order."""
        return steps_of(
            self.content,
            self.key,
            self.response,
            self.feedback,
            self.score.elements,
            self.release,
        )

    @property
    def cues(self) -> Sequence[ComparedCue]:
        """Return the lines of the chart that were pinned or that matter."""
        if not self.release.key:
            return []
        return compared_cues(self.chart, self.feedback.cues)

    @property
    def right_amount(self) -> str:
        """Return the right number of a calculation."""
        return right_amount(self.content, self.key) if self.release.key else ""

    @property
    def right_words(self) -> Sequence[str]:
        """Return the right words of a short answer, the best first."""
        return (self.key.answer, *self.key.aliases) if self.release.key else ()

    @property
    def slip(self) -> str | None:
        """Return the explanation of a well-known wrong number, if this is one.

        It says that the number is wrong, so it needs more than the rationale.
        """
        if not (self.release.rationale and self.release.correctness):
            return None
        return slip_for(self.content, self.feedback, self.response)
