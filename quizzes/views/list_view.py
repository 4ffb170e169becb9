"""Remembering how a person likes to answer: in pictures, or in plain lists."""

from accounts.services.people import choose_view
from config.http import SignedInRequest

VIEWS = {"list": True, "picture": False}


def keep_view(request: SignedInRequest) -> None:
    """Keep the view that the pressed button names; other buttons leave it."""
    chosen = VIEWS.get(request.POST.get("view", ""))
    if chosen is not None:
        choose_view(user=request.user, prefers_list_view=chosen)
