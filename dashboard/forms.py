"""What an instructor fills in: the terms of a quiz, and a mark."""

from datetime import datetime, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from dashboard.reports.quizzes import REVIEW_OPENS
from dashboard.templatetags.classroom import offset
from quizzes.models import SHOWN_PARTS, Assignment, Quiz, Score, Shown
from quizzes.models.score import LONGEST_NOTE
from quizzes.services.assignments import Terms

FIRST_YEAR, LAST_YEAR = 2000, 2100
# A day: longer than any sitting, and far within what the database can hold.
MOST_MINUTES = 24 * 60
MOST_ATTEMPTS = 50
ON_THE_PAGE = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A day and time on the page's clock."""

    widget = forms.DateTimeInput(
        format=ON_THE_PAGE, attrs={"type": "datetime-local", "class": "input"}
    )
    default_error_messages = {
        "invalid": _("Give a day and a time, such as 2026-03-02T09:00."),
        "year": _("“%(year)s” is not a year a class can have. Use 2000 to 2100."),
        "twice": _(
            "The clocks change then: “%(time)s” comes twice or never. Choose a time an "
            "hour earlier or later."
        ),
    }

    def to_python(self, value: Any) -> datetime | None:
        """Read it; a year at the end of the calendar has no instant everywhere."""
        try:
            read = super().to_python(value)
        except forms.ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise forms.ValidationError(
                self.error_messages["twice"], code="twice", params={"time": value}
            ) from error
        if read is not None and not FIRST_YEAR <= read.year <= LAST_YEAR:
            raise forms.ValidationError(
                self.error_messages["year"], code="year", params={"year": read.year}
            )
        return read


def _number(label: Any, most: int, hint: Any) -> forms.IntegerField:
    """Return an optional count of at least one."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=False,
        min_value=1,
        max_value=most,
        widget=forms.NumberInput(
            attrs={"class": "input input--short", "inputmode": "numeric"}
        ),
        error_messages={
            "invalid": _("Give a whole number, or leave it empty."),
            "min_value": _("Give at least %(limit_value)s, or leave it empty."),
            "max_value": _("Give at most %(limit_value)s, or leave it empty."),
        },
    )


class TermsForm(forms.Form):
    """When a class may take a quiz, how long, how often, and when it sees why."""

    opens_at = MomentField(label=_("Opens"))
    due_at = MomentField(
        label=_("Due"),
        required=False,
        help_text=_("Students see this date; later attempts still count."),
    )
    closes_at = MomentField(
        label=_("Closes"),
        required=False,
        help_text=_("Nobody can begin or go on after this. Empty: it stays open."),
    )
    minutes = _number(
        _("Time limit in minutes"), MOST_MINUTES, _("Empty: as long as it is open.")
    )
    attempts_allowed = _number(
        _("Attempts allowed"), MOST_ATTEMPTS, _("Empty: any number.")
    )
    review = forms.ChoiceField(
        label=_("Marks and explanations are shown"),
        choices=REVIEW_OPENS,
        widget=forms.RadioSelect(attrs={"class": "tick"}),
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        """Say which clock the dates are on, and where that clock stands at `now`."""
        super().__init__(*args, **kwargs)
        self.fields["opens_at"].help_text = _(
            "All times are on the class’s clock, %(zone)s, now %(offset)s."
        ) % {"zone": get_current_timezone(), "offset": offset(now)}
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean(self) -> dict[str, Any]:
        """Refuse a review that would never open."""
        data = super().clean() or {}
        waits = data.get("review") == Shown.AFTER_CLOSE
        if waits and not data.get("closes_at") and "closes_at" not in self.errors:
            message = _("Give a closing date: the explanations open after it.")
            self.add_error("closes_at", message)
        return data

    def terms(self) -> Terms:
        """Return what was filled in."""
        data = self.cleaned_data
        minutes = data["minutes"]
        return Terms(
            opens_at=data["opens_at"],
            due_at=data["due_at"],
            closes_at=data["closes_at"],
            time_limit=timedelta(minutes=minutes) if minutes else None,
            attempts_allowed=data["attempts_allowed"],
            **dict.fromkeys(SHOWN_PARTS, data["review"]),
        )


class MarkForm(forms.Form):
    """Whether an answer is right, and why; `score` is the mark that the page showed."""

    score = forms.CharField(required=False, widget=forms.HiddenInput)
    raw = forms.TypedChoiceField(
        label=_("Is it right?"),
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "tick"}),
        error_messages={
            "required": _("Choose whether the answer is right."),
            "invalid_choice": _(
                "“%(value)s” is no choice here. Choose one of the two."
            ),
        },
    )
    note = forms.CharField(
        label=_("Reason"),
        help_text=_("One line. The student reads it with the mark."),
        max_length=LONGEST_NOTE,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={"required": _("Write why, in one line.")},
    )

    def __init__(self, data: QueryDict | None = None, *, standing: Score) -> None:
        """Offer all of the points or none; a mark given before is filled in."""
        initial: dict[str, Any] = {"score": standing.pk}
        if standing.is_by_hand:
            initial.update(raw=standing.raw, note=standing.note)
        super().__init__(data, initial=initial)
        self.standing = standing
        self.fields["raw"].choices = (  # type: ignore[attr-defined] # a choice field
            (standing.maximum, _("Right")),
            (0, _("Not right")),
        )
        self.helper = FormHelper()
        self.helper.form_tag = False

    @property
    def is_current(self) -> bool:
        """Tell whether the page it was sent from showed the mark that stands."""
        return bool(self.cleaned_data["score"] == str(self.standing.pk))

    def refuse(self, standing: Score, message: str) -> None:
        """Show what is in the way, and stand on the mark that counts now.

        Sending the form again is then deliberate.
        """
        self.add_error(None, message)
        self.standing = standing
        self.data = {**self.data, "score": str(self.standing.pk)}


def first_terms(quiz: Quiz, at: datetime) -> dict[str, Any]:
    """Return what the form holds before a quiz is opened: the course's own terms."""
    return {
        "opens_at": at,
        "minutes": _in_minutes(quiz.time_limit),
        "attempts_allowed": quiz.attempts_allowed,
        "review": quiz.shows_key,
    }


def present_terms(assignment: Assignment) -> dict[str, Any]:
    """Return what the form holds for a quiz that is open already."""
    return {
        "opens_at": assignment.opens_at,
        "due_at": assignment.due_at,
        "closes_at": assignment.closes_at,
        "minutes": _in_minutes(assignment.time_limit),
        "attempts_allowed": assignment.attempts_allowed,
        "review": assignment.shows_key,
    }


def _in_minutes(limit: timedelta | None) -> int | None:
    """Return a time limit as the form shows it."""
    return None if limit is None else int(limit.total_seconds() // 60)
