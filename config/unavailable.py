"""What is said when something failed: at once, in words, without the database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import loader
from django.utils.translation import gettext as _
from django.views.defaults import server_error as plain_server_error

from config.http import json_reply, wants_json
from config.resending import is_answer, posted_fields

UNAVAILABLE = 503
FAILED = 500
# Long enough for a server to come back, short enough for a student who waits.
SECONDS_TO_WAIT = "5"


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a request that failed, inside the handling of its error.

    A database that is away, locked or out of disk is no fault of the code: the request
    can be sent again, and the reply says so.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return _unavailable(request)
    if wants_json(request):
        return json_reply({"error": _("The server failed.")}, status=FAILED)
    return plain_server_error(request)


def _unavailable(request: HttpRequest) -> HttpResponse:
    """Say that nothing was saved, and how to go on."""
    if wants_json(request):
        words = _(
            "Not saved: the server can't reach its storage. "
            "Keep this page open; it tries again by itself."
        )
        reply: HttpResponse = json_reply(
            {"unavailable": True, "error": words}, status=UNAVAILABLE
        )
    else:
        page = loader.render_to_string("503.html", _context(request))
        reply = HttpResponse(page, status=UNAVAILABLE)
    reply["Retry-After"] = SECONDS_TO_WAIT
    reply["Cache-Control"] = "no-store"
    return reply


def _context(request: HttpRequest) -> dict[str, object]:
    """Return what the page shows: for an answer, a way to send it again."""
    context: dict[str, object] = {"is_post": request.method == "POST"}
    if request.method == "POST" and is_answer(request) and _is_from_here(request):
        context |= {
            "fields": posted_fields(request),
            "action": request.path,
            "csrf_token": get_token(request),
        }
    return context


def _is_from_here(request: HttpRequest) -> bool:
    """Tell whether a page of ours sent it; its token was perhaps not looked at yet."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"
