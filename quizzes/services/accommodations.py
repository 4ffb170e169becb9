"""Longer time for one student, and for the attempts they have under way."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from courses.models import Enrolment
from courses.services import accommodations
from quizzes.services.deadlines import recompute_deadlines_of


@transaction.atomic
def set_accommodation(
    *,
    enrolment: Enrolment,
    time_multiplier: Decimal,
    extra_seconds: int,
    by: User,
    now: datetime,
) -> int:
    """Set it, and return how many open attempts got a later deadline.

    Raises:
        AccommodationOutOfRangeError: it takes time away, adds none or far too much.
    """
    accommodations.set_accommodation(
        enrolment=enrolment,
        time_multiplier=time_multiplier,
        extra_seconds=extra_seconds,
        by=by,
        now=now,
    )
    return recompute_deadlines_of(enrolment, by=by, now=now)


def remove_accommodation(*, enrolment: Enrolment, by: User, now: datetime) -> None:
    """Remove it; attempts under way keep the deadline they have."""
    accommodations.remove_accommodation(enrolment=enrolment, by=by, now=now)
