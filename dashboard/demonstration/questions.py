"""What an invented student is asked."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dashboard.demonstration.ability import Traits

Raw = dict[str, object]


@dataclass(frozen=True)
class Question:
    """An item as a student meets it, and what is truly right about it."""

    kind: str
    content: Any
    key: Any
    slips: tuple[Decimal, ...]
    traits: Traits
    lure: str = ""
