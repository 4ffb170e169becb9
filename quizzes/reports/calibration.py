"""How often answers are right, by how sure the student was of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from quizzes.models import Certainty
from quizzes.reports.reviewed_item import ReviewedItem


@dataclass(frozen=True)
class Sureness:
    """The answers of which someone was this sure, and how many were wholly right."""

    level: Certainty
    answers: int
    right: int

    @property
    def name(self) -> str:
        """Return how sure that is, in words."""
        return str(self.level.label)

    @property
    def percent(self) -> int:
        """Return the share right in whole percent, for the bar's width."""
        return round(100 * self.right / self.answers)

    @property
    def in_words(self) -> str:
        """Return "8 times, right 5"."""
        words = ngettext(
            "%(count)s time, right %(right)s",
            "%(count)s times, right %(right)s",
            self.answers,
        )
        return words % {"count": self.answers, "right": self.right}

    @property
    def sentence(self) -> str:
        """Return "Certain: 8 times, right 5", for a drawing."""
        return gettext("%(level)s: %(words)s") % {
            "level": self.name,
            "words": self.in_words,
        }


def calibration_of(said: Iterable[tuple[int, bool]]) -> Sequence[Sureness]:
    """Return what each level came to, the surest first, without those nobody chose.

    Shape: for each answer a level of Certainty, and whether it was wholly right.
    """
    answers: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for level, is_right in said:
        answers[level] += 1
        right[level] += is_right
    return [
        Sureness(level, answers[level], right[level])
        for level in reversed(Certainty)
        if answers[level]
    ]


def own_calibration(items: Sequence[ReviewedItem]) -> Sequence[Sureness]:
    """Return how a student's sureness met their answers, as far as that may be told."""
    return calibration_of(
        (item.answer.certainty, item.is_right)
        for item in items
        if item.answer.certainty and not item.is_omitted and item.is_right is not None
    )


def certain_but_wrong(items: Sequence[ReviewedItem]) -> Sequence[ReviewedItem]:
    """Return the items a student was certain of and did not get wholly right."""
    return [
        item
        for item in items
        if item.answer.certainty == Certainty.CERTAIN
        and not item.is_omitted
        and item.is_right is False
    ]
