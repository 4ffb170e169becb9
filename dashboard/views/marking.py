"""Marks by hand: what no rule could mark, and any answer marked anew."""

from datetime import datetime

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from config.http import SignedInRequest
from courses.models import Enrolment
from courses.services.audit import record_look
from courses.views.access import instructor_enrolment, staff_enrolment
from dashboard.forms.marking import WAIVED, MarkForm
from dashboard.reports import to_mark as report
from dashboard.reports.to_mark import AnswerToMark
from dashboard.views.pages import class_page, hides_names
from quizzes.errors import MarkSupersededError, NothingToEarnError
from quizzes.models import Score
from quizzes.services.marking import mark_by_hand, waive_answer


@require_safe
def to_mark(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """List the answers that wait for a person, and those marked last."""
    enrolment = staff_enrolment(request, cohort_id)
    _saw("look at answers", enrolment.cohort, request, enrolment)
    tally = report.tally_of(enrolment.cohort)
    listed = report.to_mark(
        enrolment.cohort,
        request.GET.get("page", "1"),
        waiting=tally.waiting,
        hides_names=hides_names(request),
    )
    context = {"tab": "to-mark", "report": listed, "tally": tally}
    return class_page(request, "dashboard/to_mark.html", enrolment, context)


@require_http_methods(["GET", "HEAD", "POST"])
def mark_answer(
    request: SignedInRequest, cohort_id: int, answer_id: int
) -> HttpResponse:
    """Show one answer with what is right; posting marks it and goes to the next."""
    if request.method != "POST":
        enrolment = staff_enrolment(request, cohort_id)
        asked = _asked(request, enrolment, answer_id)
        _saw("look at answer", asked.answer, request, enrolment)
        return _page(request, enrolment, asked, MarkForm(standing=asked.score))
    enrolment = instructor_enrolment(request, cohort_id)
    asked = _asked(request, enrolment, answer_id)
    form = MarkForm(request.POST, standing=asked.score)
    if not (form.is_valid() and _kept(request, form)):
        return _page(request, enrolment, asked, form)
    if not (asked.score.needs_person or asked.score.is_by_hand):
        return redirect("dashboard:attempt", cohort_id, asked.answer.attempt_id)
    if asked.following is None:
        return redirect("dashboard:to-mark", cohort_id)
    return redirect("dashboard:mark-answer", cohort_id, asked.following)


def _saw(
    action: str, row: Model, request: SignedInRequest, enrolment: Enrolment
) -> None:
    """Put on the trail that the viewer saw what students answered."""
    record_look(
        action, row, actor=request.user, cohort=enrolment.cohort, now=timezone.now()
    )


def _asked(
    request: SignedInRequest, enrolment: Enrolment, answer_id: int
) -> AnswerToMark:
    """Return one answer of the class that a person marks, or 404."""
    hidden = hides_names(request)
    asked = report.answer_to_mark(enrolment.cohort, answer_id, hides_names=hidden)
    if asked is None:
        raise Http404
    return asked


def _kept(request: SignedInRequest, form: MarkForm) -> bool:
    """Give the mark; tell whether, and the form who was faster."""
    if not form.is_current:
        form.refuse(form.standing, _who_was_faster(form.standing))
        return False
    try:
        _give(form, request.user, timezone.now())
    except MarkSupersededError as error:
        form.refuse(error.score, _who_was_faster(error.score))
        return False
    except NothingToEarnError:
        message = _("Nothing else counts in this attempt, so it can’t be left out.")
        form.add_error("raw", message)
        return False
    messages.success(request, _("The mark is saved; the student’s result has it."))
    return True


def _give(form: MarkForm, by: User, now: datetime) -> None:
    """Mark the answer, or leave it out."""
    given = form.cleaned_data
    score, note = form.standing, given["note"]
    if given["raw"] == WAIVED:
        waive_answer(score=score, note=note, by=by, now=now)
    else:
        mark_by_hand(score=score, raw=given["raw"], note=note, by=by, now=now)


def _who_was_faster(score: Score) -> str:
    """Return what stands in the way of a mark, and what to do."""
    if not score.is_by_hand:
        return _("This page was out of date. Look at the answer again, then save.")
    if score.is_dropped:
        said = _(
            "%(name)s left this answer out of the total meanwhile: “%(note)s”. "
            "That stands. Save again only if it should change."
        )
    else:
        said = _(
            "%(name)s marked this answer meanwhile: %(raw)s of %(maximum)s, "
            "“%(note)s”. That mark stands. Save again only if it should change."
        )
    return said % {
        "name": score.by,
        "raw": score.raw,
        "maximum": score.maximum,
        "note": score.note,
    }


def _page(
    request: SignedInRequest, enrolment: Enrolment, asked: AnswerToMark, form: MarkForm
) -> HttpResponse:
    """Show the answer and the form; with something wrong in it as 422."""
    context = {
        "tab": "to-mark",
        "asked": asked,
        "standing": form.standing,
        "form": form,
    }
    template, status = "dashboard/mark_answer.html", 422 if form.errors else 200
    return class_page(request, template, enrolment, context, status=status)
