"""How likely a student is to get something right: the two-parameter logistic model.

Source: Birnbaum, "Some latent trait models", in Lord and Novick, Statistical
Theories of Mental Test Scores (1968).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from dashboard.demonstration.chance import Chance

# A part of an item (a row, one option of many) is easier than getting all of it.
PART_BONUS = 0.8


@dataclass(frozen=True)
class Traits:
    """How hard an item is, and how sharply it tells students apart."""

    difficulty: float
    discrimination: float
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mind:
    """How able a student is, and how much less so on single objectives."""

    ability: float
    gaps: Mapping[str, float] = field(default_factory=dict)

    def margin(self, traits: Traits) -> float:
        """Return by how much an item is within reach; at 0 it is even odds."""
        gap = max((self.gaps.get(code, 0.0) for code in traits.objectives), default=0.0)
        return traits.discrimination * (self.ability - gap - traits.difficulty)


def likelihood(margin: float) -> float:
    """Return how likely a right answer is at this margin."""
    return 1 / (1 + exp(-margin))


def draw_traits(code: str, objectives: Sequence[str], chance: Chance) -> Traits:
    """Draw an item's difficulty, on top of its objectives', and its sharpness."""
    shared = [chance.of("objective", each).normal("", 0, 0.3) for each in objectives]
    own = chance.of("item", code)
    return Traits(
        difficulty=own.normal("difficulty", -0.4, 0.6) + sum(shared) / len(shared),
        discrimination=own.between("discrimination", 1.0, 1.9),
        objectives=tuple(objectives),
    )
