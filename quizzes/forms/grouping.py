"""Check boxes in several groups."""

from typing import Any

from quizzes.forms.base import AnswerForm

PREFIX = "group-"


class GroupingForm(AnswerForm):
    """Reads `group-<id>`, once for each checked box of the group."""

    def given(self) -> dict[str, Any]:
        """Return the chosen options of each group, unknown groups included."""
        groups = {
            name.removeprefix(PREFIX): self.posted.getlist(name)
            for name in self.posted
            if name.startswith(PREFIX)
        }
        return {"groups": groups}
