"""What a lesson's page sends: how far it was read, and the settings of its lab."""

from dataclasses import asdict
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from courses.models import Lesson
from study.kinetics import Regimen
from study.reports.drugs import BY_HALF_LIFE, BY_NAME, DrugIndex, Wish
from study.reports.lab import (
    DAY,
    LONGEST_INTERVAL,
    MOST_DAYS,
    MOST_DOSES,
    Lab,
    Settings,
)

# A day; the service counts less.
LONGEST = 24 * 60 * 60


class ReachedForm(forms.Form):
    """The sections that came into view, and the seconds spent reading since."""

    seconds = forms.IntegerField(min_value=0, max_value=LONGEST, required=False)

    def sections(self, lesson: Lesson) -> list[str]:
        """Return those sent that the lesson has; an old page may send others."""
        data: Any = self.data
        sent = set(data.getlist("sections"))
        return [slug for slug in lesson.section_slugs if slug in sent]

    def seconds_spent(self) -> int:
        """Return the seconds sent; a page without script sends none."""
        return self.cleaned_data.get("seconds") or 0


class CountField(forms.IntegerField):
    """A whole number from one on; what is refused is named."""

    widget = forms.NumberInput(attrs={"class": "input", "autocomplete": "off"})

    def __init__(self, *, most: int, unit: Any, **kwargs: Any) -> None:
        """Take no more than `most`; `unit` says of what."""
        super().__init__(**kwargs)
        self.most, self.unit = most, unit
        # Here and not by Django's own limits, so that one message names it all.
        self.widget.attrs |= {"min": "1", "max": str(most)}

    def to_python(self, value: Any) -> int | None:
        """Read it.

        Raises:
            ValidationError: it is no number, or none that can be drawn.
        """
        try:
            read = super().to_python(value)
        except forms.ValidationError as error:
            raise self._refusal(value) from error
        if read is not None and not 1 <= read <= self.most:
            raise self._refusal(value)
        return read

    def _refusal(self, value: Any) -> forms.ValidationError:
        told = {"value": value, "unit": self.unit, "most": self.most}
        message = _(
            "“%(value)s” is no number of %(unit)s that can be drawn. Give a whole "
            "number from 1 to %(most)s."
        )
        return forms.ValidationError(message, code="invalid", params=told)


UNKNOWN = _("“%(value)s” is not in the list. Choose one that is.")


class LabForm(forms.Form):
    """One or two drugs, someone who takes them, and equal doses."""

    first = forms.ChoiceField(
        label=_("Drug"),
        error_messages={
            "required": _("Choose a drug."),
            "invalid_choice": UNKNOWN,
        },
    )
    second = forms.ChoiceField(
        label=_("Beside it"),
        required=False,
        error_messages={"invalid_choice": UNKNOWN},
    )
    person = forms.ChoiceField(
        label=_("Who takes it"),
        required=False,
        error_messages={"invalid_choice": UNKNOWN},
    )
    interval = CountField(
        label=_("Hours between doses"),
        most=LONGEST_INTERVAL,
        unit=_("hours between doses"),
        error_messages={"required": _("Give the hours between doses, such as 24.")},
    )
    doses = CountField(
        label=_("Number of doses"),
        most=MOST_DOSES,
        unit=_("doses"),
        error_messages={"required": _("Give the number of doses, such as 8.")},
    )

    def __init__(self, data: Any = None, *, lab: Lab) -> None:
        """Offer what the lab has; without `data`, what it starts with."""
        super().__init__(data, initial=asdict(lab.start), auto_id="lab-%s")
        drugs = [(drug.slug, capfirst(drug.name)) for drug in lab.drugs.values()]
        people = [(person.slug, person.label) for person in lab.people.values()]
        for name, choices in (
            ("first", drugs),
            ("second", [("", _("No second drug")), *drugs]),
            ("person", [("", _("An adult, range as printed")), *people]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        self.helper = FormHelper()
        self.helper.form_tag = False
        # It asks and changes nothing; a token has no place in an address.
        self.helper.disable_csrf = True

    def clean(self) -> dict[str, Any]:
        """Refuse a drug beside itself, and more days than a drawing has room for."""
        data = super().clean() or {}
        if data.get("first") and data.get("first") == data.get("second"):
            self.add_error("second", _("Choose another drug, or no second drug."))
        doses, interval = data.get("doses"), data.get("interval")
        if doses and interval:
            hours = Regimen(interval, doses).last
            if hours > MOST_DAYS * DAY:
                self.add_error("doses", self._too_long(hours))
        return data

    def _too_long(self, hours: int) -> forms.ValidationError:
        told = {
            "doses": self.cleaned_data["doses"],
            "interval": self.cleaned_data["interval"],
            "days": round(hours / DAY),
            "most": MOST_DAYS,
        }
        message = _(
            "%(doses)s doses %(interval)s hours apart take %(days)s days, and the lab "
            "draws at most %(most)s. Give fewer doses or a shorter interval."
        )
        return forms.ValidationError(message, code="too_long", params=told)

    @property
    def settings(self) -> Settings:
        """Return what was chosen, by a form without errors."""
        return Settings(**self.cleaned_data)


class DrugsForm(forms.Form):
    """What the index of drugs shall show."""

    q = forms.CharField(label=_("Name or brand"), required=False, max_length=100)
    use = forms.ChoiceField(
        label=_("Approved for"),
        required=False,
        error_messages={"invalid_choice": UNKNOWN},
    )
    pathway = forms.ChoiceField(
        label=_("Metabolized by"),
        required=False,
        error_messages={"invalid_choice": UNKNOWN},
    )
    order = forms.ChoiceField(
        label=_("In order of"),
        required=False,
        choices=[("", _("name")), (BY_HALF_LIFE, _("half-life, shortest first"))],
        error_messages={"invalid_choice": UNKNOWN},
    )

    def __init__(self, data: Any = None, *, index: DrugIndex) -> None:
        """Offer what the course's drugs have."""
        super().__init__(data, auto_id="drugs-%s")
        for name, choices in (("use", index.uses), ("pathway", index.pathways)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("any")), *choices]

    @property
    def wish(self) -> Wish:
        """Return what was asked for; of a form with errors, what can be read."""
        said = self.cleaned_data
        return Wish(
            text=said.get("q", "").strip(),
            use=said.get("use", ""),
            pathway=said.get("pathway", ""),
            order=said.get("order", "") or BY_NAME,
        )
