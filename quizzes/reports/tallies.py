"""What a review says of selections that are scored group by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizzes.kinds.base import Feedback
from quizzes.kinds.matrix_multiple_response import MatrixMultipleResponseContent
from quizzes.reports.verdicts import Verdict, verdict

Elements = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Cell:
    """How one cell of a table went."""

    column: str
    is_selected: bool
    # None where it is not told.
    is_keyed: bool | None
    points: int | None

    @property
    def verdict(self) -> Verdict:
        """Return it as a chip; nothing is said of a cell rightly left out."""
        return verdict(is_selected=self.is_selected, is_keyed=self.is_keyed)

    @property
    def is_told(self) -> bool:
        """Tell whether it was chosen or should have been."""
        return self.is_selected or bool(self.is_keyed)


@dataclass(frozen=True)
class TableRow:
    """How the cells of one row went, and why."""

    text: str
    why: str
    cells: Sequence[Cell]


def table_rows(
    content: MatrixMultipleResponseContent, feedback: Feedback, elements: Elements
) -> Sequence[TableRow]:
    """Return the rows of a table as the student saw them.

    Shape: `elements` as far as they may be told.
    """
    parts = {(part["id"], part["group"]): part for part in elements}
    return [
        TableRow(
            text=row.text,
            why=feedback.by_element.get(row.id, ""),
            cells=[
                _cell(column.text, parts.get((row.id, column.id)))
                for column in content.columns
            ],
        )
        for row in content.rows
    ]


def _cell(column: str, part: Mapping[str, Any] | None) -> Cell:
    """Return how a cell went; one that was not scored went by unnoticed."""
    if part is None:
        return Cell(column, is_selected=False, is_keyed=None, points=None)
    return Cell(
        column,
        is_selected=part["selected"],
        is_keyed=part["keyed"],
        points=part["delta"],
    )


def net_points(elements: Elements, *, floor: str) -> dict[str, int]:
    """Return what the selections of each group come to, in the order of the groups.

    With `floor` "group" no group comes to less than nothing.
    """
    nets: dict[str, int] = {}
    for part in elements:
        nets[part["group"]] = nets.get(part["group"], 0) + part["delta"]
    if floor != "group":
        return nets
    return {group: max(0, net) for group, net in nets.items()}
