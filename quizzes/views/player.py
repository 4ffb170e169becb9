"""Taking a quiz: one item a page, every answer kept as it is given."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from config.http import SignedInRequest, json_reply, wants_json
from courses.models import Enrolment
from quizzes.errors import AttemptClosedError, StaleAnswerError
from quizzes.forms import AnswerForm, form_for
from quizzes.models import Answer, Attempt
from quizzes.policy import may_review
from quizzes.reports.case import furthest_in_case
from quizzes.reports.chart import lines_of
from quizzes.reports.player import overview_of, question_page
from quizzes.services.answers import save_response, set_flag
from quizzes.services.cases import go_on
from quizzes.services.grading import close_if_due, submit_attempt
from quizzes.views.list_view import keep_view
from quizzes.views.signed_out import kept_answer, kept_through_sign_in

TEMPLATE = "quizzes/player/question.html"
MOST_DIGITS = 3
NEXT = "next"


@never_cache
@kept_through_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: SignedInRequest, attempt_id: int, position: int) -> HttpResponse:
    """Ask one item; posting keeps the answer and goes on."""
    now = timezone.now()
    asked = _asked(request, attempt_id, position)
    if request.method == "POST":
        return _save(request, asked, now)
    kept = kept_answer(request)
    form = form_for(asked.version, kept, lines=lines_of(asked)) if kept else None
    if close_if_due(attempt=asked.attempt, now=now) or not asked.attempt.is_open:
        return _over(request, asked, form, now)
    if asked.is_closed or not asked.is_reached:
        return _further_on(request, asked)
    if form:
        messages.warning(request, _("You were signed out. Your answer is still here."))
    return _page(request, asked, now, form=form, is_kept=form is not None)


def _over(
    request: SignedInRequest, asked: Answer, form: AnswerForm | None, now: datetime
) -> HttpResponse:
    """Lead to the receipt; an answer that waited for a sign-in is kept as late."""
    if form and form.is_valid():
        try:
            _keep(asked, form, now)
        except AttemptClosedError:
            return _closed(request, asked, now)
    return redirect("quizzes:receipt", asked.attempt_id)


def _asked(request: SignedInRequest, attempt_id: int, position: int) -> Answer:
    """Return the viewer's own answer row without what is right about it, or 404."""
    return get_object_or_404(
        Answer.objects.select_related(
            "attempt__assignment__quiz",
            "attempt__enrolment__cohort__course",
            "version__stimulus_version",
        ).defer("version__key", "version__scoring", "version__feedback"),
        attempt__enrolment__user=request.user,
        attempt__enrolment__status=Enrolment.Status.ACTIVE,
        attempt_id=attempt_id,
        position=position,
    )


def _page(
    request: SignedInRequest,
    asked: Answer,
    now: datetime,
    *,
    form: AnswerForm | None = None,
    is_kept: bool = False,
    conflict: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show an item: as stored, as posted in `form`, or with two answers to decide."""
    shown = None if conflict else form
    given, pinned = (shown.given(), shown.pins()) if shown else (None, None)
    context = {
        "page": question_page(asked, now=now, given=given, pinned=pinned),
        "form": None if is_kept else shown,
        "conflict": conflict,
        "lost_pins": form.pins() if form and conflict else [],
        "is_kept": is_kept,
    }
    return render(request, TEMPLATE, context, status=status)


def _save(request: SignedInRequest, asked: Answer, now: datetime) -> HttpResponse:
    """Keep what was posted and say so, or go where the pressed button leads."""
    form = form_for(asked.version, request.POST, lines=lines_of(asked))
    if not form.is_valid():
        return _refused(request, asked, form, now)
    try:
        saved = _keep(asked, form, now)
        _note(request, saved, now)
        keep_view(request)
    except AttemptClosedError:
        return _closed(request, asked, now)
    except StaleAnswerError as stale:
        return _undecided(request, stale.answer, form, now)
    if wants_json(request):
        return json_reply(_saved(saved, now))
    return redirect(_destination(request, asked))


def _keep(asked: Answer, form: AnswerForm, now: datetime) -> Answer:
    """Save what a valid form holds.

    Raises:
        AttemptClosedError, StaleAnswerError: as `save_response`.
    """
    return save_response(
        answer=asked,
        response=form.cleaned_data["response"],
        base_rev=form.base_revision(),
        now=now,
        message=form.message(),
        pinned=form.pins(),
    )


def _note(request: SignedInRequest, saved: Answer, now: datetime) -> None:
    """Keep the flag, and that a case went on.

    Raises:
        AttemptClosedError: submitted meanwhile.
    """
    if request.POST.get("flag") in {"on", "off"}:
        set_flag(answer=saved, is_flagged=request.POST["flag"] == "on", now=now)
    if request.POST.get("go") == NEXT:
        go_on(answer=saved, now=now)


def _saved(saved: Answer, now: datetime) -> dict[str, Any]:
    """Return what a script needs to know after a save."""
    deadline = saved.attempt.deadline_at
    return {
        "rev": saved.rev,
        "saved_at": saved.saved_at.isoformat() if saved.saved_at else None,
        "server_now": now.isoformat(),
        "deadline_at": deadline.isoformat() if deadline else None,
    }


def _refused(
    request: SignedInRequest, asked: Answer, form: AnswerForm, now: datetime
) -> HttpResponse:
    """Say what is wrong with a response; the stored one stands."""
    if wants_json(request):
        return json_reply({"errors": form.errors.get_json_data()}, status=422)
    return _page(request, asked, now, form=form, status=422)


def _closed(request: SignedInRequest, asked: Answer, now: datetime) -> HttpResponse:
    """Say that the answer came too late, and that it is kept."""
    stands = _asked(request, asked.attempt_id, asked.position)
    if not close_if_due(attempt=stands.attempt, now=now) and stands.attempt.is_open:
        return _further_on(request, stands)
    address = reverse("quizzes:receipt", args=[asked.attempt_id])
    if wants_json(request):
        return json_reply({"closed": True, "receipt": address}, status=409)
    messages.error(
        request,
        _(
            "This attempt was already closed, so your last answer doesn't count. "
            "It is kept, and your instructor can see it."
        ),
    )
    return redirect(address)


def _further_on(request: SignedInRequest, asked: Answer) -> HttpResponse:
    """Go to the item that a case has come to, from one that is closed or to come."""
    position = furthest_in_case(asked)
    address = reverse("quizzes:question", args=[asked.attempt_id, position])
    if wants_json(request):
        return json_reply({"closed": True, "receipt": address}, status=409)
    if asked.is_closed:
        words = _(
            "Question %(number)s is closed: in this case there is no way back. "
            "Go on from here."
        )
        messages.info(request, words % {"number": asked.position})
    return redirect(address)


def _undecided(
    request: SignedInRequest, current: Answer, form: AnswerForm, now: datetime
) -> HttpResponse:
    """Hand back the stored answer, beside the one that lost to it."""
    if wants_json(request):
        reply = {"rev": current.rev, "response": current.response}
        return json_reply(reply, status=409)
    asked = _asked(request, current.attempt_id, current.position)
    conflict = form.given()
    return _page(request, asked, now, form=form, conflict=conflict, status=409)


def _destination(request: SignedInRequest, asked: Answer) -> str:
    """Return where the pressed button leads; a flag stays on the page."""
    go = request.POST.get("go", "")
    attempt_id, here = asked.attempt_id, asked.position
    if go == "finish":
        return reverse("quizzes:check-answers", args=[attempt_id])
    if go == "leave":
        enrolment = asked.attempt.enrolment
        return reverse("study:home", args=[enrolment.cohort_id])
    if go == NEXT:
        return _next(asked)
    is_number = go.isascii() and go.isdecimal() and len(go) <= MOST_DIGITS
    return reverse(
        "quizzes:question", args=[attempt_id, int(go) if is_number else here]
    )


def _next(asked: Answer) -> str:
    """Return the item after this one, or the list of answers after the last."""
    after = asked.position + 1
    answers = Answer.objects.filter(attempt_id=asked.attempt_id, position=after)
    if asked.unfolds_more or answers.exists():
        return reverse("quizzes:question", args=[asked.attempt_id, after])
    return reverse("quizzes:check-answers", args=[asked.attempt_id])


def _attempt(request: SignedInRequest, attempt_id: int) -> Attempt:
    """Return the viewer's own attempt, or 404."""
    return get_object_or_404(Attempt.objects.of(request.user), pk=attempt_id)


@never_cache
@require_safe
def check_answers(request: SignedInRequest, attempt_id: int) -> HttpResponse:
    """List what is answered and what is not, before submitting."""
    now = timezone.now()
    attempt = _attempt(request, attempt_id)
    if close_if_due(attempt=attempt, now=now) or not attempt.is_open:
        return redirect("quizzes:receipt", attempt_id)
    context = {"attempt": attempt, "overview": overview_of(attempt)}
    return render(request, "quizzes/player/check_answers.html", context)


@require_POST
def submit(request: SignedInRequest, attempt_id: int) -> HttpResponse:
    """Close and mark the attempt; pressing twice does it once."""
    now = timezone.now()
    attempt = _attempt(request, attempt_id)
    if not close_if_due(attempt=attempt, now=now):
        submit_attempt(attempt=attempt, now=now)
    return redirect("quizzes:receipt", attempt_id)


@never_cache
@require_safe
def receipt(request: SignedInRequest, attempt_id: int) -> HttpResponse:
    """Say that the attempt is in: when, how much of it, and what comes next."""
    now = timezone.now()
    attempt = _attempt(request, attempt_id)
    close_if_due(attempt=attempt, now=now)
    if attempt.is_open:
        return redirect("quizzes:question", attempt_id, 1)
    context = {
        "attempt": attempt,
        "overview": overview_of(attempt),
        "may_review": may_review(attempt, now),
    }
    return render(request, "quizzes/player/receipt.html", context)
