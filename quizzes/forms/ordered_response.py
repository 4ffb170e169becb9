"""A list of places beside each step."""

from typing import Any

from quizzes.forms.base import AnswerForm

PREFIX = "place-"


class OrderedResponseForm(AnswerForm):
    """Reads `place-<id>` for each step that is placed."""

    def given(self) -> dict[str, Any]:
        """Return the place of each step, unknown steps included."""
        places = {
            name.removeprefix(PREFIX): self.text_of(name)
            for name in self.posted
            if name.startswith(PREFIX) and self.text_of(name)
        }
        return {"places": places}
