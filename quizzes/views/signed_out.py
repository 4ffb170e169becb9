"""Carrying an answer across a sign-in, when the session ran out on its page."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict

from config.http import json_reply, wants_json

SLOT = "answer_kept_through_sign_in"
# Far more than any page of ours sends; a session is no store for anything larger.
MOST_CHARACTERS = 64_000

View = Callable[..., HttpResponse]


def kept_through_sign_in(view: View) -> View:
    """Let `view` be met signed out, but only to keep what was posted and ask who."""

    @login_not_required
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Call the view, or keep the answer and send its owner to sign in."""
        if request.user.is_authenticated:
            response = view(request, *args, **kwargs)
            if not _is_undecided(request, response):
                _forget(request)
            return response
        if wants_json(request):
            return json_reply({"signed_out": True}, status=401)
        if request.method == "POST":
            _keep(request)
        return redirect_to_login(request.path)

    return wrapped


def _keep(request: HttpRequest) -> None:
    """Put the posted fields into the session, which signing in leaves as it is."""
    fields = request.POST.copy()
    fields.pop("csrfmiddlewaretoken", None)
    text = fields.urlencode()
    if len(text) <= MOST_CHARACTERS:
        request.session[SLOT] = {"path": request.path, "fields": text}


def kept_answer(request: HttpRequest) -> QueryDict | None:
    """Return what was posted to this very page before signing in, until it is saved."""
    kept = request.session.get(SLOT)
    if not kept or kept["path"] != request.path:
        return None
    return QueryDict(kept["fields"])


def _is_undecided(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether the page still asks what becomes of the answer."""
    is_asked = request.method != "POST" and response.status_code == HTTPStatus.OK
    return is_asked or response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def _forget(request: HttpRequest) -> None:
    """Let go of what was posted to this page before signing in: it is dealt with."""
    if kept_answer(request) is not None:
        del request.session[SLOT]
