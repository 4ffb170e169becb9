"""What a student types to report an error, and what an instructor answers."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms import Drawn
from quizzes.models import ErrorReport
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
    """A reply, which the student reads; `seen` is when the one shown was given."""

    submit_label = _("Reply and close")

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
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

    def __init__(self, data: QueryDict | None = None, *, standing: ErrorReport) -> None:
        """Fill in the reply that was given before."""
        initial: dict[str, Any] = {"seen": _seen(standing), "reply": standing.reply}
        super().__init__(data, initial=initial)
        self.standing = standing

    @property
    def is_current(self) -> bool:
        """Tell whether the page it was sent from showed the reply that stands."""
        return bool(self.cleaned_data["seen"] == _seen(self.standing))

    def refuse(self, standing: ErrorReport, message: str) -> None:
        """Show what is in the way, and stand on the reply that counts now.

        Sending the form again is then deliberate.
        """
        self.add_error(None, message)
        self.standing = standing
        # By its items: unpacked, what a page sends gives each value as a list.
        sent = dict(self.data.items())
        self.data = {**sent, "seen": _seen(standing)}


def _seen(report: ErrorReport) -> str:
    """Return what tells one reply to a report from another; nothing of none."""
    return report.replied_at.isoformat() if report.replied_at else ""
