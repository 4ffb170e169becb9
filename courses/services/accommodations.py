"""Longer time for one student. Why is never asked, and never kept."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from courses.errors import AccommodationOutOfRangeError
from courses.models import Accommodation, Enrolment
from courses.models.accommodation import MOST_EXTRA_SECONDS, MOST_TIMES
from courses.services.audit import record


@transaction.atomic
def set_accommodation(
    *,
    enrolment: Enrolment,
    time_multiplier: Decimal,
    extra_seconds: int,
    by: User,
    now: datetime,
) -> Accommodation:
    """Give a student more time wherever time counts, in place of what they had.

    Raises:
        AccommodationOutOfRangeError: it takes time away, adds none or far too much.
    """
    _check(time_multiplier, extra_seconds)
    # The enrolment's lock keeps two instructors apart when there is no row yet.
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    standing = Accommodation.objects.filter(enrolment=enrolment).first()
    before = _shown(standing) if standing else {}
    kept = standing or Accommodation(enrolment=enrolment)
    kept.time_multiplier, kept.extra_seconds = time_multiplier, extra_seconds
    if _shown(kept) == before:
        return kept
    kept.save()
    record(
        "set accommodation",
        enrolment,
        actor=by,
        cohort=enrolment.cohort,
        now=now,
        before=before,
        after=_shown(kept),
    )
    return kept


@transaction.atomic
def remove_accommodation(*, enrolment: Enrolment, by: User, now: datetime) -> None:
    """Give a student the class's time again; a second call changes nothing."""
    standing = (
        Accommodation.objects.select_for_update().filter(enrolment=enrolment).first()
    )
    if standing is None:
        return
    before = _shown(standing)
    standing.delete()
    record(
        "remove accommodation",
        enrolment,
        actor=by,
        cohort=enrolment.cohort,
        now=now,
        before=before,
    )


def _check(time_multiplier: Decimal, extra_seconds: int) -> None:
    """Refuse what no accommodation can be.

    Raises:
        AccommodationOutOfRangeError: it takes time away, adds none or far too much.
    """
    is_in_range = (
        1 <= time_multiplier <= MOST_TIMES and 0 <= extra_seconds <= MOST_EXTRA_SECONDS
    )
    if not is_in_range or (time_multiplier == 1 and not extra_seconds):
        raise AccommodationOutOfRangeError(time_multiplier, extra_seconds)


def _shown(row: Accommodation) -> dict[str, str | int]:
    """Return an accommodation as JSON values for the audit trail."""
    times = Decimal(row.time_multiplier).normalize()
    return {"time_multiplier": f"{times:f}", "extra_seconds": row.extra_seconds}
