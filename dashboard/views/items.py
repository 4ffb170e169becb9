"""The items of a class's quizzes, and one of them in detail."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from courses.views.access import staff_enrolment
from dashboard.reports.calibration import class_calibration, sure_but_wrong
from dashboard.reports.item import item_report
from dashboard.reports.items import items_report, quizzes_of
from dashboard.reports.items_table import items_table
from dashboard.reports.regrades import to_decide
from dashboard.reports.to_mark import first_attempts_waiting, tally_of
from dashboard.views.pages import class_page
from quizzes.services.counting import count_first_answers


@require_safe
def items(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show how the items behave, the most suspicious first."""
    enrolment = staff_enrolment(request, cohort_id)
    quizzes = quizzes_of(enrolment.cohort)
    due = count_first_answers(quizzes)
    quiz = request.GET.get("quiz", "")
    report = items_report(
        enrolment.cohort, assignments=quizzes, quiz=quiz, is_counted=not due
    )
    table = items_table(report, request.GET.dict())
    calibration = class_calibration(enrolment.cohort, report.assignments)
    tally, shown = tally_of(enrolment.cohort), [each.quiz for each in report.shown]
    context = {
        "tab": "items",
        "report": report,
        "table": table,
        "tally": tally,
        "waiting": tally.waiting and first_attempts_waiting(enrolment.cohort, shown),
        "calibration": calibration,
        "sure_but_wrong": sure_but_wrong(report.lines, calibration),
    }
    return class_page(request, "dashboard/items.html", enrolment, context)


@require_safe
def item(
    request: SignedInRequest, cohort_id: int, code: str, number: int
) -> HttpResponse:
    """Show who chose what in one version of an item."""
    enrolment = staff_enrolment(request, cohort_id)
    quizzes = quizzes_of(enrolment.cohort)
    due = count_first_answers(quizzes)
    items = items_report(enrolment.cohort, assignments=quizzes, is_counted=not due)
    report = item_report(enrolment.cohort, code, number, items=items)
    if report is None:
        raise Http404
    cohort, line = enrolment.cohort, report.line
    tally = tally_of(cohort)
    context = {
        "tab": "items",
        "report": report,
        "tally": tally,
        "waiting": tally.waiting
        and first_attempts_waiting(cohort, [line.quiz], line.version),
        "proposed": tally.proposed and to_decide(cohort, line.version),
    }
    return class_page(request, "dashboard/item.html", enrolment, context)
