"""The trail of what was changed."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from accounts.models import User
from courses.models import AuditEntry, Cohort


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
    return AuditEntry.objects.create(
        actor=actor,
        cohort=cohort,
        action=action,
        subject=row._meta.label_lower,
        subject_key=str(row.pk),
        at=now,
        before=before or {},
        after=after or {},
    )
