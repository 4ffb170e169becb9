"""Mail shown on the page that would have sent it, for the demonstration."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.http import HttpRequest

# Names the session that a message belongs to; no one else has this value.
HEADER = "X-Shown-To"
SLOT = "mail_shown_to"
SECONDS_KEPT = 60 * 60


@dataclass(frozen=True)
class ShownMail:
    """A message as its page shows it."""

    to: str
    subject: str
    body: str


class PageEmailBackend(BaseEmailBackend):
    """Keeps each session's last message for its own pages, and sends nothing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep what a page asked for; no one would see the rest."""
        for message in email_messages:
            if owner := message.extra_headers.get(HEADER):
                shown = ShownMail(
                    to=", ".join(message.to),
                    subject=str(message.subject),
                    body=str(message.body),
                )
                cache.set(_key(owner), asdict(shown), SECONDS_KEPT)
        return len(email_messages)


def is_shown() -> bool:
    """Tell whether this site shows its mail instead of sending it."""
    return bool(getattr(settings, "SHOW_MAIL_ON_PAGE", False))


def owner_header(request: HttpRequest | None) -> dict[str, str]:
    """Return the header that ties a message to the session that asked for it."""
    if request is None or not is_shown():
        return {}
    owner = request.session.setdefault(SLOT, secrets.token_urlsafe())
    return {HEADER: owner}


def mail_for(request: HttpRequest) -> ShownMail | None:
    """Return the last message that this session asked for."""
    owner = request.session.get(SLOT)
    kept = cache.get(_key(owner)) if owner and is_shown() else None
    return ShownMail(**kept) if kept else None


def _key(owner: str) -> str:
    """Return where the cache keeps the message of `owner`."""
    return f"shown-mail:{owner}"
