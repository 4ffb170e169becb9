"""What one marked answer came to, as far as its release goes."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from django.utils.translation import gettext, ngettext

from quizzes.models import Answer, ItemVersion, Score
from quizzes.papers import kind_of
from quizzes.releases import Release


@dataclass(frozen=True)
class Result:
    """The mark that counts for one answer, and how much of it may be shown."""

    answer: Answer
    score: Score
    release: Release

    @property
    def number(self) -> int:
        """Return which question of its attempt it is."""
        return self.answer.position

    @property
    def anchor(self) -> str:
        """Return what links to it in its review lead to."""
        return f"question-{self.number}"

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
    def is_right(self) -> bool | None:
        """Tell whether the answer is wholly right; None where that is not told."""
        if self.score.needs_person or not self.release.correctness:
            return None
        return self.is_full

    @property
    def answer_class(self) -> str:
        """Return the class of an answer that was written rather than chosen."""
        return {True: "answer--right", False: "answer--wrong", None: ""}[self.is_right]

    @property
    def answer_icon(self) -> str:
        """Return the icon of such an answer."""
        icons = {True: "circle-check", False: "circle-x", None: "circle"}
        return icons[self.is_right]

    @property
    def has_lost(self) -> bool:
        """Tell whether it is known to have lost points; what waits has lost none."""
        if self.score.needs_person or self.score.is_dropped:
            return False
        return self.release.tells_result and not self.is_full

    @property
    def chip_class(self) -> str:
        """Return the classes of the chip that says what it came to."""
        if self.score.needs_person:
            return "chip chip--amber"
        if self.score.is_dropped:
            return "chip"
        return "chip chip--ok" if self.is_full else "chip chip--bad"

    @property
    def in_words(self) -> str:
        """Return "2 of 4 points", or without points how it went; or nothing."""
        if not self.release.tells_result:
            return ""
        if self.score.needs_person:
            return gettext("Waits for an instructor")
        if self.score.is_dropped:
            return gettext("Left out of the total")
        return self.points_in_words if self.release.mark else self._how_it_went

    @property
    def points_in_words(self) -> str:
        """Return "2 of 4 points", less what earlier tries cost."""
        points = {
            "raw": short(exact_points(self.score)),
            "maximum": self.score.maximum,
        }
        return (
            ngettext(
                "%(raw)s of %(maximum)s point",
                "%(raw)s of %(maximum)s points",
                self.score.maximum,
            )
            % points
        )

    @property
    def _how_it_went(self) -> str:
        """Return how it went, without saying what it earned."""
        if self.is_full:
            return gettext("Right")
        return gettext("Partly right") if self.score.raw else gettext("Not right")

    @property
    def arithmetic(self) -> str:
        """Return how the points came about: it tells how many choices are right."""
        return self.score.arithmetic if self.release.has_points else ""

    @property
    def note(self) -> str:
        """Return what the student should know besides the mark, but for a person's."""
        if self.score.is_by_hand or not self.release.correctness:
            return ""
        return self.score.note

    @property
    def mark_by_hand(self) -> Score | None:
        """Return the mark that an instructor gave, with the reason, where it shows."""
        return self.score if self.score.is_by_hand and self.release.mark else None


def exact_points(score: Score) -> Decimal:
    """Return the points of a mark, less what earlier tries cost."""
    return score.raw * Decimal(score.factor)


def short(points: Decimal | None) -> str:
    """Return points with at most two places, cut rather than rounded up."""
    cut = (points or Decimal(0)).quantize(Decimal("0.01"), rounding=ROUND_FLOOR)
    return f"{cut.normalize():f}"
