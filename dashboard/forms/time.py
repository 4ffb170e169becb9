"""What an instructor fills in to give more time, other dates or more attempts."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from courses.models import Accommodation
from courses.models.accommodation import MOST_TIMES
from dashboard.forms.fields import TOO_LONG, MomentField
from dashboard.forms.terms import MOST_ATTEMPTS, MOST_MINUTES
from dashboard.reports.searching import MOST_NAMED, MOST_OFFERED, Candidate, Found
from quizzes.models.extension import LONGEST_REASON
from quizzes.services.extensions import Change

FOR_CLASS, FOR_STUDENT = "class", "student"


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

    whom = forms.ChoiceField(
        label=_("For whom"),
        choices=[
            (FOR_CLASS, _("The whole class")),
            (FOR_STUDENT, _("One student")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the whole class, or one student."),
            "invalid_choice": _("Choose the whole class, or one student."),
        },
    )
    student = forms.CharField(
        label=_("Student"),
        required=False,
        max_length=MOST_NAMED,
        widget=forms.TextInput(
            attrs={"class": "input", "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={"max_length": TOO_LONG},
    )
    # Only where the text may mean several.
    which = forms.TypedChoiceField(
        label=_("Which student"), coerce=int, widget=forms.RadioSelect
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
        self, *args: Any, found: Found, hides_names: bool, **kwargs: Any
    ) -> None:
        """Ask which of those `found` is meant, unless it is told already."""
        super().__init__(*args, **kwargs)
        self._found = found
        self._hides_names = hides_names
        self.fields["student"].help_text = _how_to_name(hides_names=hides_names)
        if found.candidates and not found.exact:
            self._offer()
        else:
            del self.fields["which"]
        self.fields["due_at"].help_text = _(
            "Dates are on the class’s clock, %(zone)s. What is empty stays as it is."
        ) % {"zone": get_current_timezone()}

    def _offer(self) -> None:
        """Offer those found."""
        which: Any = self.fields["which"]
        which.choices = [
            (each.enrolment.pk, str(each)) for each in self._found.candidates
        ]
        words = _which_of(self._found)
        which.error_messages |= {"required": words, "invalid_choice": words}

    def clean(self) -> dict[str, Any]:
        """Refuse a name that nobody has, none for one student, one for the class."""
        data = super().clean() or {}
        found, whom = self._found, data.get("whom")
        if "student" in self.errors:
            return data
        if found.text and whom == FOR_CLASS:
            self.add_error("whom", _one_or_all(found))
        elif found.text and not found.candidates:
            self.add_error("student", _nobody(found, hides_names=self._hides_names))
        elif not found.text and whom == FOR_STUDENT:
            self.add_error("student", gettext("Write whom it is for."))
        return data

    @property
    def chosen(self) -> Candidate | None:
        """Return for whom it is; for the whole class nobody."""
        which = getattr(self, "cleaned_data", {}).get("which")
        for each in self._found.candidates:
            if each.enrolment.pk == which:
                return each
        return self._found.exact

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


def _how_to_name(*, hides_names: bool) -> str:
    """Return how a student is named."""
    if hides_names:
        return gettext("For one student: their label, such as Student 07.")
    return gettext("For one student: their name or e-mail address.")


def _one_or_all(found: Found) -> str:
    """Ask whether the class is meant or the student whose name is there too."""
    words = gettext(
        "“%(text)s” names one student. Choose one student, or empty that field."
    )
    return words % {"text": found.text}


def _nobody(found: Found, *, hides_names: bool) -> str:
    """Say that nobody is called that."""
    words = gettext("No student of this class has “%(text)s” in their name or address.")
    if hides_names:
        words = gettext("No student of this class has “%(text)s” in their label.")
    return words % {"text": found.text}


def _which_of(found: Found) -> str:
    """Ask who of several is meant; part of a name is no sure sign even of one."""
    if found.has_more:
        words = gettext(
            "More than %(count)s students fit “%(text)s”. Choose one of the first, or "
            "write more of the name."
        )
        return words % {"count": MOST_OFFERED, "text": found.text}
    count = len(found.candidates)
    words = ngettext(
        "%(count)s student fits “%(text)s” in part. Choose them, or write another "
        "name.",
        "%(count)s students fit “%(text)s”. Choose one.",
        count,
    )
    return words % {"count": count, "text": found.text}


class OutageForm(_Plain):
    """How long nobody could work, and what happened."""

    minutes = _whole(_("Minutes lost"), 1, MOST_MINUTES)
    reason = _reason(_("One line, such as: the network was down."))

    @property
    def lost(self) -> timedelta:
        """Return the time lost."""
        return timedelta(minutes=self.cleaned_data["minutes"])
