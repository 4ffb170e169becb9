"""All questions of an attempt and how far each has come; nothing here holds a key."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from django.db.models import QuerySet
from django.utils.translation import gettext

from quizzes.behaviors import behavior_of
from quizzes.models import Answer, Attempt, Score, Shown
from quizzes.policy import closes_behind
from quizzes.prepared import Prepared

CELL = "navigator__cell"
# What the navigator tells of each answer, and what of its mark where that may be told.
TOLD = (
    "attempt",
    "position",
    "state",
    "is_flagged",
    "is_closed",
    "tries",
    "case_position",
    "reached_at",
)
MARKED = (
    "current_score__raw",
    "current_score__maximum",
    "current_score__needs_person",
)


@dataclass(frozen=True)
class Cell:
    """One item in the navigator."""

    number: int
    state: str
    is_flagged: bool
    # Going on has closed it, or has not come to it yet.
    is_locked: bool
    is_ahead: bool
    is_here: bool
    # A try has closed it; it can still be looked at.
    is_marked: bool = False
    is_in_case: bool = False
    # "right", "partly" or "wrong"; empty where that is not told.
    verdict: str = ""

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
        if self.verdict:
            classes.append(f"{CELL}--{self.verdict}")
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
    def verdict_in_words(self) -> str:
        """Return how its last try went."""
        return {
            "right": gettext("right"),
            "partly": gettext("partly right"),
            "wrong": gettext("not right"),
        }.get(self.verdict, "")

    @property
    def state_in_words(self) -> str:
        """Return "not answered, flagged" and the like."""
        words = [
            str(Answer.State(self.state).label).lower(),
            self.verdict_in_words,
            gettext("flagged") if self.is_flagged else "",
            gettext("locked") if self.is_marked and not self.is_locked else "",
            gettext("closed") if self.is_locked else "",
            self._ahead_in_words if self.is_ahead else "",
        ]
        return ", ".join(filter(None, words))

    @property
    def _ahead_in_words(self) -> str:
        """Return that it is yet to come."""
        if self.is_in_case:
            return gettext("comes later in its case")
        return gettext("comes later")

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
    is_one_way: bool = False

    @property
    def total(self) -> int:
        """Return how many items there are."""
        return len(self.cells)

    @cached_property
    def answered(self) -> int:
        """Return how many are wholly answered."""
        return sum(cell.is_answered for cell in self.cells)

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing is answered yet, not even in part."""
        return all(cell.state == Answer.State.EMPTY for cell in self.cells)

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
        return any(cell.is_locked or cell.is_marked for cell in self.cells)

    @property
    def has_verdicts(self) -> bool:
        """Tell whether any says how its last try went."""
        return any(cell.verdict for cell in self.cells)

    @property
    def way_back(self) -> int:
        """Return where to go on: the first question, or the only one that is open."""
        return next((cell.number for cell in self.cells if cell.may_open), 1)

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

    @cached_property
    def in_words(self) -> str:
        """Return "4 answered, 8 to go, 2 flagged"."""
        parts = [
            gettext("%(count)s answered") % {"count": self.answered},
            gettext("%(count)s to go") % {"count": self.left},
        ]
        if self.flagged:
            parts.append(gettext("%(count)s flagged") % {"count": self.flagged})
        return ", ".join(parts)


def _told_of(attempt: int) -> QuerySet[Answer]:
    """Return the answers of an attempt in order, as far as the navigator tells."""
    return Answer.objects.filter(attempt_id=attempt).order_by("position").only(*TOLD)


def _marked_of(attempt: int) -> QuerySet[Answer]:
    """Return them with their marks."""
    return _told_of(attempt).select_related("current_score").only(*TOLD, *MARKED)


TELLING, MARKING = Prepared(_told_of), Prepared(_marked_of)


def overview_of(attempt: Attempt, here: int | None = None) -> Overview:
    """Return the navigator of `attempt`, with the item at `here` marked."""
    tells = _tells_verdicts(attempt)
    rows = (MARKING if tells else TELLING).rows(attempt.pk)
    for row in rows:
        row.attempt = attempt
    return Overview(
        [
            _cell(answer, after, here, tells=tells)
            for answer, after in zip_longest(rows, rows[1:])
        ],
        is_one_way=attempt.is_one_way,
    )


def _tells_verdicts(attempt: Attempt) -> bool:
    """Tell whether the student may know how the tries of an open attempt went."""
    may_show = attempt.assignment.shows_correctness == Shown.DURING
    return attempt.is_open and behavior_of(attempt).marks_tries and may_show


def _cell(
    answer: Answer, after: Answer | None, here: int | None, *, tells: bool
) -> Cell:
    """Return one answer's cell; `after` is the next answer's."""
    attempt = answer.attempt
    is_passed = after is not None and after.reached_at is not None
    is_behind = is_passed and closes_behind(answer)
    is_closed = attempt.is_open and answer.is_closed
    return Cell(
        number=answer.position,
        state=answer.state,
        is_flagged=answer.is_flagged,
        is_locked=is_closed and (is_behind or not answer.tries),
        is_ahead=attempt.is_open and not answer.is_reached,
        is_here=answer.position == here,
        is_marked=is_closed and answer.tries > 0,
        is_in_case=answer.case_position is not None,
        verdict=verdict_of(answer.current_score) if tells else "",
    )


def verdict_of(score: Score | None) -> str:
    """Return "right", "partly" or "wrong"; empty before a mark is known."""
    if score is None or score.needs_person:
        return ""
    if score.raw == score.maximum:
        return "right"
    return "partly" if score.raw else "wrong"
