"""Regrading: what a correction would change, and changing it, once."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from courses.services.audit import record
from quizzes.errors import (
    RegradeChangedError,
    RegradeDecidedError,
    RegradeReasonError,
)
from quizzes.models import Regrade, Score
from quizzes.models.regrade import LONGEST_REASON
from quizzes.services.grading import retotal
from quizzes.services.previews import Change, Preview, look_at
from quizzes.services.rescoring import write_corrections


@transaction.atomic
def apply_regrade(
    *,
    regrade: Regrade,
    policy: str,
    left_out: Collection[int],
    reason: str,
    seen: str,
    by: User,
    now: datetime,
) -> Preview:
    """Do what the preview with the digest `seen` showed, and return it.

    Locks go regrade, attempts, answers, each by key.

    Raises:
        RegradeDecidedError: it was applied or dismissed already.
        RegradeChangedError: marks changed since; look again.
        RegradeReasonError: no reason, or one too long.
        NothingToEarnError, RegradePolicyError: as `preview`.
    """
    said = " ".join(reason.split())
    if not 1 <= len(said) <= LONGEST_REASON:
        raise RegradeReasonError(LONGEST_REASON)
    locked = _lock(regrade)
    found = look_at(
        locked,
        policy,
        left_out,
        locking=lambda rows: rows.select_for_update(of=("self",)),
    )
    if found.digest != seen:
        raise RegradeChangedError(locked)
    locked.policy, locked.reason, locked.by = policy, said, by
    after = [change.after for change in found.chosen]
    write_corrections([each.before for each in found.chosen], after, locked, now)
    retotal(after)
    locked.preview = _entries(found)
    _decide(locked, Regrade.State.APPLIED, now)
    _record("apply regrade", locked, by, now, _counts(found), policy=policy)
    return found


@transaction.atomic
def dismiss_regrade(*, regrade: Regrade, reason: str, by: User, now: datetime) -> None:
    """Leave all marks as they are, and keep that this was decided.

    Raises:
        RegradeDecidedError: it was applied or dismissed already.
    """
    locked = _lock(regrade)
    locked.reason, locked.by = " ".join(reason.split())[:LONGEST_REASON], by
    _decide(locked, Regrade.State.DISMISSED, now)
    _record("dismiss regrade", locked, by, now, {})


def _record(
    action: str,
    regrade: Regrade,
    by: User,
    now: datetime,
    counts: dict[str, int],
    **more: str,
) -> None:
    """Put a decision on the trail."""
    record(
        action,
        regrade,
        actor=by,
        cohort=regrade.cohort,
        now=now,
        before={"state": Regrade.State.PROPOSED.value},
        after={
            "state": regrade.state,
            "reason": regrade.reason,
            **more,
            **subject_of(regrade),
            **counts,
        },
    )


def subject_of(regrade: Regrade) -> dict[str, Any]:
    """Return what a regrade is about, as JSON values for the trail."""
    if regrade.item and regrade.from_version and regrade.to_version:
        return {
            "item": regrade.item.code,
            "from_version": regrade.from_version.number,
            "to_version": regrade.to_version.number,
        }
    if regrade.from_slot and regrade.to_slot:
        return {
            "quiz": regrade.to_slot.quiz.slug,
            "slot": regrade.to_slot.position,
            "from_weight": str(regrade.from_slot.weight),
            "to_weight": str(regrade.to_slot.weight),
        }
    return {}


def _lock(regrade: Regrade) -> Regrade:
    """Return the regrade, for nobody else to decide.

    Raises:
        RegradeDecidedError: somebody has.
    """
    locked = (
        Regrade.objects.select_for_update(of=("self",))
        .select_related(
            "cohort", "item", "from_version", "to_version", "from_slot", "to_slot__quiz"
        )
        .get(pk=regrade.pk)
    )
    if locked.state != Regrade.State.PROPOSED:
        raise RegradeDecidedError(locked)
    return locked


def _decide(regrade: Regrade, state: Regrade.State, now: datetime) -> None:
    """Write down the decision."""
    regrade.state, regrade.decided_at = state, now
    regrade.save(
        update_fields=["state", "policy", "reason", "preview", "by", "decided_at"]
    )


def _entries(found: Preview) -> list[dict[str, Any]]:
    """Return what is kept of a preview that was applied, an attempt an entry."""
    marked = [
        {
            "attempt": change.attempt.pk,
            "is_chosen": change.is_chosen,
            "before": change.was.as_json(),
            "after": change.becomes.as_json(),
            **_kept_mark(change),
        }
        for change in found.changes
    ]
    unfinished = [
        {"attempt": attempt.pk, "is_chosen": attempt.pk not in found.left_out}
        for attempt in found.unfinished
    ]
    return marked + unfinished


def _kept_mark(change: Change) -> dict[str, Any]:
    """Return the mark of the one question concerned, before and after."""
    if len(change.marks) != 1:
        return {}
    [(_, before, after)] = change.marks
    return {"mark": [_as_json(before), _as_json(after)]}


def _as_json(mark: Score) -> dict[str, Any]:
    """Return what a mark came to."""
    return {
        "raw": mark.raw,
        "maximum": mark.maximum,
        "factor": str(mark.factor),
        "is_dropped": mark.is_dropped,
        "needs_person": mark.needs_person,
    }


def _counts(found: Preview) -> dict[str, int]:
    """Return how many attempts rose, fell and stayed."""
    gains = [change.gain for change in found.chosen]
    return {
        "attempts": len(gains),
        "rose": sum(gain > 0 for gain in gains),
        "fell": sum(gain < 0 for gain in gains),
        "left_out": len(found.left_out),
    }
