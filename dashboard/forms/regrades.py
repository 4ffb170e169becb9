"""What an instructor fills in to mark again what a correction touches."""

from collections.abc import Sequence
from typing import Any, Self, TypedDict

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dashboard.forms.fields import TOO_LONG
from dashboard.reports.regrade_rows import ListedAttempt
from quizzes.models import Regrade
from quizzes.models.regrade import LONGEST_REASON
from quizzes.services.previews import WEIGHT_POLICIES

# A row's number has no more digits; Python refuses to read those of thousands.
MOST_DIGITS = 18
POLICIES = {
    Regrade.Policy.BEST_OF: _("Keep whichever mark is better: nobody loses points"),
    Regrade.Policy.REPLACE: _("Replace the mark: it may rise or fall"),
    Regrade.Policy.FULL_CREDIT: _("Full credit for everyone, also where it was wrong"),
    Regrade.Policy.DROP: _(
        "Leave the question out: it counts neither as earned nor as to be earned"
    ),
}


class Choice(TypedDict):
    """What a form chose, as a JSON document can hold it."""

    policy: str
    reason: str
    left_out: list[int]


class RegradeForm(forms.Form):
    """Which attempts are marked again, how and why; `seen` is the preview looked at."""

    policy = forms.ChoiceField(
        label=_("What happens to the marks"),
        widget=forms.RadioSelect(attrs={"class": "tick"}),
        error_messages={
            "required": _("Choose what happens to the marks."),
            "invalid_choice": _(
                "“%(value)s” is no choice here. Choose one of those listed."
            ),
        },
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("One line. Students read it beside the question."),
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={
            "required": _("Write what was corrected, in one line."),
            "max_length": TOO_LONG,
        },
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        regrade: Regrade,
        listed: Sequence[ListedAttempt],
    ) -> None:
        """Offer what fits the regrade; all attempts are chosen at first."""
        initial = {"policy": regrade.policy, "reason": regrade.reason}
        super().__init__(data, initial=initial)
        offered = WEIGHT_POLICIES if regrade.item_id is None else tuple(POLICIES)
        self.fields["policy"].choices = [  # type: ignore[attr-defined] # a choice field
            (policy.value, POLICIES[policy]) for policy in offered
        ]
        self.listed = listed
        self.helper = FormHelper()
        self.helper.form_tag = False

    @classmethod
    def of_choice(
        cls, choice: Choice, *, regrade: Regrade, listed: Sequence[ListedAttempt]
    ) -> Self:
        """Return the form as it was sent to choose that."""
        sent = QueryDict(mutable=True)
        sent["policy"], sent["reason"] = choice["policy"], choice["reason"]
        keys, left_out = [each.pk for each in listed], set(choice["left_out"])
        sent.setlist("attempts", [str(key) for key in keys if key not in left_out])
        sent["last"] = str(max(keys, default=0))
        return cls(sent, regrade=regrade, listed=listed)

    @property
    def choice(self) -> Choice:
        """Return what a valid form chose."""
        return Choice(
            policy=self.cleaned_data["policy"],
            reason=self.cleaned_data["reason"],
            left_out=sorted(self.left_out),
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a choice of no attempt at all."""
        data = super().clean() or {}
        if self.listed and len(self.left_out) == len(self.listed):
            message = _("Choose at least one attempt to mark again.")
            raise forms.ValidationError(message, code="nobody")
        return data

    @property
    def left_out(self) -> frozenset[int]:
        """Return the attempts that were shown and not chosen.

        Those begun since are in: nobody has left them out.
        """
        if not self.is_bound:
            return frozenset()
        chosen = set(self._sent("attempts"))
        newest = self._newest_shown()
        return frozenset(
            each.pk
            for each in self.listed
            if each.pk <= newest and str(each.pk) not in chosen
        )

    @property
    def choices_of_attempts(self) -> list[tuple[ListedAttempt, bool]]:
        """Return each attempt, and whether it is chosen."""
        left_out = self.left_out
        return [(each, each.pk not in left_out) for each in self.listed]

    @property
    def last(self) -> int:
        """Return the newest attempt that the page shows."""
        return max((each.pk for each in self.listed), default=0)

    @property
    def seen(self) -> str:
        """Return the digest of the preview that was looked at."""
        return "".join(self._sent("seen")[:1])

    def _newest_shown(self) -> int:
        """Return the newest attempt that the page showed; 0 where none was sent."""
        last = "".join(self._sent("last")[:1])
        return int(last) if last.isdecimal() and len(last) <= MOST_DIGITS else 0

    def _sent(self, name: str) -> list[str]:
        """Return all values of one field as sent."""
        data = self.data
        return data.getlist(name) if isinstance(data, QueryDict) else []
