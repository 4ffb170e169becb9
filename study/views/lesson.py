"""Reading a lesson: the page, its quick checks, and how far I have come in it."""

from dataclasses import dataclass
from functools import lru_cache

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from config.http import SignedInRequest, json_reply, wants_json
from courses.models import Enrolment, Lesson, LessonProgress
from courses.services.progress import reach_sections
from courses.views.access import own_enrolment
from quizzes.forms import form_for
from study.forms import LabForm, ReachedForm
from study.reports.checks import Check, answered
from study.reports.lab import Lab
from study.reports.lab_drawing import Showing, showing
from study.reports.lesson import LessonPage, lesson_page
from study.reports.reading import reading_of
from study.reports.texts import MOST_KEPT, LessonText

# What the scripts of a check and of the lab ask for: it alone, to be swapped in.
FRAGMENT = "text/html; fragment=check"
LAB_FRAGMENT = "text/html; fragment=lab"


@dataclass(frozen=True, eq=False)
class DrawnLab:
    """The lab of a lesson with what its form asks for, the same for a whole class."""

    text: LessonText
    lab: Lab
    form: LabForm
    # None where the form is refused.
    shown: Showing | None


@never_cache
@require_safe
def lesson(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Show a lesson."""
    page = _page(request, cohort_id, slug)
    return render(request, "study/lesson.html", _context(page))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(
    request: SignedInRequest, cohort_id: int, slug: str, code: str
) -> HttpResponse:
    """Mark a quick check and explain it; nothing is kept."""
    if request.method != "POST":
        return redirect("study:lesson", cohort_id, slug)
    page = _page(request, cohort_id, slug)
    asked = page.asked.get(code)
    if asked is None:
        raise Http404
    marked = _marked(request, page, asked)
    status = 422 if marked.error else 200
    if request.headers.get("Accept") == FRAGMENT:
        context = {**_context(page), "check": marked}
        return render(request, "study/lesson/_check.html", context, status=status)
    context = _context(page.with_check(marked))
    return render(request, "study/lesson.html", context, status=status)


@never_cache
@require_safe
def lab(request: SignedInRequest, cohort_id: int, slug: str, name: str) -> HttpResponse:
    """Draw the lab of a lesson with other settings; nothing is kept."""
    page = _page(request, cohort_id, slug)
    found = page.text.lab
    if found is None or found.slug != name:
        raise Http404
    form = LabForm(request.GET, lab=found)
    context = _context(page) | {"drawn": _drawn(page.text, found, form)}
    is_fragment = request.headers.get("Accept") == LAB_FRAGMENT
    template = "study/lesson/_lab.html" if is_fragment else "study/lesson.html"
    return render(request, template, context, status=422 if form.errors else 200)


@require_POST
def reach(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Keep which sections were reached."""
    enrolment = own_enrolment(request, cohort_id)
    read = _lesson(enrolment, slug)
    form = ReachedForm(request.POST)
    if not form.is_valid():
        return json_reply({"errors": form.errors.get_json_data()}, status=422)
    progress = reach_sections(
        enrolment=enrolment,
        lesson=read,
        sections=form.sections(read),
        seconds=form.seconds_spent(),
        now=timezone.now(),
    )
    if wants_json(request):
        return json_reply(_reached(progress))
    messages.success(request, _("This lesson is marked as read."))
    return redirect("study:lesson", cohort_id, slug)


def _reached(progress: LessonProgress) -> dict[str, object]:
    """Return what a page that stays open says of itself from now on."""
    reading = reading_of(progress)
    return {
        "sections": progress.sections_reached,
        "is_done": reading.is_done,
        "count": reading.count_in_words,
        "left": reading.left_in_words,
    }


def _page(request: SignedInRequest, cohort_id: int, slug: str) -> LessonPage:
    """Return the page of a lesson of the viewer's own class, or 404."""
    try:
        return lesson_page(request.user, cohort_id, slug)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def _context(page: LessonPage) -> dict[str, object]:
    """Return what the lesson's templates need."""
    return {
        "page": page,
        "enrolment": page.enrolment,
        "drawn": _lab_at_start(page.text, get_language()),
    }


@lru_cache(MOST_KEPT)
def _lab_at_start(text: LessonText, _language: str | None) -> DrawnLab | None:
    """Return a lesson's lab, if any, before anyone sets it: drawn once in a process."""
    lab = text.lab
    return _drawn(text, lab, LabForm(lab=lab)) if lab else None


def _drawn(text: LessonText, lab: Lab, form: LabForm) -> DrawnLab:
    """Return the lab as its form asks; before that, as it starts."""
    settings = form.settings if form.is_valid() else lab.start
    shown = None if form.errors else showing(lab, settings)
    return DrawnLab(text, lab, form, shown)


def _lesson(enrolment: Enrolment, slug: str) -> Lesson:
    """Return a lesson that the course has, or 404."""
    return get_object_or_404(
        Lesson,
        course=enrolment.cohort.course_id,
        slug=slug,
        is_retired=False,
        unit__is_retired=False,
    )


def _marked(request: SignedInRequest, page: LessonPage, asked: Check) -> Check:
    """Return a check with what was posted to it, explained or refused."""
    form = form_for(asked.version, request.POST)
    if not form.is_valid():
        return asked.refused(form.given(), " ".join(map(str, form.non_field_errors())))
    return answered(
        asked,
        form.cleaned_data["response"],
        course=page.text.course,
        units=page.text.units,
    )
