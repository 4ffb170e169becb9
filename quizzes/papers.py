"""Stored items as values of their kinds, parsed once in each process."""

from dataclasses import dataclass
from typing import Any

from quizzes.kinds import KINDS, AnyKind
from quizzes.kinds.base import Feedback, Frozen, Outcome, Scoring
from quizzes.models import Answer, ItemVersion

# Versions never change, so what was parsed stays right; the digest guards against a
# database that was emptied and filled anew.
_asked: dict[tuple[int, str], Frozen] = {}
_marked: dict[tuple[int, str], "Marking"] = {}
MOST_KEPT = 5_000


@dataclass(frozen=True)
class Marking:
    """What is right about an item, what that earns and why."""

    key: Frozen
    scoring: Scoring
    feedback: Feedback


def kind_of(version: ItemVersion) -> AnyKind:
    """Return the kind of a stored item."""
    return KINDS[version.kind]


def content_of(version: ItemVersion) -> Any:
    """Return what is asked, without touching the columns that hold what is right."""
    at = (version.pk, version.digest)
    if at not in _asked:
        _make_room(_asked)
        kind = kind_of(version)
        document = kind.upgrade({"content": version.content}, version.schema)
        _asked[at] = kind.Content.model_validate(document["content"])
    return _asked[at]


def order_of(content: Any) -> list[str]:
    """Return the ids of what a kind shuffles: its options, or a matrix's rows."""
    return [part.id for part in _shuffled(content)]


def in_order(content: Any, order: list[str]) -> Any:
    """Return `content` as a student saw it; an unknown order leaves it as written."""
    name = "options" if hasattr(content, "options") else "rows"
    parts = {part.id: part for part in _shuffled(content)}
    if set(parts) != set(order) or not order:
        return content
    return content.model_copy(update={name: tuple(parts[each] for each in order)})


def _shuffled(content: Any) -> tuple[Any, ...]:
    """Return the parts whose order is drawn by lot."""
    options: tuple[Any, ...] = getattr(content, "options", ())
    return options or getattr(content, "rows", ())


def marking_of(version: ItemVersion) -> Marking:
    """Return what is right and why; only for scoring and for released reviews."""
    at = (version.pk, version.digest)
    if at not in _marked:
        _make_room(_marked)
        kind = kind_of(version)
        document = kind.upgrade(
            {
                "key": version.key,
                "scoring": version.scoring,
                "feedback": version.feedback,
            },
            version.schema,
        )
        _marked[at] = Marking(
            key=kind.Key.model_validate(document["key"]),
            scoring=kind.Scoring.model_validate(document["scoring"]),
            feedback=Feedback.model_validate(document["feedback"]),
        )
    return _marked[at]


def response_of(answer: Answer) -> Any:
    """Return what was answered, the kind's empty response where nothing was."""
    kind = kind_of(answer.version)
    if answer.response is None:
        return kind.empty(content_of(answer.version))
    return kind.Response.model_validate(answer.response)


def outcome_of(answer: Answer, version: ItemVersion | None = None) -> Outcome:
    """Return what an answer earns when scored with `version`, by default as seen."""
    used = version or answer.version
    marking = marking_of(used)
    return kind_of(used).score(
        content_of(used), marking.key, marking.scoring, response_of(answer)
    )


def _make_room(kept: dict[tuple[int, str], Any]) -> None:
    """Forget everything at the limit: simple, and rare enough to cost nothing."""
    if len(kept) >= MOST_KEPT:
        kept.clear()
