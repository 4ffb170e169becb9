"""The trail of what was changed, and of who looked at what students did."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model

from accounts.models import User
from courses.models import AuditEntry, Cohort

# Whoever looks again within this time looks still.
STILL_LOOKING = timedelta(hours=1)
BATCH = 500


def record(
    action: str,
    row: Model,
    *,
    actor: User | None,
    cohort: Cohort | None,
    now: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> AuditEntry:
    """Write down one change; call it in the transaction that makes the change.

    Shape: `before` and `after` hold only what changed, as JSON values.
    """
    entry = new_entry(
        action, row, actor=actor, cohort=cohort, now=now, before=before, after=after
    )
    entry.save(force_insert=True)
    return entry


def record_all(entries: Sequence[AuditEntry]) -> None:
    """Write down many changes at once, each made by `new_entry`."""
    AuditEntry.objects.bulk_create(entries, batch_size=BATCH)


def new_entry(
    action: str,
    row: Model,
    *,
    actor: User | None,
    cohort: Cohort | None,
    now: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> AuditEntry:
    """Return what `record` writes down, unsaved."""
    return AuditEntry(
        actor=actor,
        cohort=cohort,
        action=action,
        subject=row._meta.label_lower,
        subject_key=str(row.pk),
        at=now,
        before=before or {},
        after=after or {},
    )


def record_look(
    action: str, row: Model, *, actor: User, cohort: Cohort, now: datetime
) -> None:
    """Write down that `actor` saw `row`, once an hour however often they load it."""
    seen = AuditEntry.objects.filter(
        cohort=cohort,
        at__gt=now - STILL_LOOKING,
        actor=actor,
        action=action,
        subject=row._meta.label_lower,
        subject_key=str(row.pk),
    )
    if not seen.exists():
        record(action, row, actor=actor, cohort=cohort, now=now)
