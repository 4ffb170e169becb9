"""Marks that a person gives, where no rule can."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from courses.services.audit import record
from quizzes.errors import (
    MarkedByRuleError,
    MarkOutOfRangeError,
    MarkReasonError,
    MarkSupersededError,
)
from quizzes.models import Answer, Attempt, Score
from quizzes.models.score import LONGEST_NOTE
from quizzes.services.grading import TOTALS, set_totals


@transaction.atomic
def mark_by_hand(
    *, score: Score, raw: int, note: str, by: User, now: datetime
) -> Score:
    """Give the answer that `score` leaves waiting `raw` points, and say why.

    A mark given by hand may be put right the same way; each mark is kept, and the
    attempt's totals follow.

    Raises:
        MarkOutOfRangeError: less than nothing, or more than all points.
        MarkReasonError: no reason, or one too long.
        MarkSupersededError: `score` no longer counts; someone was faster.
        MarkedByRuleError: `score` waits for nobody.
    """
    said = " ".join(note.split())
    if not 0 <= raw <= score.maximum:
        raise MarkOutOfRangeError(raw, score.maximum)
    if not 1 <= len(said) <= LONGEST_NOTE:
        raise MarkReasonError(LONGEST_NOTE)
    attempt = _lock_attempt(score)
    answers = _lock_answers(attempt)
    answer = next(each for each in answers if each.pk == score.answer_id)
    before = _standing_mark(answer, score)
    was = _shown(attempt, before)
    given = _supersede(before, raw, said, by, now)
    answer.current_score = given
    answer.save(update_fields=["current_score"])
    set_totals(attempt, answers, [_mark_of(each) for each in answers])
    attempt.save(update_fields=TOTALS)
    record(
        "mark by hand",
        answer,
        actor=by,
        cohort=attempt.assignment.cohort,
        now=now,
        before=was,
        after=_shown(attempt, given),
    )
    return given


def _lock_attempt(score: Score) -> Attempt:
    """Return the attempt, for nobody else to mark until this is done."""
    return (
        Attempt.objects.select_for_update(of=("self",))
        .select_related("assignment__cohort")
        .get(answers=score.answer_id)
    )


def _lock_answers(attempt: Attempt) -> list[Answer]:
    """Return the attempt's answers with the marks that count."""
    return list(
        attempt.answers.select_for_update(of=("self",))
        .select_related("slot", "current_score")
        .order_by("position")
    )


def _standing_mark(answer: Answer, seen: Score) -> Score:
    """Return the mark that counts, if it is the one seen and a person's to give.

    Raises:
        MarkSupersededError, MarkedByRuleError: as `mark_by_hand`.
    """
    standing = _mark_of(answer)
    if standing.pk != seen.pk:
        raise MarkSupersededError(standing)
    if not (standing.needs_person or standing.is_by_hand):
        raise MarkedByRuleError(standing)
    return standing


def _mark_of(answer: Answer) -> Score:
    """Return the mark that counts; a submitted attempt has one for each answer."""
    score = answer.current_score
    if score is None:
        message = f"{answer} of a submitted attempt has no score"
        raise LookupError(message)
    return score


def _supersede(before: Score, raw: int, note: str, by: User, now: datetime) -> Score:
    """Append a person's mark of the same save, by the same version."""
    return Score.objects.create(
        answer_id=before.answer_id,
        event_id=before.event_id,
        version_id=before.version_id,
        raw=raw,
        maximum=before.maximum,
        elements=[],
        arithmetic=f"{raw} of {before.maximum}",
        note=note,
        reason=Score.Reason.MANUAL,
        by=by,
        supersedes=before,
        created_at=now,
    )


def _shown(attempt: Attempt, score: Score) -> dict[str, Any]:
    """Return a mark and what the attempt came to with it, as JSON values."""
    return {
        "raw": score.raw,
        "maximum": score.maximum,
        "needs_person": score.needs_person,
        "note": score.note,
        "total": f"{attempt.total:.4f}",
        "has_passed": attempt.has_passed,
        "answers_waiting": attempt.answers_waiting,
    }
