"""What a review says of steps that were put in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizzes.kinds.base import Feedback
from quizzes.kinds.ordered_response import (
    OrderedResponseContent,
    OrderedResponseKey,
    OrderedResponseResponse,
)


@dataclass(frozen=True)
class Step:
    """One step: where it belongs, where it was put and why it belongs there.

    `given` is 0 where it was put nowhere.
    """

    place: int
    text: str
    given: int
    why: str
    points: int

    @property
    def is_right(self) -> bool:
        """Tell whether it stands where it belongs."""
        return self.given == self.place

    @property
    def chip_class(self) -> str:
        """Return the class of the chip that holds its place."""
        return "chip--ok" if self.is_right else "chip--bad"


def steps_of(
    content: OrderedResponseContent,
    key: OrderedResponseKey,
    response: OrderedResponseResponse,
    feedback: Feedback,
    elements: Sequence[Mapping[str, Any]],
) -> Sequence[Step]:
    """Return the steps in their right order."""
    texts = {option.id: option.text for option in content.options}
    points = {part["id"]: part["delta"] for part in elements if part["selected"]}
    return [
        Step(
            place=place,
            text=texts[each],
            given=response.order.index(each) + 1 if each in response.order else 0,
            why=feedback.by_element.get(each, ""),
            points=points.get(each, 0),
        )
        for place, each in enumerate(key.order, start=1)
    ]
