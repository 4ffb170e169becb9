"""What was changed, field by field, as a person reads it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import TextChoices
from django.utils.dateparse import parse_datetime
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Enrolment, Role
from dashboard.templatetags.classroom import moment
from quizzes.models import Behavior, Counts, Regrade, Shown

# Text on the page is lazy, so that each reader has their own language.
NAMES: Mapping[str, Any] = {
    "access_code": _("Access code"),
    "answers_waiting": _("Answers still to be marked"),
    "asks_certainty": _("Asks how sure students are"),
    "attempts": _("Attempts concerned"),
    "attempts_allowed": _("Attempts allowed"),
    "behavior": _("When questions are marked"),
    "closes_at": _("Closes"),
    "counts": _("Which attempt counts"),
    "deadline_at": _("Deadline"),
    "due_at": _("Due"),
    "email": _("E-mail"),
    "extra_seconds": _("Extra time"),
    "extra_time": _("Extra time"),
    "fell": _("Went down"),
    "from_version": _("Version before"),
    "from_weight": _("Weight before"),
    "has_passed": _("Passed"),
    "holds_closing": _("Nobody may go on after closing"),
    "is_dropped": _("Left out of the total"),
    "is_one_way": _("Questions go one way"),
    "item": _("Question"),
    "left_out": _("Attempts left out"),
    "maximum": _("Most points"),
    "needs_person": _("Waits for a person"),
    "note": _("Reason"),
    "opens_at": _("Opens"),
    "penalty": _("Percent each further try takes off"),
    "policy": _("What happens to marks"),
    "quiz": _("Quiz"),
    "raw": _("Points"),
    "reason": _("Reason"),
    "reveals_solved": _("Whoever is right sees why at once"),
    "revoked_at": _("Taken back"),
    "role": _("Role"),
    "rose": _("Went up"),
    "shows_at": _("Shown from"),
    "shows_correctness": _("Right or wrong is shown"),
    "shows_key": _("Right answers are shown"),
    "shows_mark": _("The mark is shown"),
    "shows_rationale": _("Explanations are shown"),
    "slot": _("Place in the quiz"),
    "started_before": _("For attempts begun before"),
    "state": _("State"),
    "status": _("Enrollment"),
    "time_limit": _("Time limit"),
    "time_multiplier": _("Times as long"),
    "to_version": _("Version after"),
    "to_weight": _("Weight after"),
    "total": _("Points in all"),
    "tries_allowed": _("Tries a question"),
}
# What an entry is about names it already.
_SAID = {"enrolment"}
_CHOICES: Mapping[str, type[TextChoices]] = {
    "behavior": Behavior,
    "counts": Counts,
    "policy": Regrade.Policy,
    "role": Role,
    "shows_correctness": Shown,
    "shows_key": Shown,
    "shows_mark": Shown,
    "shows_rationale": Shown,
    "state": Regrade.State,
    "status": Enrolment.Status,
}


@dataclass(frozen=True)
class Change:
    """One field, and what it held; None where nothing was said of it."""

    name: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """Write it in one line, for a file."""
        values = [value for value in (self.before, self.after) if value is not None]
        return f"{self.name}: {' → '.join(values)}"


def changes_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> Sequence[Change]:
    """Return what differs between two states of a row; of a new row, what it has."""
    names = list(dict.fromkeys([*before, *after]))
    return [
        Change(name_of(name), _side(before, name), _side(after, name))
        for name in names
        if before.get(name) != after.get(name) and name not in _SAID
    ]


def _side(values: Mapping[str, Any], name: str) -> str | None:
    return value_of(name, values[name]) if name in values else None


def name_of(field: str) -> str:
    """Return what a field is called, and an unknown one's name without underscores."""
    known = NAMES.get(field)
    return str(known) if known else field.replace("_", " ").capitalize()


def value_of(field: str, value: Any) -> str:
    """Return a stored value in words."""
    if value is None or value in ("", [], {}):
        return gettext("none")
    if isinstance(value, Mapping):
        pairs = [f"{name_of(name)} {value_of(name, at)}" for name, at in value.items()]
        return ", ".join(pairs)
    if isinstance(value, list):
        return ", ".join(value_of(field, each) for each in value)
    return _READERS[field](value) if field in _READERS else _single(field, value)


def _single(field: str, value: Any) -> str:
    """Return one plain value: a yes or no, a choice, an instant, or a text as it is."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if field in _CHOICES and value in _CHOICES[field].values:
        return str(_CHOICES[field](value).label)
    at = _instant(str(value))
    return moment(at) if at else str(value)


def _instant(value: str) -> datetime | None:
    """Return the instant that a text names, if it names one with its zone."""
    try:
        at = parse_datetime(value)
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None


def length_of(length: timedelta) -> str:
    """Write a length in hours, minutes and seconds, without those that are nought."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, gettext("h")), (minutes, gettext("min")), (seconds, gettext("s")))
    said = [f"{count} {unit}" for count, unit in parts if count]
    return " ".join(said) or f"0 {gettext('s')}"


def _seconds(value: Any) -> str:
    """Write a number of seconds as a length."""
    try:
        return length_of(timedelta(seconds=float(value)))
    except (OverflowError, TypeError, ValueError):
        return str(value)


def _amount(value: Any) -> str:
    """Write "7.0000" as "7"."""
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    return str(number_format(amount.normalize() if amount else 0))


def _secret(_value: Any) -> str:
    """Say that there is one: a file of the trail travels further than a code should."""
    return gettext("set")


_READERS: Mapping[str, Callable[[Any], str]] = {
    "access_code": _secret,
    "extra_seconds": _seconds,
    "extra_time": _seconds,
    "penalty": _amount,
    "raw": _amount,
    "time_limit": _seconds,
    "time_multiplier": _amount,
    "total": _amount,
}
