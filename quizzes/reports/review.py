"""A marked attempt, explained as far as its releases go."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext

from courses.models import Objective
from quizzes.models import Answer, Attempt, Score
from quizzes.papers import give_versions, with_digests
from quizzes.prepared import Prepared
from quizzes.releases import Release
from quizzes.reports.case import CaseResult, case_results
from quizzes.reports.explained import Library, explained, library_of, score_of
from quizzes.reports.openings import Releases
from quizzes.reports.result import short
from quizzes.reports.reviewed_item import Passage, ReviewedItem
from quizzes.reports.ring import Ring
from quizzes.reports.waiting import waiting_in_words


@dataclass(frozen=True)
class ObjectiveResult:
    """How one objective went in this attempt."""

    objective: Objective
    earned: int
    possible: int

    @property
    def percent(self) -> int:
        """Return the share of points, for the bar's width."""
        return round(100 * self.earned / self.possible)

    @property
    def bar_class(self) -> str:
        """Return the bar's class: amber where more than half of the points are lost."""
        return "fg" if 2 * self.earned >= self.possible else "am"


@dataclass(frozen=True)
class Review:
    """A whole marked attempt."""

    attempt: Attempt
    items: Sequence[ReviewedItem]
    objectives: Sequence[ObjectiveResult]
    previous: Attempt | None
    releases: Releases

    @property
    def release(self) -> Release:
        """Return what may be seen of the attempt as a whole."""
        return self.releases.whole

    @property
    def to_come(self) -> Sequence[str]:
        """Return when each part that is held back opens."""
        return self.releases.to_come

    @property
    def percent(self) -> str:
        """Return the share earned in whole percent, never rounded up to a pass."""
        return f"{self.attempt.whole_percent}%"

    @property
    def pass_mark(self) -> str:
        """Return the pass mark that held when the attempt began."""
        return f"{Decimal(self.attempt.policy['pass_mark']).normalize():f}"

    @property
    def ring(self) -> Ring:
        """Return the drawing of the score."""
        return Ring(float(self.attempt.percent or 0), float(self.pass_mark))

    @property
    def points_in_words(self) -> str:
        """Return "9.5 of 12"."""
        return gettext("%(total)s of %(maximum)s") % {
            "total": short(self.attempt.total),
            "maximum": short(self.attempt.maximum),
        }

    @property
    def score_in_words(self) -> str:
        """Return the score as a screen reader says it."""
        words = gettext("Score %(percent)s, %(points)s. Pass mark %(mark)s percent.")
        return words % {
            "percent": self.percent,
            "points": self.points_in_words,
            "mark": self.pass_mark,
        }

    @property
    def headline(self) -> str:
        """Return the finding: passed or not, and what is left to look at."""
        lost = len(self.lost)
        if not self.release.mark:
            return gettext("Your answers, as far as they may be shown now")
        if self.attempt.answers_waiting:
            return self._headline_so_far
        if not self.attempt.has_passed:
            return gettext("Not passed yet: here is what to look at")
        if not lost:
            return gettext("You passed, with every point")
        words = ngettext(
            "You passed, with one question to look at",
            "You passed, with %(lost)s questions to look at",
            lost,
        )
        return words % {"lost": lost}

    @property
    def _headline_so_far(self) -> str:
        """Return the finding while an instructor has still to mark something."""
        if self.attempt.has_passed:
            return gettext("You passed, and not everything is marked yet")
        return gettext("Not passed yet, and not everything is marked")

    @property
    def waiting_in_words(self) -> str:
        """Return how many answers wait for an instructor; nothing where none does."""
        return waiting_in_words(self.attempt) if self.release.mark else ""

    @property
    def for_persons(self) -> Sequence[ReviewedItem]:
        """Return the items that an instructor marks, or has marked."""
        return [item for item in self.items if item.is_for_person]

    @property
    def full(self) -> int:
        """Return how many items earned every point."""
        return sum(item.is_full for item in self.items)

    @cached_property
    def lost(self) -> Sequence[ReviewedItem]:
        """Return the items that lost points, the largest loss first."""
        short = [item for item in self.items if item.has_lost]
        return sorted(short, key=lambda item: item.score.raw / item.score.maximum)

    @cached_property
    def cases(self) -> Sequence[CaseResult]:
        """Return what each case came to."""
        return case_results(self.items) if self.release.mark else []

    @cached_property
    def to_reread(self) -> Sequence[tuple[Passage, int]]:
        """Return the passages behind lost points, with how many items lead there."""
        passages: dict[tuple[int, str], list[Passage]] = {}
        for item in self.lost:
            if passage := item.shown_reread:
                at = (passage.lesson.pk, passage.section)
                passages.setdefault(at, []).append(passage)
        most_first = sorted(passages.values(), key=len, reverse=True)
        return [(same[0], len(same)) for same in most_first]

    @property
    def change_in_words(self) -> str:
        """Return how far it is above or below the attempt before."""
        if self.previous is None:
            return ""
        change = self.attempt.whole_percent - self.previous.whole_percent
        if change == 0:
            return gettext("the same")
        words = (
            gettext("%(points)s points up")
            if change > 0
            else gettext("%(points)s points down")
        )
        return words % {"points": abs(change)}

    @property
    def time_used(self) -> str:
        """Return the time from beginning to end, in minutes and seconds."""
        ended, began = self.attempt.submitted_at, self.attempt.started_at
        seconds = int((ended - began).total_seconds()) if ended else 0
        minutes, rest = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return gettext("%(hours)s h %(minutes)s min") % {
                "hours": hours,
                "minutes": minutes,
            }
        return gettext("%(minutes)s min %(seconds)s s") % {
            "minutes": minutes,
            "seconds": rest,
        }


# What a review reads.
UNREAD = {"active_ms", "event_count", "is_closed", "reached_at", "rev", "saved_at"}
READ = (
    *(field.name for field in Answer._meta.concrete_fields if field.name not in UNREAD),
    *(f"current_score__{field.name}" for field in Score._meta.concrete_fields),
)


def _marked(attempt: int) -> QuerySet[Answer]:
    """Return the answers of an attempt with their marks, in order."""
    return (
        with_digests(Answer.objects.filter(attempt=attempt))
        .select_related("current_score")
        .only(*READ)
        .order_by("position")
    )


def _before(assignment: int, enrolment: int, number: int) -> QuerySet[Attempt]:
    """Return the marked attempts before one, the last of them alone."""
    submitted = Attempt.objects.submitted().filter(
        assignment=assignment, enrolment=enrolment, number__lt=number
    )
    return submitted.order_by("-number")[:1]


MARKED, BEFORE = Prepared(_marked), Prepared(_before, 3)


def review_of(attempt: Attempt, releases: Releases) -> Review:
    """Return what may be seen of a marked attempt, in a fixed number of queries."""
    answers = MARKED.rows(attempt.pk)
    for answer in answers:
        answer.attempt = attempt
    give_versions(answers)
    library = library_of(attempt.enrolment.cohort.course)
    release = releases.whole
    return Review(
        attempt=attempt,
        items=[explained(answer, releases.of(answer), library) for answer in answers],
        objectives=_by_objective(answers, library) if release.mark else [],
        previous=_attempt_before(attempt) if release.mark else None,
        releases=releases,
    )


def _attempt_before(attempt: Attempt) -> Attempt | None:
    """Return the same student's marked attempt before this one."""
    if attempt.number == 1:
        return None
    found = BEFORE.rows(attempt.assignment_id, attempt.enrolment_id, attempt.number)
    return next(iter(found), None)


def _by_objective(
    answers: Sequence[Answer], library: Library
) -> Sequence[ObjectiveResult]:
    """Return by objective what is known by now and counts, weakest first."""
    sums: dict[Objective, list[int]] = {}
    for answer in answers:
        score = score_of(answer)
        if score.needs_person or score.is_dropped:
            continue
        for objective in library.objectives.get(answer.version.item_id, ()):
            earned, possible = sums.setdefault(objective, [0, 0])
            sums[objective] = [earned + score.raw, possible + score.maximum]
    results = [ObjectiveResult(row, *points) for row, points in sums.items()]
    return sorted(results, key=lambda row: (row.percent, row.objective.position))
