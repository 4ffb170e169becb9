"""Closing what nobody came back to submit."""

from datetime import datetime

from django.db import transaction

from quizzes.models import Attempt
from quizzes.policy import GRACE
from quizzes.services.grading import close_if_due


def close_overdue(*, now: datetime) -> int:
    """Close and mark every attempt whose time is over; return how many it closed.

    Any number of machines may do this at once: each attempt is locked, looked at
    again and closed by one of them, in a transaction of its own.
    """
    overdue = Attempt.objects.open().filter(deadline_at__lt=now - GRACE)
    keys = list(overdue.order_by("deadline_at").values_list("pk", flat=True))
    return sum(_close(key, now) for key in keys)


@transaction.atomic
def _close(key: int, now: datetime) -> bool:
    """Close one attempt, unless another machine has it or had it."""
    attempt = (
        Attempt.objects.open()
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("assignment__quiz", "enrolment")
        .filter(pk=key)
        .first()
    )
    return attempt is not None and close_if_due(attempt=attempt, now=now)
