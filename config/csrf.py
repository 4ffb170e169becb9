"""What is shown for a form whose token is out of date."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_CSRF_TOKEN_MISSING, REASON_NO_CSRF_COOKIE
from django.shortcuts import render

from config.http import json_reply, wants_json
from config.resending import is_answer, posted_fields

FORBIDDEN = 403


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse; but offer to send a quiz answer again, since none may be lost.

    Signing in changes the token, so a question left open in another tab has an old
    one. What another site sent is never offered.
    """
    if wants_json(request):
        return json_reply({"token": "out of date"}, status=FORBIDDEN)
    fields = posted_fields(request)
    if fields and is_answer(request) and _is_from_here(request, reason):
        context = {"fields": fields, "action": request.path}
        return render(request, "403_csrf_answer.html", context, status=FORBIDDEN)
    return render(request, "403_csrf.html", status=FORBIDDEN)


def _is_from_here(request: HttpRequest, reason: str) -> bool:
    """Tell whether one of our own pages sent it: only its token was wrong."""
    is_token = reason in {REASON_NO_CSRF_COOKIE, REASON_CSRF_TOKEN_MISSING} or (
        reason.startswith("CSRF token")
    )
    return is_token and request.headers.get("Sec-Fetch-Site", "same-origin") == (
        "same-origin"
    )
