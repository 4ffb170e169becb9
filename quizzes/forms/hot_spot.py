"""A radio button or check box for each region."""

from typing import Any

from quizzes.forms.base import AnswerForm


class HotSpotForm(AnswerForm):
    """Reads `regions`, once for each chosen one."""

    def given(self) -> dict[str, Any]:
        """Return the chosen regions."""
        return {"regions": self.posted.getlist("regions")}
