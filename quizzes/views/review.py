"""Looking at a marked attempt, as far as it may be seen by now."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from quizzes.reports.calibration import certain_but_wrong, own_calibration
from quizzes.reports.corrections import corrections_of
from quizzes.reports.openings import releases_for
from quizzes.reports.review import Review, review_of
from quizzes.services.grading import close_if_due
from quizzes.views.own import own_attempt


@never_cache
@require_safe
def review(request: SignedInRequest, attempt_id: int) -> HttpResponse:
    """Show what was chosen, what was right and why; before any of it, the receipt."""
    now = timezone.now()
    attempt = own_attempt(request, attempt_id)
    close_if_due(attempt=attempt, now=now)
    releases = releases_for(attempt, now)
    if attempt.is_open or not releases.whole.has_any:
        return redirect("quizzes:receipt", attempt_id)
    may_be_corrected = bool(vars(attempt)["may_be_corrected"])
    report = review_of(attempt, releases)
    return _page(request, report, may_be_corrected=may_be_corrected)


def _page(
    request: SignedInRequest, report: Review, *, may_be_corrected: bool
) -> HttpResponse:
    """Show a review, or only what lost points or was taken for certain."""
    chosen = request.GET.get("show")
    shows_lost = report.release.tells_result and chosen == "lost"
    sure_but_wrong = certain_but_wrong(report.items)
    shows_sure = bool(sure_but_wrong) and chosen == "sure"
    items = report.lost if shows_lost else report.items
    context = {
        "review": report,
        "items": sure_but_wrong if shows_sure else items,
        "shows_lost": shows_lost,
        "shows_sure": shows_sure,
        "sure_but_wrong": sure_but_wrong,
        "calibration": own_calibration(report.items),
        "corrections": corrections_of(report.attempt, report.items)
        if may_be_corrected
        else {},
        "enrolment": report.attempt.enrolment,
    }
    return render(request, "quizzes/review/review.html", context)
