"""The parts of an item as their kind reads them."""

from dataclasses import dataclass
from typing import Any

from quizzes.kinds import KINDS


@dataclass(frozen=True)
class Item:
    """What is asked, what is right and how it is scored."""

    content: Any
    key: Any
    scoring: Any


def options(ids):
    return [{"id": each, "text": f"<p>{each}</p>"} for each in ids]


def build(name, content, key, scoring=None):
    kind = KINDS[name]
    asked = kind.Content.model_validate({"stem": "<p>Which?</p>", **content})
    rule = kind.Scoring.model_validate(scoring) if scoring else None
    return Item(
        asked, kind.Key.model_validate(key), rule or kind.default_scoring(asked)
    )
