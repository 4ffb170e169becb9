"""The class at a glance, and hiding its names for projecting."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import SignedInRequest
from courses.views.access import staff_enrolment
from dashboard.reports.items import items_report
from dashboard.reports.overview import Overview
from dashboard.reports.roster import roster_of
from dashboard.views.pages import HIDDEN, class_page, hides_names, way_back, week_of
from quizzes.services.counting import count_first_answers


@require_safe
def overview(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show who is active, how far the class is, how the quizzes went, whom to reach."""
    now = timezone.now()
    enrolment = staff_enrolment(request, cohort_id)
    roster = roster_of(enrolment.cohort, now=now, hides_names=hides_names(request))
    due = count_first_answers(roster.assignments)
    week, weeks = week_of(enrolment, now)
    context = {
        "tab": "overview",
        "report": Overview(roster),
        "items": items_report(
            enrolment.cohort, assignments=roster.assignments, is_counted=not due
        ),
        "week": week,
        "weeks": weeks,
        "now": now,
    }
    return class_page(request, "dashboard/overview.html", enrolment, context)


@require_POST
def names(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Hide or show names in this browser, and go back to the page that asked."""
    staff_enrolment(request, cohort_id)
    request.session[HIDDEN] = request.POST.get("hide") == "yes"
    overview_of_class = reverse("dashboard:overview", args=[cohort_id])
    return redirect(way_back(request, overview_of_class))
