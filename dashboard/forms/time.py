"""What an instructor fills in to give more time, other dates or more attempts."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Accommodation
from courses.models.accommodation import MOST_TIMES
from dashboard.forms.fields import TOO_LONG, MomentField
from dashboard.forms.terms import MOST_ATTEMPTS, MOST_MINUTES
from quizzes.models.extension import LONGEST_REASON
from quizzes.services.extensions import Change

WHOLE_CLASS = "class"


class _Plain(forms.Form):
    """A form whose tag and buttons are the page's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let crispy draw the fields alone."""
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


def _whole(label: Any, least: int, most: int, **options: Any) -> forms.IntegerField:
    """Return a whole number between two."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(
            attrs={"class": "input input--short", "inputmode": "numeric"}
        ),
        error_messages={
            "required": _("Give a whole number, such as 10."),
            "invalid": _("Give a whole number, such as 10."),
            "min_value": _("Give at least %(limit_value)s."),
            "max_value": _("Give at most %(limit_value)s."),
        },
        **options,
    )


def _reason(hint: Any) -> forms.CharField:
    """Return a line that says why."""
    return forms.CharField(
        label=_("Reason"),
        help_text=hint,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={
            "required": _("Write why, in one line."),
            "max_length": TOO_LONG,
        },
    )


class AccommodationForm(_Plain):
    """How much longer a student has; why is not asked."""

    time_multiplier = forms.DecimalField(
        label=_("Times as long"),
        help_text=_("1.5 makes 45 minutes of 30; 1 leaves a limit as long as it is."),
        min_value=1,
        max_value=MOST_TIMES,
        decimal_places=2,
        widget=forms.TextInput(
            attrs={
                "class": "input input--short",
                "inputmode": "decimal",
                "autocomplete": "off",
            }
        ),
        error_messages={
            "max_decimal_places": _(
                "Give at most two digits after the point, such as 1.25."
            ),
            **dict.fromkeys(
                ("required", "invalid", "min_value", "max_value"),
                _("Give a number from 1 to 10, such as 1.5."),
            ),
        },
    )
    extra_minutes = _whole(
        _("Minutes on top"),
        0,
        MOST_MINUTES,
        required=False,
        help_text=_("Added to every time limit after that. Empty: none."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an accommodation of nothing."""
        data = super().clean() or {}
        if data.get("time_multiplier") == 1 and not data.get("extra_minutes"):
            message = _("That adds no time. Give more than 1, or some minutes on top.")
            if "extra_minutes" not in self.errors:
                self.add_error("time_multiplier", message)
        return data

    @property
    def extra_seconds(self) -> int:
        """Return the minutes on top, in seconds."""
        return 60 * (self.cleaned_data["extra_minutes"] or 0)


def present_time(accommodation: Accommodation | None) -> dict[str, Any]:
    """Return what the form holds for a student, with or without extra time."""
    if accommodation is None:
        return {"time_multiplier": "1.5"}
    times = Decimal(accommodation.time_multiplier).normalize()
    # Seconds that only an operator can have set are rounded up, never away.
    extra = -(-accommodation.extra_seconds // 60)
    return {"time_multiplier": f"{times:f}", "extra_minutes": extra or None}


class ExtensionForm(_Plain):
    """What one student or the class gets beyond the terms of a quiz, and why."""

    student = forms.TypedChoiceField(
        label=_("For whom"),
        initial=WHOLE_CLASS,
        coerce=lambda value: None if value == WHOLE_CLASS else int(value),
        widget=forms.Select(attrs={"class": "select"}),
        error_messages={
            "required": _("Choose the whole class, or a student."),
            "invalid_choice": _("That is no student of this class. Choose again."),
        },
    )
    due_at = MomentField(label=_("Due"), required=False)
    closes_at = MomentField(label=_("Closes"), required=False)
    extra_minutes = _whole(
        _("More minutes"),
        1,
        MOST_MINUTES,
        required=False,
        help_text=_("On top of the time limit, for attempts under way too."),
    )
    attempts_allowed = _whole(
        _("Attempts allowed, in all"), 1, MOST_ATTEMPTS, required=False
    )
    reason = _reason(_("One line, for the instructors. Students do not see it."))

    def __init__(
        self, *args: Any, students: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        """Offer the class and each of its students."""
        super().__init__(*args, **kwargs)
        everyone = (WHOLE_CLASS, _("The whole class"))
        self.fields["student"].choices = [everyone, *students]  # type: ignore[attr-defined] # a choice field
        self.fields["due_at"].help_text = _(
            "Dates are on the class’s clock, %(zone)s. What is empty stays as it is."
        ) % {"zone": get_current_timezone()}

    def change(self) -> Change:
        """Return what was filled in."""
        data: Mapping[str, Any] = self.cleaned_data
        return Change(
            reason=data["reason"],
            due_at=data["due_at"],
            closes_at=data["closes_at"],
            attempts_allowed=data["attempts_allowed"],
            extra_time=timedelta(minutes=data["extra_minutes"] or 0),
        )


class OutageForm(_Plain):
    """How long nobody could work, and what happened."""

    minutes = _whole(_("Minutes lost"), 1, MOST_MINUTES)
    reason = _reason(_("One line, such as: the network was down."))

    @property
    def lost(self) -> timedelta:
        """Return the time lost."""
        return timedelta(minutes=self.cleaned_data["minutes"])
