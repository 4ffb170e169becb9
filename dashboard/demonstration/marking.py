"""What a student marks: in groups, cells and texts, and in the blanks of a text."""

from dashboard.demonstration.ability import PART_BONUS, likelihood
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.questions import Question, Raw
from dashboard.demonstration.seeming import seem_right


def choose_in_groups(question: Question, margin: float, chance: Chance) -> Raw:
    """Choose what seems right in each group."""
    groups = {
        group.id: seem_right(
            [option.id for option in group.options],
            set(question.key.groups[group.id]),
            margin,
            chance,
        )
        for group in question.content.groups
    }
    return {"groups": groups}


def mark_cells(question: Question, margin: float, chance: Chance) -> Raw:
    """Mark what seems right in each column."""
    cells = [
        cell
        for column in question.content.columns
        for cell in seem_right(
            [(row.id, column.id) for row in question.content.rows],
            set(question.key.cells),
            margin,
            chance,
        )
    ]
    return {"cells": cells}


def choose_spans(question: Question, margin: float, chance: Chance) -> Raw:
    """Choose what seems to matter in a text."""
    spans = [span.id for span in question.content.spans]
    keyed = set(question.key.correct)
    return {"spans": seem_right(spans, keyed, margin, chance)}


def fill_blanks(question: Question, margin: float, chance: Chance) -> Raw:
    """Fill blank by blank, never twice with the same."""
    blanks: dict[str, str] = {}
    for blank, choices in question.content.offered.items():
        own, right = chance.of(blank), question.key.blanks[blank]
        taken = {*question.key.blanks.values(), *blanks.values()}
        wrong = [choice.id for choice in choices if choice.id not in taken]
        is_right = own.happens("right", likelihood(margin + PART_BONUS))
        if is_right or wrong:
            blanks[blank] = right if is_right else own.pick("wrong", wrong)
    return {"blanks": blanks}
