"""Regrades: the list, looking at one, previewing, applying and dismissing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from config.http import SignedInRequest
from courses.models import Enrolment
from courses.services.audit import record_look
from courses.views.access import instructor_enrolment, staff_enrolment
from dashboard.forms.regrades import RegradeForm
from dashboard.reports import regrade_rows as rows
from dashboard.reports.regrade_sequels import Sequel
from dashboard.reports.regrades import (
    all_regrades,
    key_cards,
    regrade_lines,
    what_of,
)
from dashboard.views.pages import class_page, hides_names
from dashboard.views.regrade_choices import keep_choice, kept_choice
from dashboard.views.regrade_openings import sequel_or_404
from quizzes.errors import (
    NothingToEarnError,
    RegradeChangedError,
    RegradeDecidedError,
)
from quizzes.models import Regrade
from quizzes.services.previews import Preview, preview
from quizzes.services.regrades import apply_regrade, dismiss_regrade


@require_safe
def regrades(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """List the regrades of a class, those that wait for a decision first."""
    enrolment = staff_enrolment(request, cohort_id)
    context = {"tab": "regrades", "lines": regrade_lines(enrolment.cohort)}
    return class_page(request, "dashboard/regrades.html", enrolment, context)


@require_http_methods(["GET", "HEAD", "POST"])
def regrade(request: SignedInRequest, cohort_id: int, regrade_id: int) -> HttpResponse:
    """Show what was corrected; posting leads to the preview of what was chosen."""
    is_sent = request.method == "POST"
    access = instructor_enrolment if is_sent else staff_enrolment
    enrolment = access(request, cohort_id)
    sequel = sequel_or_404(enrolment, regrade_id)
    found = sequel.regrade
    if found.state != Regrade.State.PROPOSED:
        if is_sent:
            return _decided(request, found)
        _saw(request, enrolment, found)
        return _record(request, enrolment, sequel)
    form = _form(request, enrolment, found)
    if is_sent and form.is_valid():
        return _to_preview(request, found, form)
    return _page(request, enrolment, found, form, None)


@require_safe
def preview_regrade(
    request: SignedInRequest, cohort_id: int, regrade_id: int, choice: str
) -> HttpResponse:
    """Show what one choice would do to each mark. No mark changes."""
    enrolment = instructor_enrolment(request, cohort_id)
    found = _regrade(enrolment, regrade_id)
    if found.state != Regrade.State.PROPOSED:
        return redirect("dashboard:regrade", cohort_id, regrade_id)
    chosen = kept_choice(request, found, choice)
    if chosen is None:
        messages.info(request, _("That preview is not kept any more. Choose again."))
        return redirect("dashboard:regrade", cohort_id, regrade_id)
    listed = rows.listed_attempts(found, _naming(request, enrolment))
    form = RegradeForm.of_choice(chosen, regrade=found, listed=listed)
    told = _told(form, found) if form.is_valid() else None
    if told:
        _saw(request, enrolment, found)
    return _page(request, enrolment, found, form, told)


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: SignedInRequest, cohort_id: int, regrade_id: int) -> HttpResponse:
    """Do what the preview showed, or lead to a new one if marks have changed."""
    if request.method != "POST":
        # Hiding names on a page that was refused comes back here.
        staff_enrolment(request, cohort_id)
        return redirect("dashboard:regrade", cohort_id, regrade_id)
    enrolment = instructor_enrolment(request, cohort_id)
    found = _regrade(enrolment, regrade_id)
    form = _form(request, enrolment, found)
    if not form.is_valid():
        return _page(request, enrolment, found, form, None)
    try:
        done = apply_regrade(
            regrade=found,
            policy=form.cleaned_data["policy"],
            left_out=form.left_out,
            reason=form.cleaned_data["reason"],
            seen=form.seen,
            by=request.user,
            now=timezone.now(),
        )
    except RegradeDecidedError:
        return _decided(request, found)
    except (RegradeChangedError, NothingToEarnError):
        message = _(
            "Marks changed since you looked, so nothing was applied. "
            "Look at the new preview, then apply."
        )
        messages.error(request, message)
        return _to_preview(request, found, form)
    messages.success(request, _applied(len(done.chosen)))
    return redirect("dashboard:regrade", cohort_id, regrade_id)


@require_POST
def dismiss(request: SignedInRequest, cohort_id: int, regrade_id: int) -> HttpResponse:
    """Leave all marks as they are."""
    enrolment = instructor_enrolment(request, cohort_id)
    found = _regrade(enrolment, regrade_id)
    try:
        dismiss_regrade(regrade=found, reason="", by=request.user, now=timezone.now())
    except RegradeDecidedError:
        return _decided(request, found)
    messages.success(request, _("Dismissed: every mark stays as it is."))
    return redirect("dashboard:regrades", cohort_id)


def _to_preview(
    request: SignedInRequest, found: Regrade, form: RegradeForm
) -> HttpResponse:
    """Lead to the preview of what a valid form chose."""
    choice = keep_choice(request, found, form.choice)
    return redirect("dashboard:preview-regrade", found.cohort_id, found.pk, choice)


def _decided(request: SignedInRequest, found: Regrade) -> HttpResponse:
    """Say that somebody was faster, and lead to what they decided."""
    messages.error(request, _("This regrade was decided meanwhile; see below."))
    return redirect("dashboard:regrade", found.cohort_id, found.pk)


def _regrade(enrolment: Enrolment, regrade_id: int) -> Regrade:
    """Return a regrade of the class, or 404."""
    return get_object_or_404(all_regrades(), pk=regrade_id, cohort=enrolment.cohort)


def _saw(request: SignedInRequest, enrolment: Enrolment, found: Regrade) -> None:
    """Put on the trail that the viewer saw what a regrade does to students' marks."""
    record_look(
        "look at regrade",
        found,
        actor=request.user,
        cohort=enrolment.cohort,
        now=timezone.now(),
    )


def _naming(request: SignedInRequest, enrolment: Enrolment) -> rows.Naming:
    """Return how students are called on this page."""
    return rows.naming_of(enrolment.cohort, hides_names=hides_names(request))


def _form(
    request: SignedInRequest, enrolment: Enrolment, found: Regrade
) -> RegradeForm:
    """Return the form, filled in where one was sent."""
    listed = rows.listed_attempts(found, _naming(request, enrolment))
    sent = request.POST if request.method == "POST" else None
    return RegradeForm(sent, regrade=found, listed=listed)


def _told(form: RegradeForm, found: Regrade) -> Preview | None:
    """Return the preview of what was chosen; what is in the way goes to the form."""
    try:
        return preview(found, form.cleaned_data["policy"], form.left_out)
    except NothingToEarnError:
        message = _(
            "An attempt would have no question left that counts. "
            "Choose another way, or leave that attempt out."
        )
        form.add_error("policy", message)
        return None


def _page(
    request: SignedInRequest,
    enrolment: Enrolment,
    found: Regrade,
    form: RegradeForm,
    told: Preview | None,
) -> HttpResponse:
    """Show a regrade to be decided; with something wrong in the form as 422."""
    table = rows.previewed(told, _naming(request, enrolment)) if told else None
    context = {**_subject(found), "form": form, "told": told, "table": table}
    template, status = "dashboard/regrade.html", 422 if form.errors else 200
    return class_page(request, template, enrolment, context, status=status)


def _record(
    request: SignedInRequest, enrolment: Enrolment, sequel: Sequel
) -> HttpResponse:
    """Show what was decided, by whom and why, and what came of it."""
    found = sequel.regrade
    table = rows.recorded(found, _naming(request, enrolment))
    context = {**_subject(found), "table": table, "sequel": sequel}
    return class_page(request, "dashboard/regrade_record.html", enrolment, context)


def _subject(found: Regrade) -> dict[str, Any]:
    """Return what every page of a regrade shows."""
    return {
        "tab": "regrades",
        "regrade": found,
        "what": what_of(found),
        "cards": key_cards(found),
    }


def _applied(count: int) -> str:
    """Return what was done."""
    said = ngettext(
        "Applied to %(count)s attempt. The old mark is kept beside the new one.",
        "Applied to %(count)s attempts. The old marks are kept beside the new ones.",
        count,
    )
    return said % {"count": count}
