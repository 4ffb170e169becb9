"""What an instructor fills in to mark an answer, or to leave it out."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dashboard.forms.fields import TOO_LONG
from quizzes.models import Score
from quizzes.models.score import LONGEST_NOTE

# In place of points: the answer counts for nothing, neither way.
WAIVED = "waive"


class MarkForm(forms.Form):
    """What an answer earns, and why; `score` is the mark that the page showed."""

    score = forms.CharField(required=False, widget=forms.HiddenInput)
    raw = forms.TypedChoiceField(
        label=_("Is it right?"),
        coerce=lambda value: value if value == WAIVED else int(value),
        widget=forms.RadioSelect(attrs={"class": "tick"}),
        error_messages={
            "required": _("Choose whether the answer is right."),
            "invalid_choice": _(
                "“%(value)s” is no choice here. Choose one of those listed."
            ),
        },
    )
    note = forms.CharField(
        label=_("Reason"),
        help_text=_("One line. The student reads it with the mark."),
        max_length=LONGEST_NOTE,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={
            "required": _("Write why, in one line."),
            "max_length": TOO_LONG,
        },
    )

    def __init__(self, data: QueryDict | None = None, *, standing: Score) -> None:
        """Offer the points there are, or none; a mark given before is filled in."""
        initial: dict[str, Any] = {"score": standing.pk}
        if standing.is_by_hand:
            given = WAIVED if standing.is_dropped else standing.raw
            initial.update(raw=given, note=standing.note)
        super().__init__(data, initial=initial)
        self.standing = standing
        self.fields["raw"].choices = [  # type: ignore[attr-defined] # a choice field
            *_points(standing.maximum),
            (WAIVED, _("Leave it out of this student’s total")),
        ]
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
        # By its items: unpacked, what a page sends gives each value as a list.
        sent = dict(self.data.items())
        self.data = {**sent, "score": str(self.standing.pk)}


def _points(maximum: int) -> list[tuple[int, Any]]:
    """Return what an answer can earn, the most first."""
    if maximum == 1:
        return [(1, _("Right")), (0, _("Not right"))]
    said = _("%(raw)s of %(maximum)s points")
    return [
        (raw, said % {"raw": raw, "maximum": maximum}) for raw in range(maximum, -1, -1)
    ]
