"""What seems right to a student, of several that may be."""

from collections.abc import Hashable, Iterable, Set
from typing import TypeVar

from dashboard.demonstration.ability import PART_BONUS
from dashboard.demonstration.chance import Chance

T = TypeVar("T", bound=Hashable)


def seem_right(
    options: Iterable[T], keyed: Set[T], margin: float, chance: Chance
) -> list[T]:
    """Return what seems right; where nothing does, what seems least wrong."""
    seems = _seems(options, keyed, margin, chance)
    return [each for each in seems if seems[each] > 0] or [
        max(seems, key=lambda each: seems[each])
    ]


def seem_most_right(
    options: Iterable[T], keyed: Set[T], most: int, margin: float, chance: Chance
) -> list[T]:
    """Return so many, those that seem most right."""
    seems = _seems(options, keyed, margin, chance)
    return sorted(seems, key=lambda each: seems[each], reverse=True)[:most]


def _seems(
    options: Iterable[T], keyed: Set[T], margin: float, chance: Chance
) -> dict[T, float]:
    """Return how right each seems, above or below 0."""
    reach = margin + PART_BONUS
    return {
        each: (reach if each in keyed else -reach) + chance.logistic(each)
        for each in options
    }
