"""A table in which any of the cells may be right."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from quizzes.kinds import rules
from quizzes.kinds.base import (
    Element,
    Frozen,
    Id,
    Kind,
    Option,
    Outcome,
    Problem,
    ResponseInvalidError,
    Scoring,
    gettext_noop,
    refuse_unknown_parts,
    shown,
)
from quizzes.kinds.options import (
    check_known,
    check_options,
    check_stem,
    ids_of,
    read_choice,
)
from quizzes.shuffle import in_keyed_order

LEAST, MOST = 2, 10  # rows, and columns

Cells = tuple[tuple[str, str], ...]


class MatrixMultipleResponseContent(Frozen):
    """A stem, the rows and the columns that each of them may belong to."""

    stem: str
    columns: tuple[Option, ...] = Field(min_length=1)
    rows: tuple[Option, ...] = Field(min_length=1)
    shuffle: bool = True


class MatrixMultipleResponseKey(Frozen):
    """The right cells, each as its row and its column."""

    cells: tuple[tuple[Id, Id], ...] = Field(min_length=1)


class MatrixMultipleResponseScoring(Scoring):
    """Gains and losses, which by default stop at zero for each column."""

    rule: Literal["plus-minus"] = "plus-minus"
    floor: Literal["item", "group"] = "group"
    group_by: Literal["column"] = "column"


class MatrixMultipleResponseResponse(Frozen):
    """The chosen cells, row by row in the order of the content."""

    cells: Cells = ()


class MatrixMultipleResponse(
    Kind[
        MatrixMultipleResponseContent,
        MatrixMultipleResponseKey,
        MatrixMultipleResponseScoring,
        MatrixMultipleResponseResponse,
    ]
):
    """Choose every cell that applies."""

    name: str = "matrix-multiple-response"
    label: str = gettext_noop("Matrix multiple response")
    schema: int = 1
    Content: type[MatrixMultipleResponseContent] = MatrixMultipleResponseContent
    Key: type[MatrixMultipleResponseKey] = MatrixMultipleResponseKey
    Scoring: type[MatrixMultipleResponseScoring] = MatrixMultipleResponseScoring
    Response: type[MatrixMultipleResponseResponse] = MatrixMultipleResponseResponse

    def check(
        self,
        content: MatrixMultipleResponseContent,
        key: MatrixMultipleResponseKey,
        scoring: MatrixMultipleResponseScoring,
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        columns, rows = content.columns, content.rows
        filled = {column for _, column in key.cells}
        return [
            *check_stem(content.stem),
            *check_options(columns, where="content.columns", least=LEAST, most=MOST),
            *check_options(rows, where="content.rows", least=LEAST, most=MOST),
            *check_known([row for row, _ in key.cells], rows, where="key.cells"),
            *check_known([col for _, col in key.cells], columns, where="key.cells"),
            *(
                Problem("key.cells", f"Key at least one row for column {column}.")
                for column in ids_of(columns)
                if column not in filled
            ),
            *(
                [Problem("key.cells", "A cell is keyed twice; name each once.")]
                if len(set(key.cells)) != len(key.cells)
                else []
            ),
        ]

    def parse(
        self, content: MatrixMultipleResponseContent, raw: Mapping[str, object]
    ) -> MatrixMultipleResponseResponse:
        """Read `{"cells": [[row, column], …]}`."""
        refuse_unknown_parts(raw, known=("cells",))
        given = raw.get("cells")
        if given is None:
            return MatrixMultipleResponseResponse()
        if not isinstance(given, list | tuple):
            raise ResponseInvalidError(
                gettext_noop("“%(value)s” is not a list. Send the cells as a list."),
                value=shown(given),
            )
        chosen = [_read_cell(each, content) for each in given]
        for cell in chosen:
            if chosen.count(cell) > 1:
                raise ResponseInvalidError(
                    gettext_noop("“%(value)s” is chosen twice. Choose it once."),
                    value=", ".join(cell),
                )
        return MatrixMultipleResponseResponse(
            cells=tuple(cell for cell in _cells_of(content) if cell in chosen)
        )

    def empty(
        self, content: MatrixMultipleResponseContent
    ) -> MatrixMultipleResponseResponse:
        """Return no cells."""
        return MatrixMultipleResponseResponse()

    def is_empty(self, response: MatrixMultipleResponseResponse) -> bool:
        """Tell whether no cell is chosen."""
        return not response.cells

    def is_complete(
        self,
        content: MatrixMultipleResponseContent,
        response: MatrixMultipleResponseResponse,
    ) -> bool:
        """Tell whether every column has a row."""
        filled = {column for _, column in response.cells}
        return all(column in filled for column in ids_of(content.columns))

    def key_response(
        self, content: MatrixMultipleResponseContent, key: MatrixMultipleResponseKey
    ) -> MatrixMultipleResponseResponse:
        """Choose every right cell."""
        cells = tuple(cell for cell in _cells_of(content) if cell in key.cells)
        return MatrixMultipleResponseResponse(cells=cells)

    def score(
        self,
        content: MatrixMultipleResponseContent,
        key: MatrixMultipleResponseKey,
        scoring: MatrixMultipleResponseScoring,
        response: MatrixMultipleResponseResponse,
    ) -> Outcome:
        """Take what was chosen wrongly from what was chosen rightly, in each column.

        Shape:  an element for each cell: `id` is the row, `group` the column.
        Source: NCSBN, Next Generation NCLEX scoring models, +/- scoring.
        """
        cells = _cells_of(content)
        points = rules.plus_minus(
            _by_column(content, [cell for cell in cells if cell in key.cells]),
            _by_column(content, [cell for cell in cells if cell in response.cells]),
            floor=scoring.floor,
        )
        elements = tuple(
            Element(
                id=row,
                group=column,
                selected=(row, column) in response.cells,
                keyed=(row, column) in key.cells,
                delta=rules.change(
                    selected=(row, column) in response.cells,
                    keyed=(row, column) in key.cells,
                ),
            )
            for row, column in cells
        )
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(
        self, content: MatrixMultipleResponseContent, seed: int | str
    ) -> MatrixMultipleResponseContent:
        """Shuffle the rows; the columns keep their order."""
        if not content.shuffle:
            return content
        return content.model_copy(update={"rows": in_keyed_order(content.rows, seed)})


def _cells_of(content: MatrixMultipleResponseContent) -> Cells:
    """Return all cells, row by row."""
    columns = ids_of(content.columns)
    return tuple((row, column) for row in ids_of(content.rows) for column in columns)


def _by_column(
    content: MatrixMultipleResponseContent, cells: list[tuple[str, str]]
) -> dict[str, set[str]]:
    """Return the rows of `cells` by column, empty columns included."""
    return {
        column: {row for row, at in cells if at == column}
        for column in ids_of(content.columns)
    }


def _read_cell(
    value: object, content: MatrixMultipleResponseContent
) -> tuple[str, str]:
    """Read one cell.

    Raises:
        ResponseInvalidError: it is no row and column of the item.
    """
    if isinstance(value, list | tuple) and len(value) == len(("row", "column")):
        row = read_choice(value[0], content.rows)
        column = read_choice(value[1], content.columns)
        if row is not None and column is not None:
            return row, column
    raise ResponseInvalidError(
        gettext_noop("“%(value)s” is not a cell. Send its row and its column."),
        value=shown(value),
    )
