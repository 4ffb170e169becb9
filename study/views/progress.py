"""How far I have come: lessons, quizzes, objectives."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from courses.views.access import own_enrolment
from study.reports.progress import progress_page


@never_cache
@require_safe
def progress(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show my progress."""
    enrolment = own_enrolment(request, cohort_id)
    page = progress_page(enrolment, timezone.now())
    return render(
        request, "study/progress.html", {"page": page, "enrolment": enrolment}
    )
