"""What a result says while an instructor has still to mark something."""

from django.utils.translation import ngettext

from quizzes.models import Attempt


def waiting_in_words(attempt: Attempt) -> str:
    """Return how many answers wait for an instructor; nothing where none does."""
    count = attempt.answers_waiting
    if not count:
        return ""
    words = ngettext(
        "%(count)s answer waits for an instructor to mark it; the result may rise.",
        "%(count)s answers wait for an instructor to mark them; the result may rise.",
        count,
    )
    return words % {"count": count}
