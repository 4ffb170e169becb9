"""A list to choose from for the cause and for each of its effects."""

from quizzes.forms.cloze import ClozeForm


class RationaleForm(ClozeForm):
    """Reads `blank-<id>` for each blank that is filled."""
