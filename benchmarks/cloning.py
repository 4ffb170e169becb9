"""Copies of rows that the services wrote, made by the database itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Min, Model, QuerySet

# Numbers 1 to n, on every database.
NUMBERS = (
    "WITH RECURSIVE copies(n) AS "
    "(SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < %s) "
)


@dataclass(frozen=True)
class Block:
    """Rows whose keys follow one another; each copy of it gets the keys after it.

    Shape: `follows` names the columns that point into a block that is copied as well,
    with how many rows that one has.
    """

    rows: "QuerySet[Model]"
    follows: Mapping[str, int]

    @property
    def size(self) -> int:
        """Return how many keys one copy takes.

        Raises:
            ValueError: other rows lie between.
        """
        span = self.rows.aggregate(low=Min("pk"), high=Max("pk"))
        size: int = span["high"] - span["low"] + 1
        if size != self.rows.count():
            message = (
                f"the rows of {self.rows.model.__name__} do not follow one another"
            )
            raise ValueError(message)
        return size


def copy(block: Block, times: int) -> None:
    """Write `times` copies of a block after the rows that its table has.

    The block must be the last of its table, so that its copies' keys are free.
    """
    if not times:
        return
    model = block.rows.model
    columns = [str(field.column) for field in model._meta.concrete_fields]
    shifts = {"id": block.size, **block.follows}
    chosen, params = (
        block.rows.order_by().values(*_names(model)).query.sql_with_params()
    )
    quoted = ", ".join(map(connection.ops.quote_name, columns))
    shifted = ", ".join(_shifted(column, shifts) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({quoted}) {NUMBERS}"  # noqa: S608 - names of ours alone
            f"SELECT {shifted} FROM copies CROSS JOIN ({chosen}) AS block",
            [times, *params],
        )


def _names(model: type[Model]) -> list[str]:
    """Return the model's columns as the ORM names them, in the tables' order."""
    return [field.attname for field in model._meta.concrete_fields]


def _shifted(column: str, shifts: Mapping[str, int]) -> str:
    """Return a column of a copy."""
    name = connection.ops.quote_name(column)
    shift = shifts.get(column)
    return f"{name} + n * {shift}" if shift else name


def set_sequences(models: Sequence[type[Model]]) -> None:
    """Have the database number new rows after those that were copied."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
