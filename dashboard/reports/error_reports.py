"""What students of a class hold to be wrong: open reports first, then the answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from courses.models import Cohort
from dashboard.reports.names import Person, numbers_of, one_person, person_of
from quizzes.models import ErrorReport

# A longer list is worked off from its top.
MOST_OPEN, MOST_CLOSED = 50, 20


@dataclass(frozen=True)
class Reported:
    """One report, and how to call who sent it."""

    report: ErrorReport
    person: Person

    @property
    def address(self) -> str:
        """Return where an instructor sees what it is about."""
        if self.report.answer_id and self.report.version:
            version, cohort = self.report.version, self.report.enrolment.cohort_id
            where = [cohort, version.item.code, version.number]
            return reverse("dashboard:item", args=where)
        return self.report.address


@dataclass(frozen=True)
class ErrorReports:
    """The reports of a class."""

    open: Sequence[Reported]
    closed: Sequence[Reported]


def error_reports(cohort: Cohort, *, hides_names: bool) -> ErrorReports:
    """Return a class's reports, in three queries at most."""
    rows = _reports(cohort)
    numbers = numbers_of(cohort) if hides_names else {}
    states = ErrorReport.State
    waiting = rows.filter(state=states.OPEN).order_by("created_at", "pk")
    answered = rows.filter(state=states.CLOSED).order_by("-replied_at", "-pk")

    def called(report: ErrorReport) -> Reported:
        number = numbers.get(report.enrolment_id, 0)
        person = person_of(report.enrolment, number, is_hidden=hides_names)
        return Reported(report, person)

    return ErrorReports(
        open=[called(each) for each in waiting[:MOST_OPEN]],
        closed=[called(each) for each in answered[:MOST_CLOSED]],
    )


def one_report(cohort: Cohort, report_id: int, *, hides_names: bool) -> Reported | None:
    """Return one report; None where this class has no such."""
    report = _reports(cohort).filter(pk=report_id).first()
    if report is None:
        return None
    return Reported(report, one_person(report.enrolment, is_hidden=hides_names))


def _reports(cohort: Cohort) -> "QuerySet[ErrorReport]":
    return ErrorReport.objects.filter(enrolment__cohort=cohort).select_related(
        "enrolment__user", "enrolment__cohort", "version__item", "replied_by"
    )
