"""Where a student stands in a case, and how one went."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext, gettext_lazy, ngettext

from quizzes.models import ITEMS_IN_A_CASE, Answer
from quizzes.policy import closes_behind
from quizzes.reports.reviewed_item import ReviewedItem

# Of clinical judgment, in the order of a case's items.
STEPS = (
    gettext_lazy("Recognize cues"),
    gettext_lazy("Analyze cues"),
    gettext_lazy("Prioritize hypotheses"),
    gettext_lazy("Generate solutions"),
    gettext_lazy("Take action"),
    gettext_lazy("Evaluate outcomes"),
)
STEP = "case-steps__step"


@dataclass(frozen=True)
class Step:
    """One of the six steps, seen from the item that is shown."""

    number: int
    name: str
    here: int

    @property
    def is_here(self) -> bool:
        """Tell whether this item is its."""
        return self.number == self.here

    @property
    def css_class(self) -> str:
        """Return its classes."""
        return f"{STEP} {STEP}--done" if self.number < self.here else STEP

    @property
    def state_in_words(self) -> str:
        """Return what a screen reader adds."""
        if self.number < self.here:
            return gettext("done")
        return "" if self.is_here else gettext("to come")


def steps_at(position: int | None) -> Sequence[Step]:
    """Return the steps as they stand at an item of a case; none outside of one."""
    if position is None:
        return []
    return [
        Step(number, str(name), position) for number, name in enumerate(STEPS, start=1)
    ]


def may_look_at(answer: Answer) -> bool:
    """Tell whether the page of an answer of an open attempt may be shown.

    One that a try has locked can still be read; one that was left behind can't.
    """
    if not answer.is_reached:
        return False
    return not answer.is_closed or (answer.tries > 0 and not _is_behind(answer))


def _is_behind(answer: Answer) -> bool:
    """Tell whether the student has gone on from an answer for good."""
    if not closes_behind(answer):
        return False
    after = Answer.objects.filter(
        attempt_id=answer.attempt_id, position=answer.position + 1
    )
    return after.filter(reached_at__isnull=False).exists()


def furthest_reached(answer: Answer) -> int:
    """Return where on the paper to go on from an answer that can't be shown.

    That is the furthest item that its case, or a paper that goes one way, has come to.
    """
    reached = Answer.objects.filter(
        attempt_id=answer.attempt_id, reached_at__isnull=False
    )
    if not answer.attempt.is_one_way:
        first = answer.position - (answer.case_position or 1) + 1
        reached = reached.filter(
            position__range=(first, first + ITEMS_IN_A_CASE - 1),
            case_position__isnull=False,
        )
    last = reached.order_by("position").values_list("position", flat=True).last()
    return last or answer.position


@dataclass(frozen=True)
class CaseResult:
    """What the items of one case came to."""

    title: str
    items: list[ReviewedItem] = field(default_factory=list)

    @property
    def points_in_words(self) -> str:
        """Return "7 of 12 points"."""
        raw = sum(item.score.raw for item in self.items)
        maximum = sum(item.score.maximum for item in self.items)
        words = ngettext(
            "%(raw)s of %(maximum)s point", "%(raw)s of %(maximum)s points", maximum
        )
        return words % {"raw": raw, "maximum": maximum}

    @property
    def first(self) -> int:
        """Return where on the paper it begins."""
        return self.items[0].answer.position


def case_results(items: Sequence[ReviewedItem]) -> Sequence[CaseResult]:
    """Return the cases among the items of a paper, in their order."""
    cases: list[CaseResult] = []
    for item in items:
        place, chart = item.answer.case_position, item.chart
        if place is None or chart is None:
            continue
        if place == 1:
            cases.append(CaseResult(chart.title))
        cases[-1].items.append(item)
    return cases
