"""What every page of a class shares: its clock, its tabs, whether names are hidden."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from config.http import SignedInRequest
from courses.models import Cohort, Enrolment
from dashboard.reports.to_mark import tally_of

HIDDEN = "hides_names"


def hides_names(request: SignedInRequest) -> bool:
    """Tell whether this browser shows labels in place of names."""
    return bool(request.session.get(HIDDEN))


def class_page(
    request: SignedInRequest,
    template: str,
    enrolment: Enrolment,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page on the class's clock.

    Shape: `context` may name its `tab`, which the sub-navigation marks.
    """
    shared = {
        "enrolment": enrolment,
        "cohort": enrolment.cohort,
        "may_change": enrolment.is_instructor,
        "hides_names": hides_names(request),
        "tally": tally_of(enrolment.cohort),
    }
    with timezone.override(enrolment.cohort.zone):
        response = render(request, template, {**shared, **context}, status=status)
    # Marks and names of a class belong in no shared cache.
    response.headers["Cache-Control"] = "private, no-store"
    return response


def class_file(text: str, cohort: Cohort, name: str, now: datetime) -> HttpResponse:
    """Send a table of a class as a file, named by the class and the day."""
    day = cohort.local(now).date().isoformat()
    whole = f"{slugify(cohort.name) or 'class'}-{name}-{day}.csv"
    return HttpResponse(
        text,
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{whole}"',
            "Cache-Control": "private, no-store",
        },
    )


def week_of(enrolment: Enrolment, now: datetime) -> tuple[int, int]:
    """Return which week of the class it is, and how many it has; 0 before it begins."""
    cohort = enrolment.cohort
    weeks = (cohort.ends_on - cohort.starts_on).days // 7 + 1
    week = (cohort.local(now).date() - cohort.starts_on).days // 7 + 1
    return max(0, min(week, weeks)), weeks
