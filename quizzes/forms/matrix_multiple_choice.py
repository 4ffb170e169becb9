"""A radio button in each row."""

from typing import Any

from quizzes.forms.base import AnswerForm

PREFIX = "row-"


class MatrixMultipleChoiceForm(AnswerForm):
    """Reads `row-<id>` for each row that is answered."""

    def given(self) -> dict[str, Any]:
        """Return the chosen column of each row, unknown rows included."""
        rows = {
            name.removeprefix(PREFIX): self.text_of(name)
            for name in self.data
            if name.startswith(PREFIX) and self.text_of(name)
        }
        return {"rows": rows}
