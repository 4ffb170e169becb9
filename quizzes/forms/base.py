"""What every answer form has: the response, its revision and its message."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext

from quizzes.forms.clock import ClockField
from quizzes.kinds import KINDS
from quizzes.kinds.base import ResponseInvalidError
from quizzes.models import Certainty
from quizzes.services.arrivals import Message

# Longer than any honest answer; the kinds look at the rest.
LONGEST = 200
SHOWN = 40
SURENESS = frozenset(map(str, Certainty.values))


class AnswerForm(forms.Form):
    """A posted answer; a kind's own form says where its parts are."""

    base_rev = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    client_id = forms.RegexField(r"^[A-Za-z0-9-]{1,36}$", required=False)
    client_seq = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    # Milliseconds since 1970 on the sender's clock, for the trail only.
    client_at = ClockField(required=False)
    certainty = forms.TypedChoiceField(
        choices=Certainty.choices, coerce=int, empty_value=None, required=False
    )

    def __init__(
        self,
        data: QueryDict,
        *,
        kind_name: str,
        content: Any,
        lines: Sequence[str] = (),
    ) -> None:
        """Bind `data` to an item's content, and to the lines of its chart by id."""
        super().__init__(data)
        self.posted = data
        self.kind = KINDS[kind_name]
        self.content = content
        self.lines = lines

    @abstractmethod
    def given(self) -> dict[str, Any]:
        """Return the parts of the response as posted, in the kind's own shape."""

    def clean(self) -> dict[str, Any]:
        """Read the response.

        Raises:
            ValidationError: in words, what is wrong with it and what would be right.
        """
        cleaned = super().clean() or {}
        try:
            cleaned["response"] = self.kind.parse(self.content, self.given())
        except ResponseInvalidError as error:
            message = gettext(error.template) % error.params
            raise ValidationError(message) from error
        self._refuse_strange_pins()
        return cleaned

    def _refuse_strange_pins(self) -> None:
        """Look at the pins.

        Raises:
            ValidationError: one is on no line of the chart that shows.
        """
        for pin in self.posted.getlist("pins"):
            if pin not in self.lines:
                message = gettext("The chart has no line “%(line)s” to pin.")
                raise ValidationError(message % {"line": pin[:SHOWN]})

    def pins(self) -> list[str]:
        """Return the ids of the lines that are pinned, in the chart's order."""
        pinned = frozenset(self.posted.getlist("pins"))
        return [line for line in self.lines if line in pinned]

    def sureness(self) -> int | None:
        """Return how sure the student is of the answer, if they said so."""
        given = str(self.posted.get("certainty", ""))
        return int(given) if given in SURENESS else None

    def message(self) -> Message:
        """Return which page sent this, if a script did."""
        if not self.cleaned_data.get("client_id"):
            return Message()
        return Message(
            client_id=self.cleaned_data["client_id"],
            client_seq=self.cleaned_data.get("client_seq"),
            client_at=self.cleaned_data["client_at"],
        )

    def base_revision(self) -> int:
        """Return the revision that the page showed; a page without one showed none."""
        return self.cleaned_data.get("base_rev") or 0

    def text_of(self, name: str) -> str:
        """Return one posted value, cut where no honest answer goes on."""
        return str(self.data.get(name, ""))[: LONGEST + 1]
