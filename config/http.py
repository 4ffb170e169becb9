"""What every view may use: the typed request, and small response helpers."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from accounts.models import User


class SignedInRequest(HttpRequest):
    """A request behind the sign-in wall: `user` is always one of ours."""

    user: User


def wants_json(request: HttpRequest) -> bool:
    """Tell whether the sender is one of our scripts rather than a browser's form."""
    return request.headers.get("Accept", "").startswith("application/json")


def unprocessable(
    request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Render `template` again with what is wrong in it, as status 422."""
    return render(request, template, context, status=422)


def json_reply(data: dict[str, Any], *, status: int = 200) -> JsonResponse:
    """Answer a script; such answers are never kept by a cache."""
    return JsonResponse(data, status=status, headers={"Cache-Control": "no-store"})
