"""Where one person stands with the quizzes that their cohort was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from courses.models import Enrolment, Unit
from quizzes.models import Answer, Assignment, Attempt, Slot
from quizzes.policy import Policy, Standing, is_past
from quizzes.releases import release_of
from quizzes.reports.openings import closed_among
from quizzes.reports.policies import grants_of_student

# A date this near is said in amber.
SOON_DAYS = 7


class State(StrEnum):
    """What can be done about a quiz now."""

    OPENS_LATER = "opens-later"
    IN_PROGRESS = "in-progress"
    TIME_UP = "time-up"
    TO_START = "to-start"
    SUBMITTED = "submitted"
    CLOSED = "closed"


@dataclass(frozen=True)
class QuizStanding:
    """One quiz of a cohort, as one person stands with it."""

    enrolment: Enrolment
    standing: Standing
    questions: int
    # Of the open attempt.
    answered: int
    is_closed_for_all: bool

    @property
    def assignment(self) -> Assignment:
        """Return the assignment."""
        return self.standing.assignment

    @property
    def now(self) -> datetime:
        """Return the moment that everything here is said of."""
        return self.standing.now

    @property
    def state(self) -> State:
        """Return what can be done about it now."""
        standing = self.standing
        if standing.open_attempt:
            past = is_past(standing.open_attempt, self.now)
            return State.TIME_UP if past else State.IN_PROGRESS
        if standing.submitted:
            return State.SUBMITTED
        if standing.is_before_opening:
            return State.OPENS_LATER
        return State.CLOSED if standing.is_closed else State.TO_START

    @property
    def released(self) -> Attempt | None:
        """Return the attempt that counts, where its mark may be shown."""
        counting = self.standing.counting
        return counting if counting and self.shows_mark_of(counting) else None

    def shows_mark_of(self, attempt: Attempt) -> bool:
        """Tell whether the mark of one of its attempts may be seen."""
        closed = self.is_closed_for_all
        return release_of(attempt, self.now, is_closed_for_all=closed).mark

    @property
    def whole_percent(self) -> int | None:
        """Return the mark that counts, where it may be shown."""
        return self.released.whole_percent if self.released else None

    @property
    def percent(self) -> str:
        """Return that mark as an SVG width."""
        return f"{self.whole_percent or 0}%"

    @property
    def pass_mark(self) -> str:
        """Return the pass mark that held for that attempt."""
        policy = self.released.policy if self.released else {}
        return f"{Decimal(policy.get('pass_mark', 0)).normalize():f}"

    @property
    def has_passed(self) -> bool:
        """Tell whether the mark that counts is a pass, where it may be shown."""
        return bool(self.released and self.released.has_passed)

    @property
    def may_retry(self) -> bool:
        """Tell whether another attempt could turn a shown mark into a pass."""
        return bool(
            self.released and not self.released.has_passed and self.standing.may_start
        )

    @property
    def ends_at(self) -> datetime | None:
        """Return when it is due, or else when it closes."""
        policy = self.standing.policy
        return policy.due_at.value or policy.closes_at.value

    @property
    def days_left(self) -> int | None:
        """Return the midnights until then on the cohort's clock; 0 is today."""
        if self.ends_at is None:
            return None
        local = self.enrolment.cohort.local
        return (local(self.ends_at).date() - local(self.now).date()).days

    @property
    def has_due_date(self) -> bool:
        """Tell whether it is due before it closes, or without closing at all."""
        return self.standing.policy.due_at.value is not None

    @property
    def is_due_soon(self) -> bool:
        """Tell whether it waits to be taken within a week."""
        waits = self.state in {State.TO_START, State.IN_PROGRESS}
        return waits and self.days_left is not None and self.days_left <= SOON_DAYS

    @property
    def is_late(self) -> bool:
        """Tell whether it is past its date and may be taken still."""
        return self.state is State.TO_START and self.standing.is_late

    @property
    def minutes_left(self) -> int | None:
        """Return the whole minutes that the open attempt has; None without a limit."""
        if self.deadline_at is None:
            return None
        return max(0, int((self.deadline_at - self.now).total_seconds() // 60))

    @property
    def deadline_at(self) -> datetime | None:
        """Return when the open attempt ends; None without one, or without a limit."""
        attempt = self.standing.open_attempt
        return attempt.deadline_at if attempt else None


def standings_of(enrolment: Enrolment, now: datetime) -> Sequence[QuizStanding]:
    """Return every quiz of the cohort, the first to open first.

    Four queries, and three more where a result waits for its quiz to close.
    """
    grants = grants_of_student(enrolment)
    attempts = list(
        Attempt.objects.filter(enrolment=enrolment)
        .annotate(
            answered=Count("answers", filter=Q(answers__state=Answer.State.COMPLETE))
        )
        .order_by("number")
    )
    rows = Assignment.objects.of_cohort(enrolment.cohort).annotate(
        questions=Coalesce(Subquery(_questions()), 0)
    )
    shown = [row for row in rows if not row.quiz.is_retired or _of(row, attempts)]
    closed = closed_among(shown, now)
    return [
        _standing(
            enrolment,
            grants.policy(row, enrolment.pk),
            attempts,
            now,
            is_closed_for_all=row.pk in closed,
        )
        for row in shown
    ]


def of_unit(quizzes: Sequence[QuizStanding], unit: Unit) -> Sequence[QuizStanding]:
    """Return the quizzes on one unit."""
    return [each for each in quizzes if each.assignment.quiz.unit_id == unit.pk]


def of_no_unit(
    quizzes: Sequence[QuizStanding], units: Sequence[Unit]
) -> Sequence[QuizStanding]:
    """Return the quizzes on none of `units`: on the whole course, or a retired one."""
    shown = {unit.pk for unit in units}
    return [each for each in quizzes if each.assignment.quiz.unit_id not in shown]


def _questions() -> QuerySet[Any, Any]:
    """Return how many items an attempt at the outer assignment's quiz has."""
    return (
        Slot.objects.filter(quiz=OuterRef("quiz"), is_retired=False)
        .order_by()
        .values("quiz")
        .annotate(sum=Sum("draw"))
        .values("sum")
    )


def _standing(
    enrolment: Enrolment,
    policy: Policy,
    attempts: Sequence[Attempt],
    now: datetime,
    *,
    is_closed_for_all: bool,
) -> QuizStanding:
    """Return where `enrolment` stands with one assignment."""
    assignment = policy.assignment
    mine = _of(assignment, attempts)
    for attempt in mine:
        attempt.assignment = assignment  # the policy asks for it
    standing = Standing(policy, mine, now)
    return QuizStanding(
        enrolment=enrolment,
        standing=standing,
        questions=getattr(assignment, "questions", 0),
        answered=getattr(standing.open_attempt, "answered", 0),
        is_closed_for_all=is_closed_for_all,
    )


def _of(assignment: Assignment, attempts: Sequence[Attempt]) -> list[Attempt]:
    """Return the attempts at one assignment."""
    return [each for each in attempts if each.assignment_id == assignment.pk]
