"""Other dates and limits for one student or a class, given and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from accounts.models import User
from courses.models import Enrolment
from courses.services.audit import record
from quizzes.errors import (
    DatesOutOfOrderError,
    ExtendedAlreadyError,
    ExtensionReasonError,
    NothingExtendedError,
    TakesAwayError,
)
from quizzes.models import Assignment, Extension
from quizzes.models.extension import LONGEST_REASON
from quizzes.policy import NO_TIME, Policy, closing_named, resolve_policy
from quizzes.services.deadlines import recompute_deadlines

# What a row may name in place of the assignment's own.
NAMED = ("due_at", "closes_at", "attempts_allowed")
# The same once more within this time is one form that was sent twice.
MOMENT = timedelta(minutes=1)


@dataclass(frozen=True)
class Extended:
    """An extension just given, and how many attempts under way it moved."""

    extension: Extension
    moved: int


@dataclass(frozen=True)
class Change:
    """What is given beyond the terms that hold, and why; None stays as it is."""

    reason: str
    due_at: datetime | None = None
    closes_at: datetime | None = None
    attempts_allowed: int | None = None
    extra_time: timedelta = NO_TIME

    def check(self) -> None:
        """Refuse a change without a reason, or a reason without a change.

        Raises:
            ExtensionReasonError, NothingExtendedError: one of the two is missing.
        """
        if not 1 <= len(self.reason.strip()) <= LONGEST_REASON:
            raise ExtensionReasonError(LONGEST_REASON)
        named = any(getattr(self, name) is not None for name in NAMED)
        if self.extra_time < NO_TIME or not (named or self.extra_time):
            raise NothingExtendedError


@transaction.atomic
def extend(
    *,
    assignment: Assignment,
    enrolment: Enrolment | None,
    change: Change,
    by: User,
    now: datetime,
) -> Extended:
    """Give one student more than the terms that hold, or the class without one.

    Raises:
        ExtensionReasonError, NothingExtendedError: as `Change.check`.
        DatesOutOfOrderError: due or closing before opening, or due after closing.
        TakesAwayError: a date or count is less than what holds already.
        ExtendedAlreadyError: the same was given a moment ago.
    """
    change.check()
    locked = _locked(assignment)
    row = Extension(
        assignment=locked,
        enrolment=enrolment,
        due_at=change.due_at,
        closes_at=change.closes_at,
        attempts_allowed=change.attempts_allowed,
        extra_time=change.extra_time,
        reason=change.reason.strip(),
        by=by,
        created_at=now,
    )
    _refuse_twice(row)
    _refuse_less(locked, row)
    row.save()
    _record("extend quiz", row, by=by, now=now)
    return Extended(row, recompute_deadlines(locked, by=by, now=now))


@transaction.atomic
def extend_running(
    *, assignment: Assignment, lost: timedelta, reason: str, by: User, now: datetime
) -> Extended:
    """Give back what an outage took: to attempts under way, and to the closing time.

    Raises:
        ExtensionReasonError, NothingExtendedError: no reason, or nothing lost.
        ExtendedAlreadyError: the same was given a moment ago.
    """
    Change(reason, extra_time=lost).check()
    locked = _locked(assignment)
    standing = list(locked.extensions.standing())
    of_class = [row for row in standing if row.enrolment_id is None]
    outage = {"reason": reason.strip(), "by": by, "created_at": now}
    row = Extension(
        assignment=locked,
        closes_at=_later(closing_named(locked, of_class), lost),
        extra_time=lost,
        started_before=now,
        **outage,
    )
    _refuse_twice(row)
    row.save()
    own = [
        Extension.objects.create(
            assignment=locked,
            enrolment_id=enrolment_id,
            closes_at=_later(closes_at, lost),
            started_before=now,
            **outage,
        )
        for enrolment_id, closes_at in _own_closings(standing).items()
    ]
    for made in (row, *own):
        _record("make up for an outage", made, by=by, now=now)
    return Extended(row, recompute_deadlines(locked, by=by, now=now, lost=lost))


@transaction.atomic
def revoke_extension(*, extension: Extension, by: User, now: datetime) -> None:
    """Take an extension back, and all rows of one outage together.

    Attempts under way keep the deadline they have. A second call changes nothing.
    """
    standing = _locked(extension.assignment).extensions.standing()
    rows = standing.filter(pk=extension.pk)
    if extension.started_before:
        rows = standing.filter(
            started_before=extension.started_before, created_at=extension.created_at
        )
    for row in rows.select_related("assignment__cohort"):
        row.revoked_at = now
        row.save(update_fields=["revoked_at"])
        record(
            "take back extension",
            row,
            actor=by,
            cohort=row.assignment.cohort,
            now=now,
            before=_shown(row),
            after={"revoked_at": now.isoformat()},
        )


def _locked(assignment: Assignment) -> Assignment:
    """Return the assignment as it is, kept from change until the end."""
    rows = Assignment.objects.select_for_update(of=("self",))
    return rows.select_related("cohort").get(pk=assignment.pk)


def _own_closings(standing: Sequence[Extension]) -> dict[int, datetime]:
    """Return the closing of each student who has one: it beats the class's."""
    return {
        each.enrolment_id: each.closes_at
        for each in standing
        if each.enrolment_id is not None and each.closes_at
    }


def _refuse_twice(row: Extension) -> None:
    """Refuse what the same person gave just now: a form that was sent twice.

    Its minutes would otherwise be given twice. An outage moves what it found, so the
    second one's dates are no sign.

    Raises:
        ExtendedAlreadyError: it is.
    """
    is_outage = row.started_before is not None
    same = row.assignment.extensions.standing().filter(
        enrolment=row.enrolment_id,
        extra_time=row.extra_time,
        reason=row.reason,
        by=row.by,
        started_before__isnull=not is_outage,
        created_at__gt=row.created_at - MOMENT,
    )
    if not is_outage:
        same = same.filter(**{name: getattr(row, name) for name in NAMED})
    if same.exists():
        raise ExtendedAlreadyError


def _refuse_less(assignment: Assignment, row: Extension) -> None:
    """Raise what makes a row no extension, if anything does.

    Raises:
        DatesOutOfOrderError, TakesAwayError: as `extend`.
    """
    dates = [date for date in (row.due_at, row.closes_at) if date is not None]
    if any(date <= assignment.opens_at for date in dates):
        raise DatesOutOfOrderError
    standing = [
        each
        for each in assignment.extensions.standing()
        if each.enrolment_id in (None, row.enrolment_id)
    ]
    held = resolve_policy(assignment, None, standing)
    new = resolve_policy(assignment, None, [*standing, row])
    for name in NAMED:
        if _is_less(_value(new, name), _value(held, name)):
            raise TakesAwayError(name, _value(held, name))
    due_at, closes_at = new.due_at.value, new.closes_at.value
    if row.due_at and due_at and closes_at and due_at > closes_at:
        raise DatesOutOfOrderError


def _value(policy: Policy, name: str) -> Any:
    """Return what a policy holds under a name."""
    return getattr(policy, name).value


def _is_less(new: Any, held: Any) -> bool:
    """Tell whether a value takes something away; none at all is the most."""
    return new is not None and (held is None or new < held)


def _later(moment: datetime | None, by: timedelta) -> datetime | None:
    """Return a moment moved, and none where there is none."""
    return moment + by if moment else None


def _record(action: str, row: Extension, *, by: User, now: datetime) -> None:
    """Write down what was given, to whom and why."""
    cohort = row.assignment.cohort
    record(action, row, actor=by, cohort=cohort, now=now, after=_shown(row))


def _shown(row: Extension) -> dict[str, Any]:
    """Return an extension as JSON values for the audit trail."""
    dates = {name: getattr(row, name) for name in ("due_at", "closes_at")}
    values = {
        "enrolment": row.enrolment_id,
        **{name: at.isoformat() if at else None for name, at in dates.items()},
        "attempts_allowed": row.attempts_allowed,
        "extra_time": int(row.extra_time.total_seconds()) or None,
        "started_before": row.started_before.isoformat()
        if row.started_before
        else None,
    }
    given = {name: value for name, value in values.items() if value is not None}
    return {**given, "reason": row.reason}
