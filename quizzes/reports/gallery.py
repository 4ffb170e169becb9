"""The gallery: every kind of item to try, and once it is tried, explained.

An answer is marked as in a quiz, and kept nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from quizzes.gallery import EXAMPLES, Example
from quizzes.models import Answer, ItemVersion, Score
from quizzes.releases import EVERYTHING
from quizzes.reports.reviewed_item import ReviewedItem
from quizzes.reports.verdicts import rule_in_words


@dataclass(frozen=True)
class Exhibit:
    """An example as it stands on the page."""

    example: Example
    # The parts of the response to show as chosen or typed.
    given: Mapping[str, Any]
    error: str = ""
    reviewed: ReviewedItem | None = None

    @property
    def kind(self) -> str:
        """Return the name of its kind."""
        return self.example.kind.name

    @property
    def kind_label(self) -> str:
        """Return what kind of item it is."""
        return gettext(self.example.kind.label)

    @property
    def prefix(self) -> str:
        """Return what sets its ids apart from those of the others on the page."""
        return f"{self.example.slug}-"

    @property
    def rule(self) -> str:
        """Return how its points come about."""
        return rule_in_words(self.example.scoring)

    def refused(self, given: Mapping[str, Any], error: str) -> "Exhibit":
        """Return it with an answer that could not be taken, and why."""
        return replace(self, given=given, error=error)


@dataclass(frozen=True)
class GalleryPage:
    """All examples, in the order of their kinds."""

    exhibits: Sequence[Exhibit]

    @property
    def kinds(self) -> Sequence[str]:
        """Return the names of the kinds on the page."""
        return list(dict.fromkeys(each.kind for each in self.exhibits))


def exhibit_of(example: Example) -> Exhibit:
    """Return an example that nobody has answered yet."""
    empty = example.kind.empty(example.content)
    return Exhibit(example, empty.model_dump())


def gallery_page(tried: Exhibit | None = None) -> GalleryPage:
    """Return every example, `tried` in its own place."""
    return GalleryPage(
        [
            tried if tried and tried.example is example else exhibit_of(example)
            for example in EXAMPLES.values()
        ]
    )


def marked(exhibit: Exhibit, response: Any) -> Exhibit:
    """Return it marked and explained; nothing is asked to be answered first."""
    kind, given = exhibit.example.kind, response.model_dump()
    if kind.is_empty(response):
        return exhibit.refused(given, gettext("Answer first, then check."))
    return replace(exhibit, given=given, reviewed=_reviewed(exhibit.example, response))


def _reviewed(example: Example, response: Any) -> ReviewedItem:
    """Return what a review says of it, on rows that are never written."""
    outcome = example.kind.score(
        example.content, example.key, example.scoring, response
    )
    version = ItemVersion(kind=example.kind.name, max_points=outcome.max)
    place = list(EXAMPLES).index(example.slug)
    state = Answer.State.COMPLETE
    score = Score(
        raw=outcome.raw,
        maximum=outcome.max,
        needs_person=outcome.needs_person,
        elements=outcome.parts,
        arithmetic=outcome.arithmetic,
        note=outcome.note,
    )
    return ReviewedItem(
        answer=Answer(pk=place, version=version, state=state),
        score=score,
        release=EVERYTHING,
        content=example.content,
        response=response,
        key=example.key,
        scoring=example.scoring,
        feedback=example.feedback,
        sources=[],
        reread=None,
    )
