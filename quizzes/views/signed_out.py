"""Carrying an answer across a sign-in, when the session ran out on its page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict

from config.http import json_reply, wants_json

SLOT = "answer_kept_through_sign_in"
# More than any page of ours sends; a session is no store for anything larger.
MOST_CHARACTERS = 8_000

View = Callable[..., HttpResponse]


def kept_through_sign_in(view: View) -> View:
    """Let `view` be met signed out, but only to keep what was posted and ask who."""

    @login_not_required
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Call the view, or keep the answer and send its owner to sign in."""
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
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
    """Return, once, what was posted to this very page before signing in."""
    kept = request.session.get(SLOT)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[SLOT]
    return QueryDict(kept["fields"])
