"""Looking at a marked attempt, as soon as the review policy allows."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from quizzes.models import Attempt
from quizzes.policy import may_review
from quizzes.reports.review import review_of
from quizzes.services.grading import close_if_due


@never_cache
@require_safe
def review(request: SignedInRequest, attempt_id: int) -> HttpResponse:
    """Show what was chosen, what was right and why; before its time, the receipt."""
    now = timezone.now()
    attempt = get_object_or_404(Attempt.objects.of(request.user), pk=attempt_id)
    close_if_due(attempt=attempt, now=now)
    if not may_review(attempt, now):
        return redirect("quizzes:receipt", attempt_id)
    report = review_of(attempt)
    shows_lost = request.GET.get("show") == "lost"
    context = {
        "review": report,
        "items": report.lost if shows_lost else report.items,
        "shows_lost": shows_lost,
        "enrolment": attempt.enrolment,
    }
    return render(request, "quizzes/review/review.html", context)
