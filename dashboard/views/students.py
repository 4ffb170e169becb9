"""The students of a class: the table, its file, one student, one attempt."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from courses.models import Enrolment
from courses.services.audit import record, record_look
from courses.views.access import staff_enrolment
from dashboard.exports import students_csv
from dashboard.reports.attempt import attempt_report
from dashboard.reports.names import one_person
from dashboard.reports.roster import roster_of
from dashboard.reports.student import student_report
from dashboard.reports.students import chosen_students, read_wish, students_page
from dashboard.views.pages import class_file, class_page, hides_names
from quizzes.models import Attempt
from quizzes.reports.corrections import corrections_of
from quizzes.reports.openings import releases_for_staff
from quizzes.reports.review import review_of
from quizzes.services.grading import close_if_due


@require_safe
def students(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show the students that the query string asks for."""
    now = timezone.now()
    enrolment = staff_enrolment(request, cohort_id)
    roster = roster_of(enrolment.cohort, now=now, hides_names=hides_names(request))
    context = {
        "tab": "students",
        "report": students_page(roster, request.GET.dict()),
        "now": now,
    }
    return class_page(request, "dashboard/students.html", enrolment, context)


@require_safe
def export(request: SignedInRequest, cohort_id: int) -> FileResponse:
    """Send the same students as a file, all of them in the order shown."""
    now = timezone.now()
    cohort = staff_enrolment(request, cohort_id).cohort
    roster = roster_of(cohort, now=now, hides_names=hides_names(request))
    chosen = chosen_students(roster, read_wish(request.GET.dict(), roster))
    with timezone.override(cohort.zone):
        table = students_csv(roster, chosen)
    record("export students", cohort, actor=request.user, cohort=cohort, now=now)
    return class_file(table, cohort, "students", now)


@require_safe
def student(
    request: SignedInRequest, cohort_id: int, enrolment_id: int
) -> HttpResponse:
    """Show what one student read and took."""
    now = timezone.now()
    mine = staff_enrolment(request, cohort_id)
    of_class = Enrolment.objects.students().filter(cohort=mine.cohort)
    theirs = get_object_or_404(
        of_class.select_related("user", "cohort"), pk=enrolment_id
    )
    record_look(
        "look at student", theirs, actor=request.user, cohort=mine.cohort, now=now
    )
    report = student_report(theirs, now=now, hides_names=hides_names(request))
    context = {"tab": "students", "report": report, "now": now}
    return class_page(request, "dashboard/student.html", mine, context)


@require_safe
def attempt(request: SignedInRequest, cohort_id: int, attempt_id: int) -> HttpResponse:
    """Show one attempt as its student sees it reviewed, and every message of it."""
    now = timezone.now()
    mine = staff_enrolment(request, cohort_id)
    of_class = Attempt.objects.select_related(
        "assignment__quiz", "enrolment__user", "enrolment__cohort__course"
    )
    taken = get_object_or_404(of_class, pk=attempt_id, assignment__cohort=mine.cohort)
    close_if_due(attempt=taken, now=now)
    record_look(
        "look at attempt", taken, actor=request.user, cohort=mine.cohort, now=now
    )
    releases = releases_for_staff(taken, now)
    review = None if taken.is_open else review_of(taken, releases)
    person = one_person(taken.enrolment, is_hidden=hides_names(request))
    context = {
        "tab": "students",
        "report": attempt_report(taken),
        "person": person,
        "items": review.items if review else (),
        "corrections": corrections_of(taken, review.items) if review else {},
        "for_persons": () if taken.enrolment.is_staff or not review else review.items,
    }
    return class_page(request, "dashboard/attempt.html", mine, context)
