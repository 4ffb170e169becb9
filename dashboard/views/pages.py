"""What every page of a class shares: its clock, its tabs, whether names are hidden."""

from datetime import datetime
from typing import IO, Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
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

    Shape: `context` may name its `tab`, which the sub-navigation marks, and the `tally`
    where it was counted already.
    """
    shared: dict[str, Any] = {
        "enrolment": enrolment,
        "cohort": enrolment.cohort,
        "may_change": enrolment.is_instructor,
        "hides_names": hides_names(request),
    }
    if "tally" not in context:
        shared["tally"] = tally_of(enrolment.cohort)
    with timezone.override(enrolment.cohort.zone):
        response = render(request, template, {**shared, **context}, status=status)
    # Marks and names of a class belong in no shared cache.
    response.headers["Cache-Control"] = "private, no-store"
    return response


def class_file(
    table: IO[bytes], cohort: Cohort, name: str, now: datetime
) -> FileResponse:
    """Send a table of a class as a file, named by the class and the day."""
    day = cohort.local(now).date().isoformat()
    return FileResponse(
        table,
        as_attachment=True,
        filename=f"{slugify(cohort.name) or 'class'}-{name}-{day}.csv",
        content_type="text/csv; charset=utf-8",
        headers={"Cache-Control": "private, no-store"},
    )


def way_back(request: SignedInRequest, otherwise: str) -> str:
    """Return the page of ours that a link or form asked to be led back to."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_ours else otherwise


def week_of(enrolment: Enrolment, now: datetime) -> tuple[int, int]:
    """Return which week of the class it is, and how many it has; 0 before it begins."""
    cohort = enrolment.cohort
    weeks = (cohort.ends_on - cohort.starts_on).days // 7 + 1
    week = (cohort.local(now).date() - cohort.starts_on).days // 7 + 1
    return max(0, min(week, weeks)), weeks
