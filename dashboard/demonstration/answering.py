"""What a student answers: for each kind of item a response, part by part.

A response is given in the shape that the kind's `parse` reads.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from dashboard.demonstration.ability import PART_BONUS, likelihood
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.marking import (
    choose_in_groups,
    choose_spans,
    fill_blanks,
    mark_cells,
)
from dashboard.demonstration.placing import (
    fill_slots,
    point,
    put_in_order,
    write_name,
)
from dashboard.demonstration.questions import Question, Raw
from dashboard.demonstration.seeming import seem_most_right, seem_right
from quizzes.kinds.amounts import plain, rounded

# How much more often students fall for a lure than for any other wrong option.
PULL = 12.0
FROM_SLIP = 0.75  # of wrong numbers; the rest are ten times too much or too little


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
    content, keyed = question.content, set(question.key.correct)
    ids = [option.id for option in content.options]
    if content.n is None:
        return {"choices": seem_right(ids, keyed, margin, chance)}
    return {"choices": seem_most_right(ids, keyed, content.n, margin, chance)}


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
    "grouping": choose_in_groups,
    "matrix-multiple-choice": fill_rows,
    "matrix-multiple-response": mark_cells,
    "cloze": fill_blanks,
    "rationale": fill_blanks,
    "highlight": choose_spans,
    "bow-tie": fill_slots,
    "ordered-response": put_in_order,
    "hot-spot": point,
    "numeric": work_out,
    "short-answer": write_name,
}
