"""One radio button."""

from typing import Any

from quizzes.forms.base import AnswerForm


class MultipleChoiceForm(AnswerForm):
    """Reads `choice`."""

    def given(self) -> dict[str, Any]:
        """Return the chosen option."""
        return {"choice": self.text_of("choice") or None}
