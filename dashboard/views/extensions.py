"""Other dates and limits in one quiz: who has them, giving and taking them back."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from config.http import SignedInRequest
from courses.models import Enrolment
from courses.views.access import instructor_enrolment
from dashboard.forms.time import FOR_STUDENT, ExtensionForm, OutageForm
from dashboard.reports.granted import (
    extension_lines,
    moved_in_words,
    terms_for,
)
from dashboard.reports.quizzes import under_way
from dashboard.reports.searching import (
    Candidate,
    candidate_of,
    find_students,
    named_in,
)
from dashboard.templatetags.classroom import moment
from dashboard.views.pages import class_page, hides_names
from quizzes.errors import (
    DatesOutOfOrderError,
    ExtendedAlreadyError,
    NothingExtendedError,
    QuizError,
    TakesAwayError,
)
from quizzes.models import Assignment, Extension
from quizzes.services.extensions import (
    Extended,
    extend,
    extend_running,
)
from quizzes.services.extensions import revoke_extension as take_back

# A row's number in the database has no more digits.
MOST_DIGITS = 18


@require_safe
def extensions(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """List the extensions of a quiz, the newest first."""
    mine = instructor_enrolment(request, cohort_id)
    assignment = _assignment(mine, slug)
    with timezone.override(mine.cohort.zone):
        context = {
            "tab": "quizzes",
            "assignment": assignment,
            "lines": extension_lines(assignment, hides_names=hides_names(request)),
            "terms": terms_for(assignment, None),
        }
    return class_page(request, "dashboard/extensions.html", mine, context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_extension(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Extend a quiz for one student or for the class."""
    mine = instructor_enrolment(request, cohort_id)
    assignment = _assignment(mine, slug)
    with timezone.override(mine.cohort.zone):
        asked = _asked(request, mine)
        form = _extension_form(request, mine, asked)
        if request.method == "POST" and form.is_valid():
            try:
                made = _given(request, assignment, form)
            except ExtendedAlreadyError:
                return _already(request, cohort_id, slug)
            if made:
                messages.success(request, _said(made, form.chosen))
                return redirect("dashboard:extensions", cohort_id, slug)
        chosen = form.chosen if form.is_bound else asked
        context = {
            "tab": "quizzes",
            "assignment": assignment,
            "form": form,
            "chosen": chosen,
            "terms": terms_for(assignment, chosen.enrolment if chosen else None),
        }
    status = 422 if form.errors else 200
    return class_page(
        request, "dashboard/add_extension.html", mine, context, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
def outage(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Give back what an outage took from attempts under way."""
    mine = instructor_enrolment(request, cohort_id)
    assignment = _assignment(mine, slug)
    form = OutageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = extend_running(
                assignment=assignment,
                lost=form.lost,
                reason=form.cleaned_data["reason"],
                by=request.user,
                now=timezone.now(),
            )
        except ExtendedAlreadyError:
            return _already(request, cohort_id, slug)
        messages.success(request, _said(made))
        return redirect("dashboard:extensions", cohort_id, slug)
    context = {
        "tab": "quizzes",
        "assignment": assignment,
        "form": form,
        "under_way": under_way(assignment),
    }
    status = 422 if form.errors else 200
    return class_page(request, "dashboard/outage.html", mine, context, status=status)


@require_POST
def revoke_extension(
    request: SignedInRequest, cohort_id: int, slug: str, extension_id: int
) -> HttpResponse:
    """Take an extension back."""
    mine = instructor_enrolment(request, cohort_id)
    rows = Extension.objects.filter(assignment=_assignment(mine, slug))
    row = get_object_or_404(rows.select_related("assignment"), pk=extension_id)
    take_back(extension=row, by=request.user, now=timezone.now())
    messages.success(
        request, _("The extension is taken back. Attempts under way keep their time.")
    )
    return redirect("dashboard:extensions", cohort_id, slug)


def _assignment(mine: Enrolment, slug: str) -> Assignment:
    """Return what the viewer's class was given under this name, or 404."""
    own = Assignment.objects.of_cohort(mine.cohort).select_related("quiz", "cohort")
    return get_object_or_404(own, quiz__slug=slug)


def _asked(request: SignedInRequest, mine: Enrolment) -> Candidate | None:
    """Return the student of the address, if any, or 404: never the class instead."""
    asked = request.GET.get("student", "")
    if not asked:
        return None
    if not asked.isdecimal() or len(asked) > MOST_DIGITS:
        raise Http404
    rows = _students(mine).select_related("user", "cohort")
    student = get_object_or_404(rows, pk=int(asked))
    return candidate_of(student, hides_names=hides_names(request))


def _students(mine: Enrolment) -> "QuerySet[Enrolment]":
    """Return who may be given more: the active students of the viewer's class."""
    return Enrolment.objects.students().active().filter(cohort=mine.cohort)


def _extension_form(
    request: SignedInRequest, mine: Enrolment, asked: Candidate | None
) -> ExtensionForm:
    """Return the form as it was sent, or for the student of the address."""
    hidden, text = hides_names(request), named_in(request.POST.dict(), "student")
    return ExtensionForm(
        request.POST or None,
        initial={"whom": FOR_STUDENT, "student": asked.text} if asked else {},
        found=find_students(mine.cohort, _students(mine), text, hides_names=hidden),
        hides_names=hidden,
    )


def _given(
    request: SignedInRequest, assignment: Assignment, form: ExtensionForm
) -> Extended | None:
    """Extend the quiz, or tell the form what is in the way.

    Raises:
        ExtendedAlreadyError: the form was sent before.
    """
    chosen = form.chosen
    try:
        return extend(
            assignment=assignment,
            enrolment=chosen.enrolment if chosen else None,
            change=form.change(),
            by=request.user,
            now=timezone.now(),
        )
    except ExtendedAlreadyError:
        raise
    except QuizError as error:
        form.add_error(*_refusal(error))
    return None


def _refusal(error: QuizError) -> tuple[str | None, str]:
    """Return which field is wrong, and what would be right."""
    if isinstance(error, TakesAwayError):
        if error.held is None:
            return error.name, _("There is no limit to move. Leave it empty.")
        held = error.held if isinstance(error.held, int) else moment(error.held)
        words = _("That is less than what holds now, %(held)s. Give more, or nothing.")
        return error.name, words % {"held": held}
    if isinstance(error, DatesOutOfOrderError):
        words = _("Put the dates in order: the quiz opens, then is due, then closes.")
        return "due_at", words
    if isinstance(error, NothingExtendedError):
        return None, _("Fill in what changes: a date, minutes or attempts.")
    return "reason", _("Write why, in one line.")


def _already(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Say that the same stands already, and lead to it."""
    messages.info(
        request, _("You gave just the same a moment ago. It was not given twice.")
    )
    return redirect("dashboard:extensions", cohort_id, slug)


def _said(made: Extended, whose: Candidate | None = None) -> str:
    """Say that it is done, for whom, and what it moved."""
    done = _("The extension holds from now on.")
    if whose:
        words = _("The extension of %(name)s holds from now on.")
        done = words % {"name": whose.person.name}
    return f"{done} {moved_in_words(made.moved)}"
