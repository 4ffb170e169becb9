"""Marks that a person gives, and answers that a person leaves out of a total."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from courses.services.audit import record
from quizzes.errors import (
    MarkOutOfRangeError,
    MarkReasonError,
    MarkSupersededError,
)
from quizzes.models import Answer, Attempt, Score
from quizzes.models.score import LONGEST_NOTE
from quizzes.services.grading import retotal
from quizzes.totals import Paper


def mark_by_hand(
    *, score: Score, raw: int, note: str, by: User, now: datetime
) -> Score:
    """Give the answer of a submitted attempt `raw` points, and say why.

    `score` is the mark that was seen. It is kept, as every mark is; the attempt's
    totals follow.

    Raises:
        MarkOutOfRangeError: less than nothing, or more than all points.
        MarkReasonError: no reason, or one too long.
        MarkSupersededError: `score` no longer counts; someone was faster.
    """
    if not 0 <= raw <= score.maximum:
        raise MarkOutOfRangeError(raw, score.maximum)
    given = Score(
        raw=raw, arithmetic=f"{raw} of {score.maximum}", reason=Score.Reason.MANUAL
    )
    return _give(given, score, "mark by hand", note, by, now)


def waive_answer(*, score: Score, note: str, by: User, now: datetime) -> Score:
    """Leave one answer out of its student's total, and say why.

    Raises:
        MarkReasonError, MarkSupersededError: as `mark_by_hand`.
        NothingToEarnError: it is the last answer that counts.
    """
    given = Score(
        raw=score.raw,
        arithmetic=score.arithmetic,
        is_dropped=True,
        reason=Score.Reason.WAIVE,
    )
    return _give(given, score, "waive answer", note, by, now)


@transaction.atomic
def _give(
    given: Score, seen: Score, action: str, note: str, by: User, now: datetime
) -> Score:
    """Let `given` supersede the mark that was seen, and leave a trace of it."""
    said = " ".join(note.split())
    if not 1 <= len(said) <= LONGEST_NOTE:
        raise MarkReasonError(LONGEST_NOTE)
    attempt = _lock_attempt(seen)
    answers = _lock_answers(attempt)
    answer = next(each for each in answers if each.pk == seen.answer_id)
    before = _standing_mark(answer, seen)
    was = _shown(attempt, before)
    _supersede(given, before, said, by, now)
    answer.current_score = given
    answer.save(update_fields=["current_score"])
    retotal([Paper(attempt, answers, [mark_of(each) for each in answers])])
    record(
        action,
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
        .get(answers=score.answer_id, state=Attempt.State.SUBMITTED)
    )


def _lock_answers(attempt: Attempt) -> list[Answer]:
    """Return the attempt's answers with the marks that count."""
    return list(
        attempt.answers.select_for_update(of=("self",))
        .select_related("slot", "current_score")
        .order_by("pk")
    )


def _standing_mark(answer: Answer, seen: Score) -> Score:
    """Return the mark that counts, if it is the one seen.

    Raises:
        MarkSupersededError: as `mark_by_hand`.
    """
    standing = mark_of(answer)
    if standing.pk != seen.pk:
        raise MarkSupersededError(standing)
    return standing


def mark_of(answer: Answer) -> Score:
    """Return the mark that counts; a submitted attempt has one for each answer."""
    score = answer.current_score
    if score is None:
        message = f"{answer} of a submitted attempt has no score"
        raise LookupError(message)
    return score


def _supersede(given: Score, before: Score, note: str, by: User, now: datetime) -> None:
    """Append a person's mark of the same save, by the same version."""
    given.answer_id = before.answer_id
    given.event_id = before.event_id
    given.version_id = before.version_id
    given.maximum = before.maximum
    given.elements = before.elements if given.is_dropped else []
    given.note = note
    given.by = by
    given.supersedes = before
    given.created_at = now
    given.save(force_insert=True)


def _shown(attempt: Attempt, score: Score) -> dict[str, Any]:
    """Return a mark and what the attempt came to with it, as JSON values."""
    return {
        "raw": score.raw,
        "maximum": score.maximum,
        "is_dropped": score.is_dropped,
        "needs_person": score.needs_person,
        "note": score.note,
        "total": f"{attempt.total:.4f}",
        "has_passed": attempt.has_passed,
        "answers_waiting": attempt.answers_waiting,
    }
