"""Closing an attempt and marking it, once, exactly."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Protocol

from django.db import transaction
from django.db.models import Max

from courses.models import Enrolment
from quizzes.kinds.base import Outcome
from quizzes.models import Answer, AnswerEvent, Attempt, Score
from quizzes.papers import outcome_of
from quizzes.policy import is_past
from quizzes.services.scores import write_scores

PLACES = 4
# What closing sets on an attempt, and what every marking does.
CLOSING = ("state", "submitted_at", "close_reason")
TOTALS = ("total", "maximum", "has_passed", "answers_waiting", "points_waiting")


def close_if_due(*, attempt: Attempt, now: datetime) -> bool:
    """Submit an open attempt whose time is over, as of its deadline; tell whether."""
    if not attempt.is_open or not is_past(attempt, now):
        return False
    submit_attempt(attempt=attempt, now=now, reason=Attempt.CloseReason.DEADLINE)
    return not attempt.is_open


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
    locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
    attempt.deadline_at = locked.deadline_at
    is_moved = reason == Attempt.CloseReason.DEADLINE and not is_past(locked, now)
    if locked.is_open and not is_moved:
        _mark(attempt, reason, now)
        return
    attempt.refresh_from_db(fields=[*CLOSING, *TOTALS])


def _mark(attempt: Attempt, reason: Attempt.CloseReason, now: datetime) -> None:
    """Write a score for each answer, and the totals."""
    answers = list(
        attempt.answers.select_for_update(of=("self",))
        .select_related("version", "slot")
        .order_by("position")
    )
    scores = write_scores(attempt, answers, now)
    set_totals(attempt, answers, scores)
    attempt.state = Attempt.State.SUBMITTED
    attempt.submitted_at = _ended_at(attempt, now, reason)
    attempt.close_reason = reason
    attempt.save(update_fields=[*CLOSING, *TOTALS])
    # Closed late by the clock, it must not move the student's last visit back.
    Enrolment.objects.filter(pk=attempt.enrolment_id).exclude(
        last_active_at__gt=attempt.submitted_at
    ).update(last_active_at=attempt.submitted_at)


class Earned(Protocol):
    """What of a mark decides the totals."""

    @property
    def fraction(self) -> Fraction:
        """Return the exact share of the points."""

    @property
    def needs_person(self) -> bool:
        """Tell whether the points wait for a person."""


def set_totals(
    attempt: Attempt, answers: Sequence[Answer], marks: Sequence[Earned]
) -> None:
    """Put on `attempt`, unsaved, what `marks` come to and what waits to be added."""
    earned, possible = weigh(answers, marks)
    waiting = [
        Fraction(answer.slot.weight)
        for answer, mark in zip(answers, marks, strict=True)
        if mark.needs_person
    ]
    pass_mark = Fraction(attempt.policy["pass_mark"])
    attempt.total = rounded(earned)
    attempt.maximum = rounded(possible)
    attempt.has_passed = 100 * earned >= pass_mark * possible
    attempt.answers_waiting = len(waiting)
    attempt.points_waiting = rounded(sum(waiting, Fraction(0)))


def weigh(
    answers: Sequence[Answer], marks: Sequence[Earned]
) -> tuple[Fraction, Fraction]:
    """Return the exact sum of weighted shares, and of weights."""
    weights = [Fraction(answer.slot.weight) for answer in answers]
    earned = sum(
        (weight * mark.fraction for weight, mark in zip(weights, marks, strict=True)),
        Fraction(0),
    )
    return earned, sum(weights, Fraction(0))


def rounded(points: Fraction) -> Decimal:
    """Return `points` to four places, half up: the one rounding on the way."""
    ten_thousandths = floor(points * 10**PLACES + Fraction(1, 2))
    return Decimal(ten_thousandths).scaleb(-PLACES)


def _ended_at(attempt: Attempt, now: datetime, reason: Attempt.CloseReason) -> datetime:
    """Return when it ended: at its deadline if that is what ended it."""
    if reason == Attempt.CloseReason.DEADLINE and attempt.deadline_at:
        return attempt.deadline_at
    return now
