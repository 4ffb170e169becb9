"""The page before a quiz: its rules, my own time, my attempts, the way in."""

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from config.http import SignedInRequest
from courses.models import Enrolment
from courses.views.access import own_enrolment
from quizzes.errors import QuizError
from quizzes.models import Assignment
from quizzes.reports.quiz import next_position, quiz_page
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import close_if_due


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Show the rules and the attempts so far; posting begins or goes on."""
    now = timezone.now()
    enrolment = own_enrolment(request, cohort_id)
    assignment = _assignment(enrolment, slug)
    if request.method == "POST":
        return _start(request, assignment, enrolment)
    page = quiz_page(assignment, enrolment, now)
    attempt = page.standing.open_attempt
    if attempt and close_if_due(attempt=attempt, now=now):
        page = quiz_page(assignment, enrolment, now)
    return render(request, "quizzes/quiz.html", {"page": page, "enrolment": enrolment})


def _assignment(enrolment: Enrolment, slug: str) -> Assignment:
    """Return what the viewer's cohort was given under this name, or 404."""
    return get_object_or_404(
        Assignment.objects.of_cohort(enrolment.cohort), quiz__slug=slug
    )


def _start(
    request: SignedInRequest, assignment: Assignment, enrolment: Enrolment
) -> HttpResponse:
    """Begin an attempt, or say what stands in its way."""
    try:
        attempt = start_attempt(
            assignment=assignment,
            enrolment=enrolment,
            seed=secrets.token_hex(8),
            now=timezone.now(),
        )
    except QuizError:
        messages.error(
            request, _("You can't start this quiz now. The page says when and why.")
        )
        return redirect("quizzes:quiz", enrolment.cohort_id, assignment.quiz.slug)
    return redirect("quizzes:question", attempt.pk, next_position(attempt))
