"""One marked item, explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from courses.models import Lesson, Reference
from quizzes.kinds.base import Feedback, Scoring
from quizzes.kinds.slips import slip_for
from quizzes.models import Answer, ItemVersion, Score
from quizzes.papers import kind_of
from quizzes.reports.blanks import BlankRow, Reason, blank_rows, reasons
from quizzes.reports.chart import ChartPage
from quizzes.reports.orders import Step, steps_of
from quizzes.reports.pins import ComparedCue, compared_cues
from quizzes.reports.tallies import TableRow, net_points, table_rows
from quizzes.reports.verdicts import (
    Row,
    Verdict,
    matrix_rows,
    right_amount,
    rule_in_words,
    verdicts,
)


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
        return {
            "secondary": gettext("Read in a secondary text that reports it."),
            "known": gettext("Stated from a known source; its text was not reread."),
        }.get(self.status, "")


@dataclass(frozen=True)
class ReviewedItem:
    """One item of a marked attempt; `score` is the mark that counts."""

    answer: Answer
    score: Score
    content: Any
    response: Any
    key: Any
    scoring: Scoring
    feedback: Feedback
    sources: Sequence[Source]
    reread: Passage | None
    # As it stood at this item; None where there is none.
    chart: ChartPage | None = None

    @property
    def version(self) -> ItemVersion:
        """Return the version as seen."""
        return self.answer.version

    @property
    def kind_label(self) -> str:
        """Return what kind of item it is."""
        return gettext(kind_of(self.version).label)

    @property
    def is_full(self) -> bool:
        """Tell whether it earned every point."""
        return self.score.raw == self.score.maximum

    @property
    def is_omitted(self) -> bool:
        """Tell whether it was left unanswered, which is not the same as wrong."""
        return self.answer.state == Answer.State.EMPTY

    @property
    def is_for_person(self) -> bool:
        """Tell whether an instructor marks it, or has marked it."""
        return self.score.needs_person or self.score.is_by_hand

    @property
    def has_lost(self) -> bool:
        """Tell whether it lost points; what still waits has lost none."""
        return not (self.is_full or self.score.needs_person)

    @property
    def chip_class(self) -> str:
        """Return the classes of the chip that holds its points."""
        if self.score.needs_person:
            return "chip chip--amber"
        return "chip chip--ok" if self.is_full else "chip chip--bad"

    @property
    def points_in_words(self) -> str:
        """Return "2 of 4 points"."""
        if self.score.needs_person:
            return gettext("Waits for an instructor")
        points = {"raw": self.score.raw, "maximum": self.score.maximum}
        return (
            ngettext(
                "%(raw)s of %(maximum)s point",
                "%(raw)s of %(maximum)s points",
                self.score.maximum,
            )
            % points
        )

    @property
    def elements(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the marked parts by id."""
        return {part["id"]: part for part in self.score.elements}

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Return how each choice went, by its id."""
        return verdicts(self.score.elements)

    @property
    def rule_in_words(self) -> str:
        """Return how its points come about."""
        return rule_in_words(self.scoring)

    @property
    def rows(self) -> Sequence[Row]:
        """Return the rows of a matrix."""
        return matrix_rows(self.content, self.key, self.response, self.feedback)

    @property
    def table_rows(self) -> Sequence[TableRow]:
        """Return the rows of a table of check boxes."""
        return table_rows(self.content, self.feedback, self.score.elements)

    @property
    def nets(self) -> Mapping[str, int]:
        """Return what each group or column came to."""
        return net_points(self.score.elements, floor=self.scoring.floor)

    @property
    def blanks(self) -> Sequence[BlankRow]:
        """Return the blanks of a text."""
        return blank_rows(self.content, self.key, self.response, self.score.elements)

    @property
    def reasons(self) -> Sequence[Reason]:
        """Return what could fill the blanks of a text, and why or why not."""
        return reasons(self.content, self.key, self.feedback)

    @property
    def steps(self) -> Sequence[Step]:
        """Return the steps of an order, as they should be."""
        return steps_of(
            self.content, self.key, self.response, self.feedback, self.score.elements
        )

    @property
    def cues(self) -> Sequence[ComparedCue]:
        """Return the lines of the chart that were pinned or that matter."""
        return compared_cues(self.chart, self.feedback.cues)

    @property
    def right_amount(self) -> str:
        """Return the right number of a calculation."""
        return right_amount(self.content, self.key)

    @property
    def slip(self) -> str | None:
        """Return the explanation of a well-known wrong number, if this is one."""
        return slip_for(self.content, self.feedback, self.response)
