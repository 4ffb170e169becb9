"""What is shown for a form whose token is out of date."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_CSRF_TOKEN_MISSING, REASON_NO_CSRF_COOKIE
from django.shortcuts import render

from config.http import json_reply, wants_json

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 -- the field's name
ANSWERS = "quizzes:question"
FORBIDDEN = 403


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse; but offer to send a quiz answer again, since none may be lost.

    Signing in changes the token, so a question left open in another tab has an old
    one. What another site sent is never offered.
    """
    if wants_json(request):
        return json_reply({"token": "out of date"}, status=FORBIDDEN)
    fields = _posted(request)
    if fields and _is_answer(request) and _is_from_here(request, reason):
        context = {"fields": fields, "action": request.path}
        return render(request, "403_csrf_answer.html", context, status=FORBIDDEN)
    return render(request, "403_csrf.html", status=FORBIDDEN)


def _posted(request: HttpRequest) -> list[tuple[str, str]]:
    """Return each field and value that was posted, but for the token."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name != TOKEN
        for value in values
    ]


def _is_answer(request: HttpRequest) -> bool:
    """Tell whether the address is that of a quiz question."""
    match = request.resolver_match
    return match is not None and match.view_name == ANSWERS


def _is_from_here(request: HttpRequest, reason: str) -> bool:
    """Tell whether one of our own pages sent it: only its token was wrong."""
    is_token = reason in {REASON_NO_CSRF_COOKIE, REASON_CSRF_TOKEN_MISSING} or (
        reason.startswith("CSRF token")
    )
    return is_token and request.headers.get("Sec-Fetch-Site", "same-origin") == (
        "same-origin"
    )
