"""What all charts share: two widths, marks on an axis, labels that fit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

WIDE, NARROW = 720, 350

ChartT = TypeVar("ChartT")


@dataclass(frozen=True)
class Drawings(Generic[ChartT]):
    """One chart in both widths."""

    wide: ChartT
    narrow: ChartT


def drawings(draw: Callable[[int], ChartT]) -> Drawings[ChartT]:
    """Draw a chart in both widths."""
    return Drawings(wide=draw(WIDE), narrow=draw(NARROW))


@dataclass(frozen=True)
class Tick:
    """A mark on an axis."""

    at: float
    label: str
    # How the words lie at it: "start", "middle" or "end".
    anchor: str = "middle"


# Pixels that a letter of a 13 px label takes on average, a little generous.
LETTER = 7.2


def clipped(text: str, width: float) -> str:
    """Cut a label that would not fit."""
    most = int(width / LETTER)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
