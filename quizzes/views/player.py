"""Taking a quiz: one item a page, every answer kept as it is given."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
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
from quizzes.errors import (
    AttemptClosedError,
    NothingToTryError,
    NoTriesHereError,
    StaleAnswerError,
)
from quizzes.forms import AnswerForm, form_for
from quizzes.models import Answer
from quizzes.reports.asked import asked_row
from quizzes.reports.case import may_look_at
from quizzes.reports.chart import lines_of
from quizzes.reports.navigator import overview_of
from quizzes.reports.openings import releases_for
from quizzes.reports.player import question_page
from quizzes.services.answers import save_response, set_flag
from quizzes.services.cases import go_on
from quizzes.services.grading import close_if_due, submit_attempt
from quizzes.services.tries import try_answer
from quizzes.views.list_view import keep_view
from quizzes.views.moves import CHECK, NEXT, destination, further_on, only_moves
from quizzes.views.own import own_attempt
from quizzes.views.signed_out import kept_answer, kept_through_sign_in

TEMPLATE = "quizzes/player/question.html"


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
    if not may_look_at(asked):
        return further_on(request, asked)
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
    """Return the viewer's own answer row, or 404; a save shows no page."""
    is_shown = request.method != "POST"
    asked = asked_row(request.user, attempt_id, position, is_shown=is_shown)
    if asked is None:
        raise Http404
    return asked


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
    beside: dict[str, Any] = {}
    if shown:
        beside = {"pinned": shown.pins(), "certainty": shown.sureness()}
    given = shown.given() if shown else None
    # An answer that waited for a sign-in knows no more than its own page did.
    knows = form.base_revision() if form and is_kept and form.is_valid() else asked.rev
    context = {
        "page": question_page(asked, now=now, given=given, **beside),
        "form": None if is_kept else shown,
        "conflict": conflict,
        "lost_pins": form.pins() if form and conflict else [],
        "lost_certainty": form.sureness() if form and conflict else None,
        "is_kept": is_kept,
        "base_rev": knows,
    }
    return render(request, TEMPLATE, context, status=status)


def _save(request: SignedInRequest, asked: Answer, now: datetime) -> HttpResponse:
    """Keep what was posted and say so, or go where the pressed button leads."""
    if only_moves(request, asked, now):
        return _move(request, asked, now)
    form = form_for(asked.version, request.POST, lines=lines_of(asked))
    if not form.is_valid():
        return _refused(request, asked, form, now)
    try:
        saved = _kept_or_tried(request, asked, form, now)
        _note(request, saved, now)
        keep_view(request)
    except AttemptClosedError:
        return _closed(request, asked, now)
    except StaleAnswerError as stale:
        return _undecided(request, stale.answer, form, now)
    if wants_json(request):
        return json_reply(_saved(saved, now))
    return redirect(destination(request, asked))


def _move(request: SignedInRequest, asked: Answer, now: datetime) -> HttpResponse:
    """Go on from an answer that a try has locked."""
    if request.POST.get("go") == NEXT:
        go_on(answer=asked, now=now)
    return redirect(destination(request, asked))


def _kept_or_tried(
    request: SignedInRequest, asked: Answer, form: AnswerForm, now: datetime
) -> Answer:
    """Save what a valid form holds; the button that says so marks it too.

    Raises:
        AttemptClosedError, StaleAnswerError: as `save_response`.
    """
    if request.POST.get("go") != CHECK:
        return _keep(asked, form, now)
    try:
        return try_answer(answer=asked, **_parts(asked, form, now))
    except (NothingToTryError, NoTriesHereError) as error:
        if isinstance(error, NothingToTryError):
            words = _("Nothing is answered yet, so there is nothing to check.")
            messages.warning(request, words)
        return _keep(asked, form, now)


def _keep(asked: Answer, form: AnswerForm, now: datetime) -> Answer:
    """Save what a valid form holds.

    Raises:
        AttemptClosedError, StaleAnswerError: as `save_response`.
    """
    return save_response(answer=asked, **_parts(asked, form, now))


def _parts(asked: Answer, form: AnswerForm, now: datetime) -> dict[str, Any]:
    """Return what a valid form holds; how sure one is, only where that is asked."""
    asks = asked.attempt.policy.get("asks_certainty")
    return {
        "response": form.cleaned_data["response"],
        "base_rev": form.base_revision(),
        "now": now,
        "message": form.message(),
        "pinned": form.pins(),
        "certainty": form.sureness() if asks else None,
    }


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
        return further_on(request, stands)
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


@never_cache
@require_safe
def check_answers(request: SignedInRequest, attempt_id: int) -> HttpResponse:
    """List what is answered and what is not, before submitting."""
    now = timezone.now()
    attempt = own_attempt(request, attempt_id)
    if close_if_due(attempt=attempt, now=now) or not attempt.is_open:
        return redirect("quizzes:receipt", attempt_id)
    context = {"attempt": attempt, "overview": overview_of(attempt)}
    return render(request, "quizzes/player/check_answers.html", context)


@require_POST
def submit(request: SignedInRequest, attempt_id: int) -> HttpResponse:
    """Close and mark the attempt; pressing twice does it once."""
    now = timezone.now()
    attempt = own_attempt(request, attempt_id)
    if not close_if_due(attempt=attempt, now=now):
        submit_attempt(attempt=attempt, now=now)
    return redirect("quizzes:receipt", attempt_id)


@never_cache
@require_safe
def receipt(request: SignedInRequest, attempt_id: int) -> HttpResponse:
    """Say that the attempt is in: when, how much of it, and what comes next."""
    now = timezone.now()
    attempt = own_attempt(request, attempt_id)
    close_if_due(attempt=attempt, now=now)
    if attempt.is_open:
        return redirect("quizzes:question", attempt_id, 1)
    releases = releases_for(attempt, now)
    context = {
        "attempt": attempt,
        "overview": overview_of(attempt),
        "may_review": releases.whole.has_any,
        "to_come": releases.to_come,
    }
    return render(request, "quizzes/player/receipt.html", context)
