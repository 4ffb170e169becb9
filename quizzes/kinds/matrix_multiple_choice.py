"""A table in which each row takes one of the columns."""

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
    WholeItemScoring,
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

LEAST_ROWS, MOST_ROWS = 4, 10
LEAST_COLUMNS, MOST_COLUMNS = 2, 3


class MatrixMultipleChoiceContent(Frozen):
    """A stem, the rows to classify and the columns to choose from."""

    stem: str
    columns: tuple[Option, ...] = Field(min_length=1)
    rows: tuple[Option, ...] = Field(min_length=1)
    shuffle: bool = True


class MatrixMultipleChoiceKey(Frozen):
    """The right column by row."""

    rows: dict[Id, Id] = Field(min_length=1)


class MatrixMultipleChoiceScoring(WholeItemScoring):
    """A point for each row."""

    rule: Literal["zero-one"] = "zero-one"


class MatrixMultipleChoiceResponse(Frozen):
    """The chosen column by row, in the order of the content; no blank rows."""

    rows: dict[str, str] = Field(default_factory=dict)


class MatrixMultipleChoice(
    Kind[
        MatrixMultipleChoiceContent,
        MatrixMultipleChoiceKey,
        MatrixMultipleChoiceScoring,
        MatrixMultipleChoiceResponse,
    ]
):
    """Choose one column in each row."""

    name: str = "matrix-multiple-choice"
    label: str = gettext_noop("Matrix multiple choice")
    schema: int = 1
    Content: type[MatrixMultipleChoiceContent] = MatrixMultipleChoiceContent
    Key: type[MatrixMultipleChoiceKey] = MatrixMultipleChoiceKey
    Scoring: type[MatrixMultipleChoiceScoring] = MatrixMultipleChoiceScoring
    Response: type[MatrixMultipleChoiceResponse] = MatrixMultipleChoiceResponse

    def check(
        self,
        content: MatrixMultipleChoiceContent,
        key: MatrixMultipleChoiceKey,
        scoring: MatrixMultipleChoiceScoring,
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        columns, rows = content.columns, content.rows
        unkeyed = [row for row in ids_of(rows) if row not in key.rows]
        return [
            *check_stem(content.stem),
            *check_options(
                columns,
                where="content.columns",
                least=LEAST_COLUMNS,
                most=MOST_COLUMNS,
            ),
            *check_options(
                rows, where="content.rows", least=LEAST_ROWS, most=MOST_ROWS
            ),
            *check_known(key.rows, rows, where="key.rows"),
            *check_known(key.rows.values(), columns, where="key.rows"),
            *(Problem(f"key.rows.{row}", "Key a column for it.") for row in unkeyed),
        ]

    def parse(
        self, content: MatrixMultipleChoiceContent, raw: Mapping[str, object]
    ) -> MatrixMultipleChoiceResponse:
        """Read `{"rows": {row: column, …}}`; a blank row may be left out."""
        refuse_unknown_parts(raw, known=("rows",))
        given = raw.get("rows")
        if given is None:
            return MatrixMultipleChoiceResponse()
        if not isinstance(given, Mapping):
            raise ResponseInvalidError(
                gettext_noop("“%(value)s” is not a table. Send a column by row."),
                value=shown(given),
            )
        refuse_unknown_parts(given, known=ids_of(content.rows))
        read = {
            row: read_choice(given.get(row), content.columns)
            for row in ids_of(content.rows)
        }
        rows = {row: column for row, column in read.items() if column is not None}
        return MatrixMultipleChoiceResponse(rows=rows)

    def empty(
        self, content: MatrixMultipleChoiceContent
    ) -> MatrixMultipleChoiceResponse:
        """Return no choices."""
        return MatrixMultipleChoiceResponse()

    def is_empty(self, response: MatrixMultipleChoiceResponse) -> bool:
        """Tell whether every row is blank."""
        return not response.rows

    def is_complete(
        self,
        content: MatrixMultipleChoiceContent,
        response: MatrixMultipleChoiceResponse,
    ) -> bool:
        """Tell whether no row is blank."""
        return all(row in response.rows for row in ids_of(content.rows))

    def key_response(
        self, content: MatrixMultipleChoiceContent, key: MatrixMultipleChoiceKey
    ) -> MatrixMultipleChoiceResponse:
        """Choose the right column in each row."""
        rows = {row: key.rows[row] for row in ids_of(content.rows) if row in key.rows}
        return MatrixMultipleChoiceResponse(rows=rows)

    def score(
        self,
        content: MatrixMultipleChoiceContent,
        key: MatrixMultipleChoiceKey,
        scoring: MatrixMultipleChoiceScoring,
        response: MatrixMultipleChoiceResponse,
    ) -> Outcome:
        """Award a point for each row in its right column.

        Shape:  an element for each cell: `id` is the row, `group` the column.
        Source: NCSBN, Next Generation NCLEX scoring models, 0/1 scoring.
        """
        points = rules.zero_one(key.rows, response.rows, parts="rows")
        elements = tuple(
            Element(
                id=row,
                group=column,
                selected=response.rows.get(row) == column,
                keyed=key.rows.get(row) == column,
                delta=int(response.rows.get(row) == key.rows.get(row) == column),
            )
            for row in ids_of(content.rows)
            for column in ids_of(content.columns)
        )
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(
        self, content: MatrixMultipleChoiceContent, seed: int | str
    ) -> MatrixMultipleChoiceContent:
        """Shuffle the rows; the columns are a scale and keep their order."""
        if not content.shuffle:
            return content
        return content.model_copy(update={"rows": in_keyed_order(content.rows, seed)})
