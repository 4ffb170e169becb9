"""Closing an attempt and marking it, once, exactly."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from courses.models import Enrolment
from quizzes.models import Answer, Attempt
from quizzes.papers import give_versions, with_digests
from quizzes.policy import is_past
from quizzes.prepared import Prepared, write_columns
from quizzes.services.rescoring import apply_standing
from quizzes.services.scores import write_scores
from quizzes.totals import Paper, set_totals

# What closing sets on an attempt, and what every marking does.
CLOSING = ("state", "submitted_at", "close_reason")
TOTALS = (
    "total",
    "maximum",
    "has_passed",
    "answers_waiting",
    "points_waiting",
    "has_waited",
    "is_counted",
)


def close_if_due(*, attempt: Attempt, now: datetime) -> bool:
    """Submit an open attempt whose time is over, as of its deadline; tell whether."""
    if not attempt.is_open or not is_past(attempt, now):
        return False
    submit_attempt(attempt=attempt, now=now, reason=Attempt.CloseReason.DEADLINE)
    return not attempt.is_open


def _alone(attempt: int) -> QuerySet[Attempt]:
    """Return an attempt, locked, and no row of what it belongs to.

    Putting attempts in their usual order would join the assignment and lock it too:
    the whole class would then submit one after another.
    """
    return Attempt.objects.select_for_update().filter(pk=attempt).order_by()


LOCKED = Prepared(_alone)


@transaction.atomic
def submit_attempt(
    *,
    attempt: Attempt,
    now: datetime,
    reason: Attempt.CloseReason = Attempt.CloseReason.SUBMITTED,
) -> None:
    """Close and mark `attempt`; a second call changes nothing.

    Where the deadline closes it, the one that stands now decides.
    """
    [locked] = LOCKED.rows(attempt.pk)
    attempt.deadline_at = locked.deadline_at
    is_moved = reason == Attempt.CloseReason.DEADLINE and not is_past(locked, now)
    if locked.is_open and not is_moved:
        _mark(attempt, reason, now)
        return
    attempt.refresh_from_db(fields=[*CLOSING, *TOTALS])


# What marks do not rest on.
UNREAD = ("active_ms", "event_count", "pinned", "reached_at", "saved_at")


def _locked(attempt: int) -> QuerySet[Answer]:
    """Return the answers of an attempt in order, locked."""
    return (
        with_digests(Answer.objects.filter(attempt=attempt))
        .select_for_update(of=("self",))
        .select_related("slot")
        .defer(*UNREAD)
        .order_by("position")
    )


ANSWERS = Prepared(_locked)


def _mark(attempt: Attempt, reason: Attempt.CloseReason, now: datetime) -> None:
    """Write a score for each answer, and the totals."""
    answers = ANSWERS.rows(attempt.pk)
    for answer in answers:
        answer.attempt = attempt
    give_versions(answers)
    scores = write_scores(attempt, answers, now)
    set_totals(apply_standing(Paper(attempt, answers, scores), now))
    attempt.state = Attempt.State.SUBMITTED
    attempt.submitted_at = _ended_at(attempt, now, reason)
    attempt.close_reason = reason
    write_columns([attempt], [*CLOSING, *TOTALS])
    # Closed late by the clock, it must not move the student's last visit back.
    Enrolment.objects.filter(pk=attempt.enrolment_id).exclude(
        last_active_at__gt=attempt.submitted_at
    ).update(last_active_at=attempt.submitted_at)


def retotal(papers: Sequence[Paper]) -> None:
    """Save what submitted attempts come to, now that some of their marks changed.

    Every change of a total after submission goes through here.

    Raises:
        NothingToEarnError: on some attempt every answer would be left out.
    """
    for paper in papers:
        set_totals(paper)
    write_columns([paper.attempt for paper in papers], TOTALS)


def _ended_at(attempt: Attempt, now: datetime, reason: Attempt.CloseReason) -> datetime:
    """Return when it ended: at its deadline if that is what ended it."""
    if reason == Attempt.CloseReason.DEADLINE and attempt.deadline_at:
        return attempt.deadline_at
    return now
