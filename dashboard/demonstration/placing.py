"""What a student places or types: slots, steps, spots and names."""

from collections.abc import Sequence

from dashboard.demonstration.ability import PART_BONUS, likelihood
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.questions import Question, Raw
from dashboard.demonstration.seeming import seem_most_right
from quizzes.kinds.base import Option

UNKNOWN = "not sure"


def fill_slots(question: Question, margin: float, chance: Chance) -> Raw:
    """Fill the five slots, wing by wing."""
    content, key = question.content, question.key
    [condition] = _most(
        content.conditions, (key.condition,), margin, chance.of("condition")
    )
    return {
        "actions": _most(content.actions, key.actions, margin, chance.of("actions")),
        "condition": condition,
        "parameters": _most(
            content.parameters, key.parameters, margin, chance.of("parameters")
        ),
    }


def point(question: Question, margin: float, chance: Chance) -> Raw:
    """Point out as many regions as are asked for."""
    content, key = question.content, question.key
    return {"regions": _most(content.regions, key.regions, margin, chance)}


def put_in_order(question: Question, margin: float, chance: Chance) -> Raw:
    """Put the steps in order, or two that follow each other the wrong way round."""
    order = list(question.key.order)
    if not chance.happens("right", likelihood(margin + PART_BONUS)):
        at = chance.pick("which two", range(len(order) - 1))
        order[at : at + 2] = order[at + 1], order[at]
    return {"order": order}


def write_name(question: Question, margin: float, chance: Chance) -> Raw:
    """Write the right name, one that looks like it, or that there is none."""
    key = question.key
    if chance.happens("right", likelihood(margin)):
        return {"text": key.answer}
    return {"text": chance.pick("wrong", (*key.look_alikes, UNKNOWN))}


def _most(
    options: Sequence[Option], keyed: Sequence[str], margin: float, chance: Chance
) -> list[str]:
    """Return as many ids as are right, those that seem most so."""
    ids = [option.id for option in options]
    return seem_most_right(ids, set(keyed), len(keyed), margin, chance)
