"""What an example of the gallery is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from quizzes.kinds import KINDS, AnyKind
from quizzes.kinds.base import Feedback, Frozen, Scoring


@dataclass(frozen=True)
class Example:
    """One item to try, with everything about it; it is stored nowhere."""

    slug: str
    kind: AnyKind
    # What sets this presentation of the kind apart.
    title: str | Promise
    # What such items are good for.
    purpose: str | Promise
    content: Any
    key: Frozen
    scoring: Scoring
    feedback: Feedback


def example(
    slug: str,
    kind_name: str,
    titles: tuple[str | Promise, str | Promise],
    content: Mapping[str, Any],
    key: Mapping[str, Any],
    *,
    rule: Mapping[str, Any] | None = None,
    why: Mapping[str, str] | None = None,
    general: str,
) -> Example:
    """Return an example; a drawn number is drawn here, once and for all.

    Shape: `titles` are its title and its purpose; all texts are rendered HTML.
    """
    kind = KINDS[kind_name]
    asked, right = kind.Content.model_validate(content), kind.Key.model_validate(key)
    scoring = kind.Scoring.model_validate(rule) if rule else kind.default_scoring(asked)
    feedback = Feedback(general=general, by_element=dict(why or {}))
    drawn = kind.draw(asked, right, slug)
    title, purpose = titles
    return Example(
        slug=slug,
        kind=kind,
        title=title,
        purpose=purpose,
        content=kind.settled(asked, drawn),
        key=kind.settled_key(right, drawn),
        scoring=scoring,
        feedback=kind.settled_feedback(asked, feedback, drawn),
    )


def options(**texts: str) -> list[dict[str, str]]:
    """Return things to choose from, by id."""
    return [{"id": each, "text": text} for each, text in texts.items()]


def line(*pieces: str | Mapping[str, str]) -> Sequence[Mapping[str, str]]:
    """Return one line of a text: words, and the marks between them."""
    return [{"text": each} if isinstance(each, str) else each for each in pieces]


def gap(blank: str) -> dict[str, str]:
    """Return where a blank stands."""
    return {"blank": blank}


def span(each: str, text: str) -> dict[str, str]:
    """Return a part of a text that can be chosen."""
    return {"span": each, "text": text}
