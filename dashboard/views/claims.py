"""How the class judged the claims of a text."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from courses.views.access import staff_enrolment
from dashboard.reports.claims import claims_report
from dashboard.views.pages import class_page


@require_safe
def claims(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show how many judged each claim, and how many as the course does."""
    enrolment = staff_enrolment(request, cohort_id)
    report = claims_report(enrolment.cohort)
    if report is None:
        raise Http404
    context = {"tab": "claims", "report": report}
    return class_page(request, "dashboard/claims.html", enrolment, context)
