"""The trail of a class, for its instructors alone: people's extra time is in it."""

from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from courses.services.audit import record
from courses.views.access import instructor_enrolment
from dashboard.exports import trail_csv
from dashboard.reports.trail import trail_lines, trail_page, wish_of
from dashboard.views.pages import class_file, class_page, hides_names


@require_safe
def trail(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show the part of the trail that the query string asks for."""
    enrolment = instructor_enrolment(request, cohort_id)
    cohort, hidden = enrolment.cohort, hides_names(request)
    with timezone.override(cohort.zone):
        wish = wish_of(request.GET.dict())
        context = {
            "tab": "trail",
            "report": trail_page(cohort, wish, hides_names=hidden),
        }
    return class_page(request, "dashboard/trail.html", enrolment, context)


@require_safe
def export(request: SignedInRequest, cohort_id: int) -> FileResponse:
    """Send the same entries as a file, all pages of them; that is an entry too."""
    now = timezone.now()
    cohort = instructor_enrolment(request, cohort_id).cohort
    with timezone.override(cohort.zone):
        wish = wish_of(request.GET.dict())
        lines = trail_lines(cohort, wish, hides_names=hides_names(request))
        table = trail_csv(lines)
    record("export trail", cohort, actor=request.user, cohort=cohort, now=now)
    return class_file(table, cohort, "trail", now)
