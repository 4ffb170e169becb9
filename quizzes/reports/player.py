"""What the pages of a running attempt show; nothing here holds a key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, ngettext

from quizzes.kinds.base import Kind
from quizzes.models import Answer, Attempt
from quizzes.papers import asked_of, kind_of, response_of
from quizzes.policy import goes_one_way
from quizzes.reports.case import Step, steps_at
from quizzes.reports.chart import ChartPage, chart_page

CELL = "navigator__cell"
# What the navigator tells of each answer.
SHOWN = (
    "attempt",
    "position",
    "state",
    "is_flagged",
    "is_closed",
    "case_position",
    "reached_at",
)
DAY_IN_MILLISECONDS = 24 * 60 * 60 * 1000


@dataclass(frozen=True)
class Cell:
    """One item in the navigator."""

    number: int
    state: str
    is_flagged: bool
    # Its case has gone on from it, or has not come to it yet.
    is_locked: bool
    is_ahead: bool
    is_here: bool

    @property
    def is_answered(self) -> bool:
        """Tell whether nothing of it is left to answer."""
        return self.state == Answer.State.COMPLETE

    @property
    def may_open(self) -> bool:
        """Tell whether the student may go there."""
        return not (self.is_locked or self.is_ahead)

    @property
    def css_class(self) -> str:
        """Return its classes: shape as well as color tell the states apart."""
        classes = [CELL]
        if self.is_answered:
            classes.append(f"{CELL}--answered")
        if self.is_flagged:
            classes.append(f"{CELL}--flagged")
        if not self.may_open:
            classes.append(f"{CELL}--shut")
        return " ".join(classes)

    @property
    def chip_class(self) -> str:
        """Return the classes of its chip in the list before submitting."""
        return "chip chip--ok" if self.is_answered else "chip chip--amber"

    @property
    def state_in_words(self) -> str:
        """Return "not answered, flagged" and the like."""
        words = [str(Answer.State(self.state).label).lower()]
        if self.is_flagged:
            words.append(gettext("flagged"))
        if self.is_locked:
            words.append(gettext("closed"))
        if self.is_ahead:
            words.append(gettext("comes later in its case"))
        return ", ".join(words)

    @property
    def name(self) -> str:
        """Return what a screen reader says."""
        return gettext("Question %(number)s, %(state)s") % {
            "number": self.number,
            "state": self.state_in_words,
        }


@dataclass(frozen=True)
class Overview:
    """All items of an attempt, with how far each has come."""

    cells: Sequence[Cell]

    @property
    def total(self) -> int:
        """Return how many items there are."""
        return len(self.cells)

    @property
    def answered(self) -> int:
        """Return how many are wholly answered."""
        return sum(cell.is_answered for cell in self.cells)

    @property
    def left(self) -> int:
        """Return how many are not, or only partly."""
        return self.total - self.answered

    @property
    def flagged(self) -> int:
        """Return how many are flagged."""
        return sum(cell.is_flagged for cell in self.cells)

    @property
    def has_locked(self) -> bool:
        """Tell whether some can't be changed any more."""
        return any(cell.is_locked for cell in self.cells)

    @property
    def in_order_of_need(self) -> Sequence[Cell]:
        """Return what is unanswered or flagged first, then the rest."""
        return sorted(
            self.cells, key=lambda cell: (cell.is_answered, not cell.is_flagged)
        )

    @property
    def percent_answered(self) -> str:
        """Return the share answered, as an SVG width."""
        return f"{100 * self.answered / self.total:.0f}%"

    @property
    def in_words(self) -> str:
        """Return "4 answered, 8 to go, 2 flagged"."""
        parts = [
            gettext("%(count)s answered") % {"count": self.answered},
            gettext("%(count)s to go") % {"count": self.left},
        ]
        if self.flagged:
            parts.append(gettext("%(count)s flagged") % {"count": self.flagged})
        return ", ".join(parts)


@dataclass(frozen=True)
class QuestionPage:
    """One item as it is asked."""

    answer: Answer
    content: Any
    # The parts of the response to show as chosen or typed.
    given: Mapping[str, Any]
    overview: Overview
    now: datetime
    chart: ChartPage | None

    @property
    def attempt(self) -> Attempt:
        """Return the attempt it belongs to."""
        return self.answer.attempt

    @property
    def kind(self) -> Kind[Any, Any, Any, Any]:
        """Return the kind of the item."""
        return kind_of(self.answer.version)

    @property
    def kinds(self) -> Sequence[str]:
        """Return the names of the kinds on the page: this one."""
        return (self.kind.name,)

    @property
    def previous(self) -> int | None:
        """Return the position before this one; None where there is no way back."""
        before = self.answer.position - 1
        return before if before and self.overview.cells[before - 1].may_open else None

    @property
    def steps(self) -> Sequence[Step]:
        """Return the steps of its case."""
        return steps_at(self.answer.case_position)

    @property
    def locks(self) -> bool:
        """Tell whether going on closes this item for good."""
        return self.answer.unfolds_more and goes_one_way(self.attempt)

    @property
    def is_last(self) -> bool:
        """Tell whether nothing comes after it."""
        return self.answer.position == self.overview.total

    @property
    def points(self) -> str:
        """Return "1 point" and the like."""
        count = self.answer.version.max_points
        return ngettext("%(count)s point", "%(count)s points", count) % {"count": count}

    @property
    def has_timer(self) -> bool:
        """Tell whether the time is worth counting: a day at most is left."""
        left = self.milliseconds_left
        return left is not None and left <= DAY_IN_MILLISECONDS

    @property
    def milliseconds_left(self) -> int | None:
        """Return how long until the deadline; None where there is none."""
        deadline = self.attempt.deadline_at
        if deadline is None:
            return None
        return max(0, round((deadline - self.now).total_seconds() * 1000))

    @property
    def milliseconds_in_all(self) -> int | None:
        """Return how long the whole attempt may take."""
        deadline = self.attempt.deadline_at
        if deadline is None:
            return None
        return round((deadline - self.attempt.started_at).total_seconds() * 1000)


def overview_of(attempt: Attempt, here: int | None = None) -> Overview:
    """Return the navigator of `attempt`, with the item at `here` marked."""
    answers = attempt.answers.order_by("position").only(*SHOWN)
    return Overview(
        [
            Cell(
                number=answer.position,
                state=answer.state,
                is_flagged=answer.is_flagged,
                is_locked=attempt.is_open and answer.is_closed,
                is_ahead=attempt.is_open and not answer.is_reached,
                is_here=answer.position == here,
            )
            for answer in answers
        ]
    )


def question_page(
    answer: Answer,
    *,
    now: datetime,
    given: Mapping[str, Any] | None = None,
    pinned: Sequence[str] | None = None,
) -> QuestionPage:
    """Return the page of one item, with what is given in place of what is stored."""
    return QuestionPage(
        answer=answer,
        content=asked_of(answer),
        given=response_of(answer).model_dump() if given is None else given,
        overview=overview_of(answer.attempt, here=answer.position),
        now=now,
        chart=chart_page(answer, pinned),
    )
