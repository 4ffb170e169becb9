"""The page before a quiz: its rules, my own time, my attempts, the way in."""

import secrets

from allauth.core import ratelimit
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
from quizzes.errors import QuizError, WrongAccessCodeError
from quizzes.forms.access import AccessCodeForm
from quizzes.models import Assignment, Attempt
from quizzes.reports.quiz import next_position, quiz_page
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import close_if_due

UNPROCESSABLE = 422
TOO_MANY = 429
LIMIT = "begin_attempt"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Show the rules and the attempts so far; posting begins or goes on."""
    enrolment = own_enrolment(request, cohort_id)
    assignment = _assignment(enrolment, slug)
    if request.method == "POST":
        return _start(request, assignment, enrolment)
    return _page(request, assignment, enrolment, AccessCodeForm())


def _assignment(enrolment: Enrolment, slug: str) -> Assignment:
    """Return what the viewer's cohort was given under this name, or 404."""
    return get_object_or_404(
        Assignment.objects.of_cohort(enrolment.cohort), quiz__slug=slug
    )


def _page(
    request: SignedInRequest,
    assignment: Assignment,
    enrolment: Enrolment,
    form: AccessCodeForm,
    *,
    status: int = 200,
) -> HttpResponse:
    """Show the quiz as it is now; an attempt whose time is over is closed first."""
    now = timezone.now()
    page = quiz_page(assignment, enrolment, now)
    attempt = page.standing.open_attempt
    if attempt and close_if_due(attempt=attempt, now=now):
        page = quiz_page(assignment, enrolment, now)
    context = {"page": page, "enrolment": enrolment, "form": form}
    return render(request, "quizzes/quiz.html", context, status=status)


def _start(
    request: SignedInRequest, assignment: Assignment, enrolment: Enrolment
) -> HttpResponse:
    """Begin an attempt, or say what stands in its way."""
    form = AccessCodeForm(request.POST)
    key = f"{enrolment.pk}:{assignment.pk}"
    may_guess = ratelimit.consume(request, action=LIMIT, key=key, dry_run=True)
    try:
        # Going on needs no code, so that too many wrong ones never lock it.
        attempt = _begin(assignment, enrolment, form.code if may_guess else "")
    except WrongAccessCodeError:
        if not may_guess:
            form.refuse(_("That was ten tries. Try again in a quarter of an hour."))
            return _page(request, assignment, enrolment, form, status=TOO_MANY)
        ratelimit.consume(request, action=LIMIT, key=key)
        text = _("“%(code)s” does not open this quiz. Check it with your instructor.")
        form.refuse(text % {"code": form.code})
        return _page(request, assignment, enrolment, form, status=UNPROCESSABLE)
    except QuizError:
        messages.error(
            request, _("You can't start this quiz now. The page says when and why.")
        )
        return redirect("quizzes:quiz", enrolment.cohort_id, assignment.quiz.slug)
    return redirect("quizzes:question", attempt.pk, next_position(attempt))


def _begin(assignment: Assignment, enrolment: Enrolment, code: str) -> Attempt:
    """Begin or go on, now and by a lot of its own.

    Raises:
        QuizError: as `start_attempt`.
    """
    return start_attempt(
        assignment=assignment,
        enrolment=enrolment,
        seed=secrets.token_hex(8),
        now=timezone.now(),
        access_code=code,
    )
