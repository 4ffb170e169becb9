"""What a student answers: for each kind of item a response, part by part.

A response is given in the shape that the kind's `parse` reads.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dashboard.demonstration.ability import PART_BONUS, Traits, likelihood
from dashboard.demonstration.chance import Chance
from quizzes.kinds.amounts import plain, rounded

Raw = dict[str, object]

# How much more often students fall for a lure than for any other wrong option.
PULL = 12.0
FROM_SLIP = 0.75  # of wrong numbers; the rest are ten times too much or too little


@dataclass(frozen=True)
class Question:
    """An item as a student meets it, and what is truly right about it."""

    kind: str
    content: Any
    key: Any
    slips: tuple[Decimal, ...]
    traits: Traits
    lure: str = ""


def respond(question: Question, margin: float, chance: Chance) -> Raw:
    """Return what a student answers to whom the item is within reach by `margin`."""
    return ANSWERING[question.kind](question, margin, chance)


def choose_one(question: Question, margin: float, chance: Chance) -> Raw:
    """Choose the right option, or one of the others as they attract."""
    right = question.key.correct
    if chance.happens("right", likelihood(margin)):
        return {"choice": right}
    wrong = [option.id for option in question.content.options if option.id != right]
    weights = [
        PULL if each == question.lure else 0.3 + len(wrong) - place
        for place, each in enumerate(wrong)
    ]
    return {"choice": chance.pick("wrong", wrong, weights)}


def choose_several(question: Question, margin: float, chance: Chance) -> Raw:
    """Choose what seems right, or the n that seem most so."""
    keyed = question.key.correct
    reach = margin + PART_BONUS
    seems = {
        option.id: (reach if option.id in keyed else -reach)
        + chance.logistic(option.id)
        for option in question.content.options
    }
    ranked = sorted(seems, key=lambda each: seems[each], reverse=True)
    if question.content.n is not None:
        return {"choices": ranked[: question.content.n]}
    return {"choices": [each for each in ranked if seems[each] > 0] or ranked[:1]}


def fill_rows(question: Question, margin: float, chance: Chance) -> Raw:
    """Classify row by row; an unsure student may pass over the last one."""
    columns = [column.id for column in question.content.columns]
    chosen: dict[str, str] = {}
    for row, right in question.key.rows.items():
        own = chance.of(row)
        wrong = [column for column in columns if column != right]
        is_right = own.happens("right", likelihood(margin + PART_BONUS))
        chosen[row] = right if is_right else own.pick("wrong", wrong)
    if chance.happens("passes over a row", 0.12 * likelihood(-margin)):
        chosen.popitem()
    return {"rows": chosen}


def work_out(question: Question, margin: float, chance: Chance) -> Raw:
    """Write the right number, one that a known slip leads to, or one tenfold off."""
    content, key = question.content, question.key
    value: Decimal = key.amount
    if not chance.happens("right", likelihood(margin)):
        if question.slips and chance.happens("slip", FROM_SLIP):
            value = chance.pick("which slip", question.slips)
        else:
            value = value.scaleb(chance.pick("tenfold", (1, -1)))
    if content.round_to is not None:
        value = rounded(value, content.round_to.places)
    return {"value": plain(value), "unit": content.unit}


ANSWERING: Mapping[str, Callable[[Question, float, Chance], Raw]] = {
    "multiple-choice": choose_one,
    "multiple-response": choose_several,
    "matrix-multiple-choice": fill_rows,
    "numeric": work_out,
}
