"""What people type to join a class."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import Drawn

# Room for spaces and hyphens around the eight letters; more is no code.
LONGEST = 40


class JoinForm(Drawn):
    """A join code, however it is spelled."""

    submit_label = _("Join the class")

    code = forms.CharField(
        label=_("Join code"),
        help_text=_("Your instructor has it. It looks like BCDF-3467."),
        max_length=LONGEST,
        error_messages={
            "required": _("Type the code from your instructor, such as BCDF-3467."),
            "max_length": _(
                "That is too long for a code. It has eight letters and digits, "
                "such as BCDF-3467."
            ),
        },
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "input--short",
            }
        ),
    )
