"""What a review says of each choice, row and number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from quizzes.kinds.amounts import plain, rounded
from quizzes.kinds.base import Feedback, Scoring
from quizzes.kinds.matrix_multiple_choice import (
    MatrixMultipleChoiceContent,
    MatrixMultipleChoiceKey,
    MatrixMultipleChoiceResponse,
)
from quizzes.kinds.quantities import NumericContent, NumericKey


@dataclass(frozen=True)
class Verdict:
    """How one choice went: shown as a card, or as a chip in a table."""

    css_class: str
    icon: str
    who: str
    chip_class: str
    chip_icon: str
    word: str


@dataclass(frozen=True)
class Row:
    """How one row of a matrix went."""

    text: str
    chosen: str
    right: str
    why: str
    points: int

    @property
    def is_right(self) -> bool:
        """Tell whether its point was earned."""
        return self.points > 0


def verdict(*, is_selected: bool, is_keyed: bool) -> Verdict:
    """Return how a choice went."""
    if is_keyed and is_selected:
        return Verdict(
            "answer--right",
            "circle-check",
            gettext("Chosen, and the best answer"),
            "chip--ok",
            "check",
            gettext("Chosen"),
        )
    if is_keyed:
        return Verdict(
            "answer--right",
            "circle-check",
            gettext("Best answer"),
            "chip--amber",
            "",
            gettext("Missed"),
        )
    if is_selected:
        return Verdict(
            "answer--wrong",
            "circle-x",
            gettext("Chosen"),
            "chip--bad",
            "x",
            gettext("Chosen"),
        )
    return Verdict("", "circle", "", "", "", gettext("Left out, right"))


def verdicts(elements: Sequence[Mapping[str, Any]]) -> dict[str, Verdict]:
    """Return the verdict on each marked part, by its id."""
    return {
        part["id"]: verdict(is_selected=part["selected"], is_keyed=part["keyed"])
        for part in elements
    }


def matrix_rows(
    content: MatrixMultipleChoiceContent,
    key: MatrixMultipleChoiceKey,
    response: MatrixMultipleChoiceResponse,
    feedback: Feedback,
) -> Sequence[Row]:
    """Return the rows of a matrix as the student saw them."""
    columns = {column.id: column.text for column in content.columns}
    return [
        Row(
            text=row.text,
            chosen=columns.get(response.rows.get(row.id, ""), ""),
            right=columns[key.rows[row.id]],
            why=feedback.by_element.get(row.id, ""),
            points=int(response.rows.get(row.id) == key.rows[row.id]),
        )
        for row in content.rows
    ]


def right_amount(content: NumericContent, key: NumericKey) -> str:
    """Return the right number, rounded as the item tells."""
    if content.round_to is None:
        return plain(key.amount)
    return plain(rounded(key.amount, content.round_to.places))


def rule_in_words(scoring: Scoring) -> str:
    """Return how an item's points come about."""
    if scoring.floor == "group":
        return {
            "column": gettext(
                "In each column, right choices minus wrong choices, never below 0"
            ),
            "group": gettext(
                "In each group, right choices minus wrong choices, never below 0"
            ),
        }[scoring.group_by or "group"]
    return {
        "plus-minus": gettext("Right choices minus wrong choices, never below 0"),
        "exact": gettext("All or nothing: every part of it has to be right"),
        "zero-one": gettext("A point for each right one, none taken away"),
        "lcs": gettext("A point for each step of the longest run in the right order"),
        "rationale": gettext("A point for each right effect, if the cause is right"),
    }[scoring.rule]
