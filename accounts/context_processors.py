"""What every template knows."""

from django.conf import settings
from django.http import HttpRequest

THEMES = ("light", "dark")


def appearance(request: HttpRequest) -> dict[str, object]:
    """Give the chosen theme, empty where the system decides."""
    theme = request.COOKIES.get("theme", "")
    return {
        "theme": theme if theme in THEMES else "",
        "shows_mail_on_page": getattr(settings, "SHOW_MAIL_ON_PAGE", False),
    }
