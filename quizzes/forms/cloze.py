"""A list to choose from in each blank."""

from typing import Any

from quizzes.forms.base import AnswerForm

PREFIX = "blank-"


class ClozeForm(AnswerForm):
    """Reads `blank-<id>` for each blank that is filled."""

    def given(self) -> dict[str, Any]:
        """Return what fills each blank, unknown blanks included."""
        blanks = {
            name.removeprefix(PREFIX): self.text_of(name)
            for name in self.posted
            if name.startswith(PREFIX) and self.text_of(name)
        }
        return {"blanks": blanks}
