"""Check boxes."""

from typing import Any

from quizzes.forms.base import AnswerForm


class MultipleResponseForm(AnswerForm):
    """Reads `choices`, once for each checked box."""

    def given(self) -> dict[str, Any]:
        """Return the chosen options."""
        return {"choices": self.posted.getlist("choices")}
