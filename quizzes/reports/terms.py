"""A student's own terms in words: what was, what is theirs, and not why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from quizzes.policy import Policy, Resolved, Source

WHENCE: Mapping[Source, Any] = {
    Source.ACCOMMODATION: _("with your extra time"),
    Source.CLASS_EXTENSION: _("extended for the whole class"),
    Source.OWN_EXTENSION: _("extended for you"),
}


@dataclass(frozen=True)
class OwnTerms:
    """What a student reads of their terms. Dates are on the page's clock."""

    policy: Policy

    @property
    def time_limit(self) -> str:
        """Return the time limit; nothing where there is none."""
        limit = self.policy.time_limit.value
        return length_in_words(limit) if limit else ""

    @property
    def time_limit_was(self) -> str:
        """Return what the time limit was, and where theirs is from."""
        limit = self.policy.assignment.time_limit
        if limit is None or limit == self.policy.time_limit.value:
            return ""
        words = gettext("Was %(was)s, yours is %(now)s: %(whence)s.")
        now = {"was": length_in_words(limit), "now": self.time_limit}
        return words % {**now, "whence": WHENCE[self.policy.time_limit.source]}

    @property
    def due_was(self) -> str:
        """Return when it was due, and where their date is from."""
        return _was(self.policy.assignment.due_at, self.policy.due_at, _moment)

    @property
    def closes_was(self) -> str:
        """Return when it closed, and where their date is from."""
        return _was(self.policy.assignment.closes_at, self.policy.closes_at, _moment)

    @property
    def attempts_were(self) -> str:
        """Return how many attempts there were, and where theirs are from."""
        allowed = self.policy.assignment.attempts_allowed
        return _was(allowed, self.policy.attempts_allowed, str)


def length_in_words(length: timedelta) -> str:
    """Write a length of time in minutes, and in seconds where it has some."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    parts = [
        ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
        if minutes
        else "",
        ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
        if seconds
        else "",
    ]
    return " ".join(part for part in parts if part)


def _was(before: Any, mine: Resolved[Any], write: Any) -> str:
    """Return "Was …: extended for you." where the two differ."""
    if before is None or before == mine.value:
        return ""
    words = gettext("Was %(was)s: %(whence)s.")
    return words % {"was": write(before), "whence": WHENCE[mine.source]}


def _moment(at: datetime) -> str:
    """Write an instant on the page's clock."""
    return date_format(timezone.localtime(at), "D j M, H:i T")
