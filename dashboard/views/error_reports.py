"""Reports of errors: the list of a class, and answering one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from config.http import SignedInRequest
from courses.models import Enrolment
from courses.views.access import instructor_enrolment, staff_enrolment
from dashboard.reports import error_reports as reports
from dashboard.reports.error_reports import Reported
from dashboard.views.pages import class_page, hides_names
from quizzes.errors import ReplySupersededError
from quizzes.forms.error_report import ReplyForm
from quizzes.models import ErrorReport
from quizzes.services.error_reports import answer_report

TAB = "error-reports"
# The button that replies and leaves the report on the list.
KEEPS_OPEN = "keep_open"


@require_safe
def error_reports(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """List what students hold to be wrong, what nobody answered first."""
    enrolment = staff_enrolment(request, cohort_id)
    listed = reports.error_reports(enrolment.cohort, hides_names=hides_names(request))
    context = {"tab": TAB, "report": listed}
    return class_page(request, "dashboard/error_reports.html", enrolment, context)


@require_http_methods(["GET", "HEAD", "POST"])
def error_report(
    request: SignedInRequest, cohort_id: int, report_id: int
) -> HttpResponse:
    """Show one report; posting answers it."""
    if request.method != "POST":
        enrolment = staff_enrolment(request, cohort_id)
        asked = _asked(request, enrolment, report_id)
        return _page(request, enrolment, asked, ReplyForm(standing=asked.report))
    enrolment = instructor_enrolment(request, cohort_id)
    asked = _asked(request, enrolment, report_id)
    form = ReplyForm(request.POST, standing=asked.report)
    if not (form.is_valid() and _kept(request, form)):
        # Read again, as another reply may have come in between.
        asked = _asked(request, enrolment, report_id)
        return _page(request, enrolment, asked, form)
    return redirect("dashboard:error-reports", cohort_id)


def _asked(request: SignedInRequest, enrolment: Enrolment, report_id: int) -> Reported:
    """Return one report of the class, or 404."""
    hidden = hides_names(request)
    asked = reports.one_report(enrolment.cohort, report_id, hides_names=hidden)
    if asked is None:
        raise Http404
    return asked


def _kept(request: SignedInRequest, form: ReplyForm) -> bool:
    """Give the reply; tell whether, and the form who was faster."""
    if not form.is_current:
        form.refuse(form.standing, _who_was_faster(form.standing))
        return False
    try:
        answer_report(
            report=form.standing,
            reply=form.cleaned_data["reply"],
            closes=KEEPS_OPEN not in request.POST,
            by=request.user,
            now=timezone.now(),
        )
    except ReplySupersededError as error:
        form.refuse(error.report, _who_was_faster(error.report))
        return False
    messages.success(request, _("The reply is saved; the student can read it."))
    return True


def _who_was_faster(report: ErrorReport) -> str:
    """Return what stands in the way of a reply, and what to do."""
    if not report.reply:
        return _("This page was out of date. Read the report again, then reply.")
    said = _(
        "%(name)s answered this report meanwhile: “%(reply)s”. "
        "That reply stands. Reply again only if it should change."
    )
    return said % {"name": report.replied_by, "reply": report.reply}


def _page(
    request: SignedInRequest, enrolment: Enrolment, asked: Reported, form: ReplyForm
) -> HttpResponse:
    """Show the report and the form; with something wrong in it as 422."""
    context = {"tab": TAB, "asked": asked, "form": form}
    template, status = "dashboard/error_report.html", 422 if form.errors else 200
    return class_page(request, template, enrolment, context, status=status)
