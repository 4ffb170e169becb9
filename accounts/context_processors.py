"""What every template knows."""

from functools import partial

from django.http import HttpRequest

from accounts.mail import is_shown, mail_for

THEMES = ("light", "dark")


def appearance(request: HttpRequest) -> dict[str, object]:
    """Give the chosen theme, empty where the system decides; in the demo, the mail."""
    theme = request.COOKIES.get("theme", "")
    context: dict[str, object] = {"theme": theme if theme in THEMES else ""}
    if is_shown():
        context["shown_mail"] = partial(mail_for, request)
    return context
