"""Check boxes in each row."""

from typing import Any

from quizzes.forms.base import AnswerForm

PREFIX = "row-"


class MatrixMultipleResponseForm(AnswerForm):
    """Reads `row-<id>`, once for each checked column of the row."""

    def given(self) -> dict[str, Any]:
        """Return the chosen cells, those of unknown rows included."""
        cells = [
            [name.removeprefix(PREFIX), column]
            for name in self.posted
            if name.startswith(PREFIX)
            for column in self.posted.getlist(name)
        ]
        return {"cells": cells}
