"""One example of every kind of item and of every way to present it, to try.

They are about a bicycle workshop, so that no real item is given away and no one takes
an example for advice.
"""

from quizzes.gallery.base import Example
from quizzes.gallery.choices import CHOICES
from quizzes.gallery.passages import PASSAGES
from quizzes.gallery.placed import PLACED
from quizzes.gallery.sentences import SENTENCES
from quizzes.gallery.tables import TABLES
from quizzes.gallery.typed import TYPED

__all__ = ["EXAMPLES", "Example"]

EXAMPLES: dict[str, Example] = {
    each.slug: each
    for group in (CHOICES, TABLES, SENTENCES, PASSAGES, PLACED, TYPED)
    for each in group
}
