"""A check box on each span."""

from typing import Any

from quizzes.forms.base import AnswerForm


class HighlightForm(AnswerForm):
    """Reads `spans`, once for each checked span."""

    def given(self) -> dict[str, Any]:
        """Return the chosen spans."""
        return {"spans": self.posted.getlist("spans")}
