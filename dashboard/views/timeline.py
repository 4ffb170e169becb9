"""One attempt as it went, for those who have to decide about it."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from courses.models import Enrolment
from courses.services.audit import record, record_look
from courses.views.access import staff_enrolment
from dashboard.exports import timeline_csv
from dashboard.reports.names import one_person
from dashboard.reports.timeline import Moment, moments_of, timeline_of
from dashboard.reports.trail_rows import People
from dashboard.views.pages import class_file, class_page, hides_names
from quizzes.models import Attempt
from quizzes.services.grading import close_if_due


@require_safe
def timeline(request: SignedInRequest, cohort_id: int, attempt_id: int) -> HttpResponse:
    """Show what happened in an attempt, all of it or one question's part."""
    now = timezone.now()
    mine = staff_enrolment(request, cohort_id)
    attempt = _attempt(mine, attempt_id)
    close_if_due(attempt=attempt, now=now)
    record_look(
        "look at attempt", attempt, actor=request.user, cohort=mine.cohort, now=now
    )
    moments = _moments(request, mine, attempt)
    context = {
        "tab": "students",
        "report": timeline_of(moments, attempt, request.GET.dict()),
        "person": one_person(attempt.enrolment, is_hidden=hides_names(request)),
    }
    return class_page(request, "dashboard/timeline.html", mine, context)


@require_safe
def export(request: SignedInRequest, cohort_id: int, attempt_id: int) -> FileResponse:
    """Send the whole timeline as a file."""
    now = timezone.now()
    mine = staff_enrolment(request, cohort_id)
    attempt = _attempt(mine, attempt_id)
    moments = _moments(request, mine, attempt)
    with timezone.override(mine.cohort.zone):
        table = timeline_csv(moments)
    record("export timeline", attempt, actor=request.user, cohort=mine.cohort, now=now)
    person = one_person(attempt.enrolment, is_hidden=hides_names(request))
    name = slugify(f"{person.name} {attempt.assignment.quiz.slug} {attempt.number}")
    return class_file(table, mine.cohort, name, now)


def _attempt(mine: Enrolment, attempt_id: int) -> Attempt:
    """Return one attempt of the viewer's class, or 404."""
    of_class = Attempt.objects.select_related(
        "assignment__quiz", "enrolment__user", "enrolment__cohort"
    )
    return get_object_or_404(of_class, pk=attempt_id, assignment__cohort=mine.cohort)


def _moments(
    request: SignedInRequest, mine: Enrolment, attempt: Attempt
) -> list[Moment]:
    """Return an attempt's moments; who has extra time, only instructors are told."""
    people = People(mine.cohort, is_hidden=hides_names(request))
    with timezone.override(mine.cohort.zone):
        return moments_of(attempt, people.of_user, shows_moves=mine.is_instructor)
