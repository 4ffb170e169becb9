"""The code that whoever begins an attempt gives, where the quiz has one."""

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

# Room for the code and for spaces that people put in.
LONGEST = 64


class AccessCodeForm(forms.Form):
    """An access code; whether it is the right one is not decided here."""

    access_code = forms.CharField(
        label=_("Access code"),
        help_text=_("Your instructor tells it when you may begin."),
        max_length=LONGEST,
        error_messages={
            "required": _("Type the access code. Your instructor has it."),
            "max_length": _("That is too long for an access code. Type it again."),
        },
        widget=forms.TextInput(
            attrs={"class": "input", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        """Leave the form's tag and button to the page."""
        super().__init__(data)
        self.helper = FormHelper()
        self.helper.form_tag = False

    @property
    def code(self) -> str:
        """Return what was typed, or nothing where it can't be a code."""
        given: str = self.cleaned_data.get("access_code", "") if self.is_valid() else ""
        return given

    def refuse(self, message: str) -> None:
        """Say at the field why it opens nothing, unless that is said already."""
        if not self.errors:
            self.add_error("access_code", message)
