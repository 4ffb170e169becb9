"""What a student types to report an error, and what an instructor answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import Drawn
from quizzes.models.error_report import LONGEST_REPORT, SHORTEST_REPORT


class ErrorReportForm(Drawn):
    """What is wrong, in a few words."""

    submit_label = _("Send the report")

    text = forms.CharField(
        label=_("What is wrong?"),
        help_text=_(
            "Name the sentence, number or answer, and what it should say. "
            "10 to 1,000 characters."
        ),
        min_length=SHORTEST_REPORT,
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": "6", "class": "textarea"}),
        error_messages={
            "required": _("Write what is wrong."),
            "min_length": _(
                "That is too short to act on. Write at least %(limit_value)d "
                "characters."
            ),
            "max_length": _(
                "That is %(show_value)d characters. Shorten it to %(limit_value)d."
            ),
        },
    )


class ReplyForm(Drawn):
    """A reply, which the student reads."""

    submit_label = _("Reply and close")

    reply = forms.CharField(
        label=_("Reply"),
        help_text=_("The student reads it beside the report."),
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": "4", "class": "textarea"}),
        error_messages={
            "required": _("Write a reply; one sentence is enough."),
            "max_length": _(
                "That is %(show_value)d characters. Shorten it to %(limit_value)d."
            ),
        },
    )
