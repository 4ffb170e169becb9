"""What a review says of each choice, row and number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, gettext

from quizzes.kinds.amounts import plain, rounded
from quizzes.kinds.base import Feedback, Scoring
from quizzes.kinds.matrix_multiple_choice import (
    MatrixMultipleChoiceContent,
    MatrixMultipleChoiceKey,
    MatrixMultipleChoiceResponse,
)
from quizzes.kinds.quantities import NumericContent, NumericKey
from quizzes.releases import Release


@dataclass(frozen=True)
class Verdict:
    """How one choice went: shown as a card, or as a chip in a table."""

    css_class: str
    icon: str
    who: str
    chip_class: str
    chip_icon: str
    word: str


class Judged:
    """Something given that is right or not; None where that is not told."""

    is_right: bool | None

    @property
    def chip_class(self) -> str:
        """Return the class of the chip that holds it."""
        return {True: "chip--ok", False: "chip--bad", None: ""}[self.is_right]

    @property
    def chip_icon(self) -> str:
        """Return the icon in that chip."""
        return {True: "check", False: "x", None: ""}[self.is_right]


@dataclass(frozen=True)
class Row(Judged):
    """How one row of a matrix went; `right` is empty where that is not told."""

    text: str
    chosen: str
    right: str
    why: str
    is_right: bool | None
    points: int | None


def verdict(*, is_selected: bool, is_keyed: bool | None) -> Verdict:
    """Return how a choice went; where `is_keyed` is None, only what was chosen."""
    return _worded(get_language(), is_selected=is_selected, is_keyed=is_keyed)


@lru_cache
def _worded(
    _language: str | None, *, is_selected: bool, is_keyed: bool | None
) -> Verdict:
    """Return it in a language: six at most, and a review asks for a hundred."""
    if is_keyed is None:
        return _untold(is_selected=is_selected)
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


def _untold(*, is_selected: bool) -> Verdict:
    """Return what may be said of a choice that is not judged: whether it was made."""
    if is_selected:
        chosen = gettext("Chosen")
        return Verdict("", "circle-dot", chosen, "chip--brand", "", chosen)
    return Verdict("", "circle", "", "", "", gettext("Not chosen"))


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
    release: Release,
) -> Sequence[Row]:
    """Return the rows of a matrix as the student saw them.

    What explains a row names its right column: without the key it is only for those
    who found it and know that they did.
    """
    columns = {column.id: column.text for column in content.columns}
    rows = []
    for row in content.rows:
        chosen, right = response.rows.get(row.id, ""), key.rows[row.id]
        is_found = chosen == right
        tells = release.key or (release.correctness and is_found)
        rows.append(
            Row(
                is_right=is_found if release.correctness else None,
                text=row.text,
                chosen=columns.get(chosen, ""),
                right=columns[right] if release.key and not is_found else "",
                why=feedback.by_element.get(row.id, "")
                if release.rationale and tells
                else "",
                points=int(is_found) if release.has_points else None,
            )
        )
    return rows


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
