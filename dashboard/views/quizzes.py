"""The quizzes of a course, and the terms on which a class takes them."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from config.http import SignedInRequest
from courses.models import Enrolment
from courses.views.access import instructor_enrolment, staff_enrolment
from dashboard.forms import TermsForm, first_terms, present_terms, preset_terms
from dashboard.reports.quizzes import quiz_lines, under_way
from dashboard.reports.wording import PRESETS
from dashboard.views.pages import class_page
from quizzes.errors import (
    AlreadyAssignedError,
    BehaviorHeldError,
    DatesOutOfOrderError,
    QuizError,
    TermsChangedError,
)
from quizzes.models import Assignment, Quiz
from quizzes.services.assignments import change_terms, open_quiz

# What stands in the way, by the field that can put it right, and what to do about it.
REFUSED: dict[type[QuizError], tuple[str | None, Any]] = {
    DatesOutOfOrderError: (
        "opens_at",
        gettext_lazy("Put the dates in order: it opens, then is due, then closes."),
    ),
    BehaviorHeldError: (
        "behavior",
        gettext_lazy(
            "Attempts are under way, and go on as they began. Change how answers are "
            "marked when the last of them is submitted."
        ),
    ),
    AlreadyAssignedError: (
        None,
        gettext_lazy(
            "Another instructor has just opened this quiz. Load the page again."
        ),
    ),
}


@require_safe
def quizzes(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """List the course's quizzes and when the class may take them."""
    enrolment = staff_enrolment(request, cohort_id)
    lines = quiz_lines(enrolment.cohort, timezone.now())
    context = {"tab": "quizzes", "lines": lines}
    return class_page(request, "dashboard/quizzes.html", enrolment, context)


@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Open a quiz to the class, or change the terms it is open on."""
    enrolment = instructor_enrolment(request, cohort_id)
    cohort = enrolment.cohort
    asked = get_object_or_404(Quiz, course=cohort.course_id, slug=slug)
    opened = Assignment.objects.filter(cohort=cohort, quiz=asked).first()
    if asked.is_retired and opened is None:
        raise Http404
    now = timezone.now().replace(second=0, microsecond=0)
    with timezone.override(cohort.zone):
        if request.method != "POST" or request.POST.get("preset") in PRESETS:
            initial = _initial(request, asked, opened, now)
            form = TermsForm(initial=initial, now=now, held=opened)
            return _page(request, enrolment, asked, opened, form)
        form = TermsForm(request.POST, now=now, held=opened)
        if form.is_valid() and _kept(request, enrolment, asked, opened, form):
            return redirect("dashboard:quizzes", cohort_id)
    return _page(request, enrolment, asked, opened, form)


def _initial(
    request: SignedInRequest, asked: Quiz, opened: Assignment | None, now: datetime
) -> dict[str, Any]:
    """Return what the form holds: what stands, or what was typed, and a preset."""
    if request.method == "POST":
        return preset_terms(request.POST.dict(), request.POST["preset"])
    return present_terms(opened) if opened else first_terms(asked, now)


def _kept(
    request: SignedInRequest,
    enrolment: Enrolment,
    asked: Quiz,
    opened: Assignment | None,
    form: TermsForm,
) -> bool:
    """Open the quiz or change its terms; tell whether, and the form what is wrong."""
    given: dict[str, Any] = {
        "terms": form.terms(),
        "by": request.user,
        "now": timezone.now(),
    }
    try:
        if opened:
            seen = form.cleaned_data["seen"]
            change_terms(assignment=opened, seen=seen, **given)
            said = _("“%(quiz)s” has its new terms.")
        else:
            open_quiz(cohort=enrolment.cohort, quiz=asked, **given)
            said = _("“%(quiz)s” is open to the class from its opening date.")
    except TermsChangedError as stale:
        form.refuse(stale.assignment, stale.names)
        return False
    except tuple(REFUSED) as error:
        form.add_error(*REFUSED[type(error)])
        return False
    messages.success(request, said % {"quiz": asked.title})
    return True


def _page(
    request: SignedInRequest,
    enrolment: Enrolment,
    asked: Quiz,
    opened: Assignment | None,
    form: TermsForm,
) -> HttpResponse:
    """Show the form; with something wrong in it as 422."""
    context = {
        "tab": "quizzes",
        "quiz": asked,
        "assignment": opened,
        "under_way": under_way(opened) if opened else 0,
        "form": form,
        "presets": PRESETS,
    }
    status = 422 if form.errors else 200
    return class_page(request, "dashboard/quiz.html", enrolment, context, status=status)
