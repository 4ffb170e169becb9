"""What the pages of a running attempt show; nothing here holds a key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext, ngettext

from quizzes.kinds.base import Kind
from quizzes.models import Answer, Attempt, Behavior, Certainty
from quizzes.papers import asked_of, kind_of, response_of
from quizzes.policy import closes_behind
from quizzes.reports.case import Step, steps_at
from quizzes.reports.chart import ChartPage, chart_page
from quizzes.reports.navigator import Overview, overview_of
from quizzes.reports.trial import Trial, trial_of

DAY_IN_MILLISECONDS = 24 * 60 * 60 * 1000


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
    # How sure the student is, where that is asked and said.
    certainty: int | None
    # None where nothing is marked before the attempt is submitted.
    trial: Trial | None

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
        return closes_behind(self.answer) and not self.is_last

    @property
    def is_marked(self) -> bool:
        """Tell whether a try has locked it: it can be read, and not changed."""
        return self.answer.is_closed

    @property
    def form_template(self) -> str:
        """Return the template of its form."""
        name = "_marked" if self.is_marked else "_answer_form"
        return f"quizzes/player/{name}.html"

    @property
    def enter_goes_on(self) -> bool:
        """Tell whether Enter in the form goes on: where that costs nothing."""
        return not self.locks and self.trial is None

    @property
    def asks_certainty(self) -> bool:
        """Tell whether the student is asked how sure they are."""
        return bool(self.attempt.policy.get("asks_certainty"))

    @property
    def certainties(self) -> Sequence[tuple[int, str]]:
        """Return how sure one may be."""
        return [(value, str(label)) for value, label in Certainty.choices]

    @cached_property
    def is_walkable(self) -> bool:
        """Tell whether its questions open in any order, whatever was answered.

        Only then is a page that a browser kept as good as a new one.
        """
        behavior = self.attempt.policy.get("behavior", Behavior.DEFERRED)
        return behavior == Behavior.DEFERRED and all(
            cell.may_open for cell in self.overview.cells
        )

    @property
    def is_last(self) -> bool:
        """Tell whether nothing comes after it."""
        return self.answer.position == self.overview.total

    @property
    def title(self) -> str:
        """Return "Question 3 of 12, Pharmacokinetics quiz"."""
        return gettext("Question %(number)s of %(total)s, %(quiz)s") % {
            **self._place,
            "quiz": self.attempt.assignment.quiz,
        }

    @property
    def attempt_in_words(self) -> str:
        """Return "Attempt 2"."""
        return gettext("Attempt %(number)s") % {"number": self.attempt.number}

    @property
    def number_in_words(self) -> str:
        """Return "Question 3"."""
        return gettext("Question %(number)s") % self._place

    @property
    def rest_in_words(self) -> str:
        """Return "of 12 · 1 point", which goes on from the number."""
        words = gettext("of %(total)s · %(points)s")
        return words % {**self._place, "points": self.points}

    @property
    def place_in_words(self) -> str:
        """Return "3 of 12"."""
        return gettext("%(number)s of %(total)s") % self._place

    @property
    def _place(self) -> Mapping[str, int]:
        """Return where it stands on the paper."""
        return {"number": self.answer.position, "total": self.overview.total}

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


def question_page(
    answer: Answer,
    *,
    now: datetime,
    given: Mapping[str, Any] | None = None,
    pinned: Sequence[str] | None = None,
    certainty: int | None = None,
) -> QuestionPage:
    """Return the page of one item, with what is given in place of what is stored."""
    return QuestionPage(
        answer=answer,
        content=asked_of(answer),
        given=response_of(answer).model_dump() if given is None else given,
        overview=overview_of(answer.attempt, here=answer.position),
        now=now,
        chart=chart_page(answer, pinned),
        certainty=answer.certainty if given is None else certainty,
        trial=trial_of(answer, now),
    )
