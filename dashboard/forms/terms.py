"""What an instructor fills in to open a quiz: when, how, and what is shown of it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from dashboard.forms.fields import TOO_LONG, MomentField, number
from dashboard.reports.trail_words import value_of
from dashboard.reports.wording import BEHAVIORS, COUNTS, PARTS, PRESETS, SHOWN, WRONG
from dashboard.templatetags.classroom import offset
from quizzes.contradictions import contradictions
from quizzes.models import SHOWN_PARTS, Assignment, Behavior, Quiz, Shown
from quizzes.services.assignments import Terms

# A day: longer than any sitting, and far within what the database can hold.
MOST_MINUTES = 24 * 60
MOST_ATTEMPTS = 50
MOST_TRIES = 10
MOMENTS = ("opens_at", "due_at", "closes_at", "shows_at")

CHANGED = _(
    "Someone changed these terms after you opened this page, so nothing was saved. "
    "What you filled in is still here: check it, then save again if it should hold."
)


def _choice(label: Any, choices: Mapping[Any, Any], **more: Any) -> forms.ChoiceField:
    """Return a list to choose one from."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.Select(attrs={"class": "select"}),
        error_messages={
            "invalid_choice": _("“%(value)s” is no choice here. Choose from the list."),
            "required": _("Choose one from the list."),
        },
        **more,
    )


def _tick(label: Any, hint: Any) -> forms.BooleanField:
    """Return something to say yes to."""
    return forms.BooleanField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "tick"}),
    )


class TermsForm(forms.Form):
    """When a class may take a quiz, how long, how often, and what it sees of it.

    `seen` is the digest of the terms that the page showed.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    opens_at = MomentField(label=_("Opens"))
    due_at = MomentField(
        label=_("Due"),
        required=False,
        help_text=_("Students see this date; later attempts still count."),
    )
    closes_at = MomentField(
        label=_("Closes"),
        required=False,
        help_text=_(
            "Nobody can begin after this, and attempts end then. Moving it earlier "
            "cuts none short that is under way. Empty: it stays open."
        ),
    )
    holds_closing = _tick(
        _("Extra time ends at closing, too"),
        _("Otherwise students with extra time may go on past the closing time."),
    )
    minutes = number(
        _("Time limit in minutes"), MOST_MINUTES, _("Empty: as long as it is open.")
    )
    attempts_allowed = number(
        _("Attempts allowed"), MOST_ATTEMPTS, _("Empty: any number.")
    )
    counts = _choice(_("Which attempt counts"), COUNTS)
    access_code = forms.CharField(
        label=_("Access code"),
        required=False,
        max_length=Assignment._meta.get_field("access_code").max_length,
        help_text=_("Asked before an attempt begins. Empty: none is asked."),
        widget=forms.TextInput(
            attrs={"class": "input input--short", "autocomplete": "off"}
        ),
        error_messages={"max_length": TOO_LONG},
    )
    behavior = _choice(_("When answers are marked"), BEHAVIORS)
    tries_allowed = number(
        _("Tries a question"),
        MOST_TRIES,
        _("Only where each question is marked as students go, with retries."),
    )
    penalty = forms.DecimalField(
        label=_("Penalty in percent for each further try"),
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=2,
        help_text=_("Of the question’s points. Empty: nothing is taken off."),
        widget=forms.TextInput(
            attrs={"class": "input input--short", "inputmode": "decimal"}
        ),
        error_messages={
            "invalid": _("Give a percentage such as 33.3, or leave it empty."),
            "max_decimal_places": _(
                "Give at most two digits after the point, such as 33.33."
            ),
            "min_value": _("Give 0 to 100 percent."),
            "max_value": _("Give 0 to 100 percent."),
        },
    )
    asks_certainty = _tick(
        _("Ask how sure students are"),
        _("Beside each answer. It shows how well they judge themselves; never graded."),
    )
    is_one_way = _tick(
        _("One way"), _("Questions come in order and close behind the student.")
    )
    shows_mark, shows_correctness, shows_key, shows_rationale = (
        _choice(label, SHOWN, help_text=hint) for label, hint in PARTS.values()
    )
    shows_at = MomentField(
        label=_("Shown from"),
        required=False,
        help_text=_("The date of whatever the table shows “from a date on”."),
    )
    reveals_solved = _tick(
        _("Explain what is solved"),
        _("An answer that is wholly right shows the key and why, whenever others do."),
    )

    def __init__(
        self,
        *args: Any,
        now: datetime,
        held: Assignment | None = None,
        **kwargs: Any,
    ) -> None:
        """Say which clock the dates are on; `held` is what is being changed."""
        super().__init__(*args, **kwargs)
        self.held = held
        self.fields["opens_at"].help_text = _(
            "All times are on the class’s clock, %(zone)s, now %(offset)s."
        ) % {"zone": get_current_timezone(), "offset": offset(now)}
        for name in MOMENTS:
            field = self.fields[name]
            field.held = getattr(held, name, None)  # type: ignore[attr-defined] # ours

    @property
    def matrix(self) -> Sequence[forms.BoundField]:
        """Return the rows of the table: from when on each part shows."""
        return [self[part] for part in SHOWN_PARTS]

    def clean(self) -> dict[str, Any]:
        """Refuse what would never open, or what contradicts something else."""
        data = super().clean() or {}
        data["tries_allowed"] = data.get("tries_allowed") or 1
        data["penalty"] = data.get("penalty") or Decimal(0)
        if {"behavior", *SHOWN_PARTS} <= data.keys():
            self._check_dates(data)
            self._check_rules(data)
        return data

    def _check_dates(self, data: dict[str, Any]) -> None:
        """Refuse a result that waits for a date that nobody gave."""
        waits = {data[part] for part in SHOWN_PARTS}
        needed = {
            "closes_at": (
                Shown.AFTER_CLOSE,
                _("Give a closing date: part of the result opens after it."),
            ),
            "shows_at": (
                Shown.ON_DATE,
                _("Give a date: part of the result opens from it on."),
            ),
        }
        for name, (when, message) in needed.items():
            if when in waits and not data.get(name) and name not in self.errors:
                self.add_error(name, message)

    def _check_rules(self, data: dict[str, Any]) -> None:
        """Refuse rules that contradict each other."""
        shows = {part: data[part] for part in SHOWN_PARTS}
        for name, why in contradictions(
            behavior=data["behavior"],
            tries=data["tries_allowed"],
            penalty=data["penalty"],
            shows=shows,
        ):
            values = {
                "behavior": BEHAVIORS[Behavior(data["behavior"])],
                "tries": data["tries_allowed"],
                "penalty": data["penalty"],
                "when": SHOWN[Shown(shows["shows_correctness"])],
            }
            self.add_error(name, forms.ValidationError(WRONG[why], params=values))

    def terms(self) -> Terms:
        """Return what was filled in."""
        data = self.cleaned_data
        limit = self._time_limit(data["minutes"])
        given: dict[str, Any] = {**data, "time_limit": limit}
        return Terms(**{each.name: given[each.name] for each in fields(Terms)})

    def refuse(self, stored: Assignment, names: Sequence[str]) -> None:
        """Tell which terms someone changed meanwhile, and stand on what is stored.

        Sending the form again is then deliberate.
        """
        self.add_error(None, CHANGED)
        terms = Terms.of(stored)
        for name in names:
            shown_as = "minutes" if name == "time_limit" else name
            label = self.fields[shown_as].label
            value = self._in_words(name, terms.plain[name])
            told = _("“%(label)s” is “%(value)s” now.")
            self.add_error(shown_as, told % {"label": label, "value": value})
        self.data = {**dict(self.data.items()), "seen": terms.digest}

    def _in_words(self, name: str, value: Any) -> str:
        """Return a term as the form has it, and of the code what it is."""
        choices = dict(getattr(self.fields.get(name), "choices", ()))
        if name == "access_code" and value:
            return str(value)
        return str(choices.get(value) or value_of(name, value))

    def _time_limit(self, minutes: int | None) -> timedelta | None:
        """Return the time limit; one that was left as it stood keeps its seconds."""
        if self.held and minutes == in_minutes(self.held.time_limit):
            return self.held.time_limit
        return timedelta(minutes=minutes) if minutes else None


def first_terms(quiz: Quiz, at: datetime) -> dict[str, Any]:
    """Return what the form holds before a quiz is opened: the course's own terms."""
    return {**_rules_of(quiz), "opens_at": at}


def present_terms(assignment: Assignment) -> dict[str, Any]:
    """Return what the form holds for a quiz that is open already."""
    own = ("holds_closing", "access_code", *MOMENTS)
    return {
        "seen": Terms.of(assignment).digest,
        **_rules_of(assignment),
        **{name: getattr(assignment, name) for name in own},
    }


def preset_terms(given: Mapping[str, Any], preset: str) -> dict[str, Any]:
    """Return what was filled in, with the table as one of the presets has it."""
    return {**given, **PRESETS[preset].shows}


def _rules_of(rules: Quiz | Assignment) -> dict[str, Any]:
    """Return the rules that a quiz and its opening have in common."""
    names = {*TermsForm.base_fields} & {each.name for each in rules._meta.fields}
    shown = {name: getattr(rules, name) for name in names - {*MOMENTS}}
    return {**shown, "minutes": in_minutes(rules.time_limit)}


def in_minutes(limit: timedelta | None) -> int | None:
    """Return a time limit as the form shows it."""
    return None if limit is None else max(1, int(limit.total_seconds() // 60))
