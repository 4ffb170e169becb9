"""What each form of an item becomes, and how its lists are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quizzes.content.texts import Texts


@dataclass(frozen=True)
class Parts:
    """An item in the shapes of its kind, not yet checked by it.

    `scoring` is None where the kind's own default holds.
    """

    content: Mapping[str, Any]
    key: Mapping[str, Any]
    by_element: Mapping[str, str]
    scoring: Mapping[str, Any] | None = None
    slips: Sequence[Mapping[str, str]] = field(default_factory=list)


def listed(elements: Sequence[Any], texts: Texts, *path: str | int) -> list[Any]:
    """Return the id and the rendered text of each element of the list at `path`."""
    return [
        {"id": element.id, "text": texts.choice(*path, at, "text")}
        for at, element in enumerate(elements)
    ]


def whys(elements: Sequence[Any], texts: Texts, *path: str | int) -> dict[str, str]:
    """Return the rendered explanation of each element of the list at `path`."""
    return {
        element.id: texts.explanation(*path, at, "why")
        for at, element in enumerate(elements)
    }
