"""Check boxes, radio buttons and check boxes."""

from typing import Any

from quizzes.forms.base import AnswerForm


class BowTieForm(AnswerForm):
    """Reads `actions` and `parameters`, once for each checked box, and `condition`."""

    def given(self) -> dict[str, Any]:
        """Return what is placed in each part."""
        return {
            "actions": self.posted.getlist("actions"),
            "condition": self.text_of("condition") or None,
            "parameters": self.posted.getlist("parameters"),
        }
