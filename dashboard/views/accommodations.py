"""Longer time for a student: who has it, setting it, taking it away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from config.http import SignedInRequest
from courses.models import Accommodation, Enrolment
from courses.views.access import instructor_enrolment
from dashboard.forms.time import AccommodationForm, present_time
from dashboard.reports.extra_time import time_page
from dashboard.reports.granted import moved_in_words, terms_in_quizzes
from dashboard.reports.names import one_person
from dashboard.views.pages import class_page, hides_names, way_back
from quizzes.services.accommodations import remove_accommodation, set_accommodation


@require_safe
def accommodations(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show the students that the query string asks for, with extra time first."""
    mine = instructor_enrolment(request, cohort_id)
    hidden = hides_names(request)
    report = time_page(mine.cohort, request.GET.dict(), hides_names=hidden)
    here = f"{_list_of(mine)}{report.wish.href}"
    context = {"tab": "students", "report": report, "here": here}
    return class_page(request, "dashboard/accommodations.html", mine, context)


@require_http_methods(["GET", "HEAD", "POST"])
def accommodation(
    request: SignedInRequest, cohort_id: int, enrolment_id: int
) -> HttpResponse:
    """Give a student extra time, or change how much it is."""
    mine = instructor_enrolment(request, cohort_id)
    student = _student(mine, enrolment_id)
    standing = Accommodation.objects.filter(enrolment=student).first()
    person = one_person(student, is_hidden=hides_names(request))
    form = AccommodationForm(initial=present_time(standing))
    if request.method == "POST":
        form = AccommodationForm(request.POST)
        if form.is_valid():
            moved = set_accommodation(
                enrolment=student,
                time_multiplier=form.cleaned_data["time_multiplier"],
                extra_seconds=form.extra_seconds,
                by=request.user,
                now=timezone.now(),
            )
            said = _("%(name)s has extra time in every quiz.") % {"name": person.name}
            messages.success(request, f"{said} {moved_in_words(moved)}")
            return redirect(way_back(request, request.path))
    context = {"tab": "students", "form": form, "person": person}
    context["back"] = way_back(request, _list_of(mine))
    with timezone.override(mine.cohort.zone):
        context |= {"standing": standing, "quizzes": terms_in_quizzes(student)}
    template, status = "dashboard/accommodation.html", 422 if form.errors else 200
    context["student"] = student
    return class_page(request, template, mine, context, status=status)


@require_POST
def remove_extra_time(
    request: SignedInRequest, cohort_id: int, enrolment_id: int
) -> HttpResponse:
    """Give a student the class's time again."""
    mine = instructor_enrolment(request, cohort_id)
    student = _student(mine, enrolment_id)
    remove_accommodation(enrolment=student, by=request.user, now=timezone.now())
    person = one_person(student, is_hidden=hides_names(request))
    said = _("%(name)s has no extra time any more. Attempts under way keep theirs.")
    messages.success(request, said % {"name": person.name})
    return redirect(way_back(request, _list_of(mine)))


def _list_of(mine: Enrolment) -> str:
    """Return where all students of the viewer's class are listed."""
    return reverse("dashboard:accommodations", args=[mine.cohort_id])


def _student(mine: Enrolment, enrolment_id: int) -> Enrolment:
    """Return a student of the viewer's class, or 404."""
    of_class = Enrolment.objects.students().active().filter(cohort=mine.cohort)
    rows = of_class.select_related("user", "cohort")
    return get_object_or_404(rows, pk=enrolment_id)
