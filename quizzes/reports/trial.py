"""What the tries of one answer came to so far, and what is left of them."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import floor

from django.utils.translation import gettext, ngettext

from quizzes.behaviors import Interactive, Ruling, Strategy, behavior_of
from quizzes.models import Answer, Score
from quizzes.releases import Release
from quizzes.reports.explained import reviewed_item
from quizzes.reports.navigator import verdict_of
from quizzes.reports.openings import Releases
from quizzes.reports.reviewed_item import ReviewedItem


@dataclass(frozen=True)
class Trial:
    """The tries of one answer in an open attempt."""

    strategy: Strategy
    tries: int
    ruling: Ruling
    # The mark of the last try, and what of it may be told; None before one.
    score: Score | None = None
    release: Release | None = None
    # The last try explained; None where nothing of it may be told.
    item: ReviewedItem | None = None

    @property
    def may_try(self) -> bool:
        """Tell whether the answer may be sent to be marked."""
        return self.ruling.may_try

    @property
    def is_retry(self) -> bool:
        """Tell whether there was a try before."""
        return self.tries > 0

    @property
    def verdict(self) -> str:
        """Return "right", "partly" or "wrong"; empty where that is not told."""
        tells = self.release is not None and self.release.correctness
        return verdict_of(self.score) if tells else ""

    @property
    def headline(self) -> str:
        """Return how the last try went, as far as that may be told."""
        if self.score is not None and self.score.needs_person:
            return gettext("Sent: an instructor marks this answer")
        return {
            "right": gettext("Right"),
            "partly": gettext("Partly right"),
            "wrong": gettext("Not right"),
        }.get(self.verdict, gettext("Checked"))

    @property
    def points_in_words(self) -> str:
        """Return "2 of 4 points", where they may be told."""
        is_known = self.score is not None and not self.score.needs_person
        if self.item is None or not is_known or not self.item.release.mark:
            return ""
        return self.item.points_in_words

    @property
    def icon(self) -> str:
        """Return the icon beside the headline."""
        icons = {"right": "circle-check", "partly": "circle-dot", "wrong": "circle-x"}
        return icons.get(self.verdict, "info")

    @property
    def css_class(self) -> str:
        """Return the classes of the notice."""
        looks = {"right": "ok", "partly": "amber", "wrong": "bad"}
        return f"notice notice--{looks.get(self.verdict, 'info')}"

    @property
    def left_in_words(self) -> str:
        """Return what is left to try, and what a try would earn."""
        if self.ruling.is_locked:
            return gettext("Your answer is locked.")
        if not self.strategy.is_graded:
            return gettext("Check as often as you like: it never counts.")
        return self._again_in_words if self.tries else self._first_in_words

    @property
    def _first_in_words(self) -> str:
        """Return how many tries there are, before the first."""
        allowed = self.strategy.tries_allowed
        if allowed == 1:
            return gettext("You have one try: checking locks your answer.")
        costs = isinstance(self.strategy, Interactive) and self.strategy.penalty
        words = (
            gettext("You have %(allowed)s tries; the second earns at most %(most)s %%.")
            if costs
            else gettext("You have %(allowed)s tries.")
        )
        return words % {"allowed": allowed, "most": percent(self.strategy.factor(2))}

    @property
    def _again_in_words(self) -> str:
        """Return "2 of 3 tries left; a further try earns at most 67 %"."""
        allowed = self.strategy.tries_allowed or 0
        words = ngettext(
            "%(left)s of %(allowed)s tries left; it earns at most %(most)s %%.",
            "%(left)s of %(allowed)s tries left; a further try earns at most "
            "%(most)s %%.",
            allowed - self.tries,
        )
        return words % {
            "left": allowed - self.tries,
            "allowed": allowed,
            "most": percent(self.ruling.factor),
        }


def percent(share: Fraction) -> int:
    """Return a share in whole percent, half up."""
    return floor(100 * share + Fraction(1, 2))


def trial_of(answer: Answer, now: datetime) -> Trial | None:
    """Return the tries of an answer of an open attempt; None where none are marked.

    One query after a try, and two more where its sources may be read.
    """
    strategy = behavior_of(answer.attempt)
    if not strategy.marks_tries:
        return None
    if not answer.tries:
        return Trial(strategy, 0, strategy.after(0, None))
    tried = _as_tried(answer)
    ruling = strategy.after(answer.tries, None)
    if answer.is_closed:
        ruling = Ruling(
            is_locked=True, may_try=False, is_feedback_due=True, factor=Fraction(0)
        )
    releases = Releases(answer.attempt, now, is_closed_for_all=False)
    # In practice a further try earns nothing, so it holds no key back.
    spares_key = ruling.may_try and strategy.is_graded
    release = releases.of(tried, may_try_again=spares_key)
    return Trial(
        strategy=strategy,
        tries=answer.tries,
        ruling=ruling,
        score=tried.current_score,
        release=release,
        item=reviewed_item(tried, release) if release.has_any else None,
    )


def _as_tried(answer: Answer) -> Answer:
    """Return the answer with what is right, holding what was last tried."""
    tried = Answer.objects.select_related(
        "version__item", "version__stimulus_version", "current_score__event"
    ).get(pk=answer.pk)
    tried.attempt = answer.attempt
    score = tried.current_score
    if score is not None and score.event is not None:
        tried.response = score.event.response
    return tried
