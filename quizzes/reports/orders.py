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
from quizzes.releases import Release
from quizzes.reports.verdicts import Judged


@dataclass(frozen=True)
class Step(Judged):
    """One step: where it belongs, where it was put and why it belongs there.

    `place` is where it belongs, or where it was put if that is not told; `given` is 0
    where it was put nowhere.
    """

    place: int
    text: str
    given: int
    why: str
    is_right: bool | None
    points: int | None


def steps_of(
    content: OrderedResponseContent,
    key: OrderedResponseKey,
    response: OrderedResponseResponse,
    feedback: Feedback,
    elements: Sequence[Mapping[str, Any]],
    release: Release,
) -> Sequence[Step]:
    """Return the steps in their right order, or as they were put if that is not told.

    What explains a step names its place: without the key it is only for those who put
    it there and know that they did.
    """
    texts = {option.id: option.text for option in content.options}
    points = {part["id"]: part["delta"] for part in elements if part["selected"]}
    put = [each for each in response.order if each is not None]
    put += [each for each in texts if each not in put]
    steps = []
    for place, each in enumerate(key.order if release.key else put, start=1):
        given = response.order.index(each) + 1 if each in response.order else 0
        is_found = given == key.order.index(each) + 1
        tells = release.key or (release.correctness and is_found)
        steps.append(
            Step(
                is_right=is_found if release.correctness else None,
                place=place,
                text=texts[each],
                given=given,
                why=feedback.by_element.get(each, "")
                if release.rationale and tells
                else "",
                points=points.get(each, 0) if release.has_points else None,
            )
        )
    return steps
