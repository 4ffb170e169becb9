"""A name as typed."""

from typing import Any

from quizzes.forms.base import AnswerForm


class ShortAnswerForm(AnswerForm):
    """Reads `text`."""

    def given(self) -> dict[str, Any]:
        """Return the answer as it was typed."""
        return {"text": self.text_of("text")}
