"""The home of a course: where I stopped, what is due, every unit."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from courses.views.access import own_enrolment
from study.reports.home import home_page


@never_cache
@require_safe
def home(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show the course as I stand in it."""
    enrolment = own_enrolment(request, cohort_id)
    page = home_page(enrolment, timezone.now())
    return render(request, "study/home.html", {"page": page, "enrolment": enrolment})
