"""Saying that something in the course is wrong, and reading what became of it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from config.http import SignedInRequest
from courses.models import Enrolment
from courses.views.access import own_enrolment
from quizzes.errors import TooManyReportsError
from quizzes.forms.error_report import ErrorReportForm
from quizzes.services.error_reports import About, report_error
from quizzes.views.signed_out import kept_answer, kept_through_sign_in
from study.reports import error_reports as report

FORM = "study/errors/report.html"
TOO_MANY, UNPROCESSABLE = 429, 422
METHODS = ["GET", "HEAD", "POST"]


@require_safe
def error_reports(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """List what the viewer reported, with the replies."""
    enrolment = own_enrolment(request, cohort_id)
    context = {"enrolment": enrolment, "reports": report.own_reports(enrolment)}
    return render(request, "study/errors/list.html", context)


@kept_through_sign_in
@require_http_methods(METHODS)
def report_lesson(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Report an error in a lesson."""
    return _report(request, cohort_id, lambda mine: report.about_lesson(mine, slug))


@kept_through_sign_in
@require_http_methods(METHODS)
def report_check(
    request: SignedInRequest, cohort_id: int, slug: str, code: str
) -> HttpResponse:
    """Report an error in a lesson's quick check."""
    return _report(
        request, cohort_id, lambda mine: report.about_check(mine, slug, code)
    )


@kept_through_sign_in
@require_http_methods(METHODS)
def report_question(
    request: SignedInRequest, cohort_id: int, attempt_id: int, position: int
) -> HttpResponse:
    """Report an error in a question of one's own marked attempt."""
    return _report(
        request,
        cohort_id,
        lambda mine: report.about_answer(mine, attempt_id, position, is_case=False),
    )


@kept_through_sign_in
@require_http_methods(METHODS)
def report_case(
    request: SignedInRequest, cohort_id: int, attempt_id: int, position: int
) -> HttpResponse:
    """Report an error in the chart around a question."""
    return _report(
        request,
        cohort_id,
        lambda mine: report.about_answer(mine, attempt_id, position, is_case=True),
    )


@kept_through_sign_in
@require_http_methods(METHODS)
def report_drug(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Report an error on a drug's page."""
    return _report(request, cohort_id, lambda mine: report.about_drug(mine, slug))


@kept_through_sign_in
@require_http_methods(METHODS)
def report_claim(request: SignedInRequest, cohort_id: int, number: int) -> HttpResponse:
    """Report an error in what the course says of a claim."""
    return _report(request, cohort_id, lambda mine: report.about_claim(mine, number))


def _report(
    request: SignedInRequest, cohort_id: int, find: Callable[[Enrolment], About | None]
) -> HttpResponse:
    """Ask for the report, or keep it and go back to what it is about."""
    enrolment = own_enrolment(request, cohort_id)
    about = find(enrolment)
    if about is None:
        raise Http404
    if request.method != "POST":
        kept = kept_answer(request)
        typed = {"text": kept.get("text", "")} if kept else {}
        return _page(request, enrolment, about, ErrorReportForm(initial=typed))
    form = ErrorReportForm(request.POST)
    if not form.is_valid():
        return _page(request, enrolment, about, form, UNPROCESSABLE)
    return _kept(request, enrolment, about, form)


def _kept(
    request: SignedInRequest, enrolment: Enrolment, about: About, form: ErrorReportForm
) -> HttpResponse:
    """Put the report on the list, unless it is one too many."""
    try:
        report_error(
            enrolment=enrolment,
            about=about,
            text=form.cleaned_data["text"],
            now=timezone.now(),
        )
    except TooManyReportsError as error:
        text = _("That would be more than %(most)s reports in a day. Try tomorrow.")
        form.add_error("text", text % {"most": error.most})
        return _page(request, enrolment, about, form, TOO_MANY)
    messages.success(
        request, _("Thank you. Your instructors have it, and you will see the reply.")
    )
    return redirect("study:error-reports", enrolment.cohort_id)


def _page(
    request: SignedInRequest,
    enrolment: Enrolment,
    about: About,
    form: ErrorReportForm,
    status: int = 200,
) -> HttpResponse:
    context = {"enrolment": enrolment, "about": about, "form": form}
    return render(request, FORM, context, status=status)
