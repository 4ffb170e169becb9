"""A number as typed, and its unit."""

from typing import Any

from quizzes.forms.base import AnswerForm


class NumericForm(AnswerForm):
    """Reads `value` and `unit`."""

    def given(self) -> dict[str, Any]:
        """Return the number and the unit as they were typed."""
        return {"value": self.text_of("value"), "unit": self.text_of("unit") or None}
