"""Offering an answer that was not kept to be sent again, since none may be lost."""

from django.http import HttpRequest
from django.urls import Resolver404, resolve

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 -- the field's name
ANSWERS = "quizzes:question"


def posted_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Return each field and value that was posted, but for the token."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name != TOKEN
        for value in values
    ]


def is_answer(request: HttpRequest) -> bool:
    """Tell whether the address is that of a quiz question."""
    try:
        return resolve(request.path_info).view_name == ANSWERS
    except Resolver404:
        return False
