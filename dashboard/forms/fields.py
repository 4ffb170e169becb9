"""Fields that several forms have: a moment, a count."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 2000, 2100
TOO_LONG = _(
    "That has %(show_value)s characters. Shorten it to %(limit_value)s or fewer."
)
ON_THE_PAGE = "%Y-%m-%dT%H:%M"


def on_the_page(moment: datetime) -> str:
    """Return a moment as its field shows it, on the page's clock."""
    return localtime(moment).strftime(ON_THE_PAGE)


class MomentField(forms.DateTimeField):
    """A day and time on the page's clock."""

    widget = forms.DateTimeInput(
        format=ON_THE_PAGE, attrs={"type": "datetime-local", "class": "input"}
    )
    default_error_messages = {
        "required": _("Give a day and a time, such as 2026-03-02T09:00."),
        "invalid": _("Give a day and a time, such as 2026-03-02T09:00."),
        "year": _("“%(year)s” is not a year a class can have. Use 2000 to 2100."),
        "twice": _(
            "The clocks change then: “%(time)s” comes twice or never. Choose a time an "
            "hour earlier or later."
        ),
    }

    # What stood in it when the page was made.
    held: datetime | None = None

    def to_python(self, value: Any) -> datetime | None:
        """Read it; a year at the end of the calendar has no instant everywhere.

        What was left as it stood keeps its seconds, and which of two equal hours it is.
        """
        if self.held is not None and value == on_the_page(self.held):
            return self.held
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


def number(label: Any, most: int, hint: Any) -> forms.IntegerField:
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
