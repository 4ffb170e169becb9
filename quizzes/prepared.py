"""Statements that Django writes once in each process; only their values change."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from json import dumps
from typing import Any, Generic, TypeVar

from django.db import connections, router
from django.db.models import BigIntegerField, Model, QuerySet
from django.db.models.sql import InsertQuery, UpdateQuery
from django.db.models.sql.compiler import SQLInsertCompiler

Row = TypeVar("Row")
NewRow = TypeVar("NewRow", bound=Model)

# Numbers that stand for those to come; they fit the smallest column and mean nothing.
FIRST_PLACE = 32_001


@dataclass(frozen=True)
class Written:
    """A query as it is sent, and what read its columns into rows."""

    rows: QuerySet[Any]
    compiler: Any
    statement: str
    values: Sequence[Any]
    # What makes Python's values of the database's, by the place of their column.
    converters: Mapping[int, Any]


class Prepared(Generic[Row]):
    """Rows that are asked for again and again, by whole numbers such as keys.

    It takes Django ten times as long to write a wide query as the database to answer
    it. What the rows are is said as ever, by a function that returns a queryset:

        lessons = Prepared(lambda course: Lesson.objects.filter(course=course))
        lessons.rows(3)
    """

    def __init__(
        self, asked: Callable[..., QuerySet[Any, Row]], numbers: int = 1
    ) -> None:
        """Write nothing yet; `asked` takes so many numbers."""
        self._asked = asked
        self._places = range(FIRST_PLACE, FIRST_PLACE + numbers)

    def rows(self, *numbers: int) -> Sequence[Row]:
        """Return the rows for these numbers, in one query.

        Of a number that is too large for any column there are none.
        """
        if max(numbers) > BigIntegerField.MAX_BIGINT:
            return []
        written, given = self._written, dict(zip(self._places, numbers, strict=True))
        values = [given.get(value, value) for value in written.values]
        asking: Any = copy(written.compiler)
        asking.connection = connections[asking.using]
        asking.as_sql = lambda: (written.statement, values)
        asking.get_converters = lambda _columns: written.converters
        rows: Any = written.rows.all()
        rows.query.get_compiler = lambda *_using, **_named: asking
        return list(rows)

    @cached_property
    def _written(self) -> Written:
        """Return the query, with places for numbers; all of it or none, for threads."""
        rows = self._asked(*self._places)
        compiler = rows.query.get_compiler(rows.db)
        statement, values = compiler.as_sql()
        converters = compiler.get_converters(column for column, *_ in compiler.select)
        return Written(rows, compiler, statement, tuple(values), converters)


class PreparedUpdate:
    """A change of the rows that belong to a whole number, made again and again.

    It is said by a function that returns the rows, and what their columns are set to.
    """

    def __init__(
        self, changed: Callable[[int], tuple[QuerySet[Any], Mapping[str, Any]]]
    ) -> None:
        """Write nothing yet."""
        self._changed = changed

    def run(self, number: int) -> None:
        """Change the rows for this number, in one statement."""
        alias, statement, values = self._written
        with connections[alias].cursor() as cursor:
            cursor.execute(
                statement, [number if each == FIRST_PLACE else each for each in values]
            )

    @cached_property
    def _written(self) -> tuple[str, str, Sequence[Any]]:
        """Return the database, and the statement with a place for the number."""
        rows, columns = self._changed(FIRST_PLACE)
        query: Any = rows.query.chain(UpdateQuery)
        query.add_update_values(columns)
        statement, values = query.get_compiler(rows.db).as_sql()
        return rows.db, statement, values


def write_columns(rows: Sequence[Model], names: Sequence[str]) -> None:
    """Save the columns `names` of each of `rows`, by one statement sent for all.

    `bulk_update` says each value as an expression of its own: of two thousand rows
    Django would write for seconds, while the database keeps them locked.
    """
    if not rows:
        return
    model = type(rows[0])
    meta: Any = model._meta
    fields = [meta.get_field(name) for name in names]
    connection = connections[router.db_for_write(model)]
    quoted = connection.ops.quote_name
    columns = ", ".join(f"{quoted(field.column)} = %s" for field in fields)
    key = f"{quoted(meta.pk.column)} = %s"
    statement = f"UPDATE {quoted(meta.db_table)} SET {columns} WHERE {key}"  # noqa: S608
    values = [
        [
            field.get_db_prep_save(getattr(row, field.attname), connection)
            for field in (*fields, meta.pk)
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        if len(values) == 1:
            cursor.execute(statement, *values)
        else:
            cursor.executemany(statement, values)


class PreparedInsert(Generic[NewRow]):
    """New rows of one table, a few at a time, again and again.

    It does what `bulk_create` does for rows that have no keys yet, at a fraction of its
    cost. PostgreSQL gets them as one document, which it takes apart: a driver looks at
    a statement with hundreds of places anew each time, and quotes each quote of what is
    in an array.
    """

    def __init__(self, model: type[NewRow], without: Sequence[str] = ()) -> None:
        """Write nothing yet; the columns `without` stay empty in each row."""
        self._model = model
        self._fields = [
            field
            for field in model._meta.concrete_fields
            if not (field.primary_key or field.name in without)
        ]
        self._statements: dict[int, str] = {}

    def write(self, rows: Sequence[NewRow]) -> None:
        """Insert `rows` by one statement, and give each its key."""
        if not rows:
            return
        connection = connections[router.db_for_write(self._model)]
        values_of = self._document if _takes_document(connection) else self._values
        with connection.cursor() as cursor:
            cursor.execute(
                self._statement(len(rows), connection), values_of(rows, connection)
            )
            keys = cursor.fetchall()
        for row, (key,) in zip(rows, keys, strict=True):
            row.pk = key

    def _document(self, rows: Sequence[NewRow], _connection: Any) -> list[str]:
        """Return one value that says all of `rows`."""
        document = [
            {field.column: field.pre_save(row, add=True) for field in self._fields}
            for row in rows
        ]
        # Of times and decimals the database reads what they are written as.
        return [dumps(document, default=str)]

    def _values(self, rows: Sequence[NewRow], connection: Any) -> list[Any]:
        """Return the values of `rows`, one after another."""
        return [
            field.get_db_prep_save(field.pre_save(row, add=True), connection)
            for row in rows
            for field in self._fields
        ]

    def _statement(self, count: int, connection: Any) -> str:
        """Return the statement for so many rows, with places for their values."""
        if count not in self._statements:
            write = self._apart if _takes_document(connection) else self._placed
            self._statements[count] = write(count, connection)
        return self._statements[count]

    def _apart(self, _count: int, connection: Any) -> str:
        """Return a statement that takes a document of any number of rows apart."""
        quoted = connection.ops.quote_name
        columns = {quoted(field.column): field for field in self._fields}
        names = ", ".join(columns)
        types = ", ".join(
            f"{name} {field.db_type(connection)}" for name, field in columns.items()
        )
        table, key = self._model._meta.db_table, self._model._meta.pk.column
        rows = f"SELECT {names} FROM jsonb_to_recordset(%s) AS document({types})"  # noqa: S608
        return f"INSERT INTO {quoted(table)} ({names}) {rows} RETURNING {quoted(key)}"

    def _placed(self, count: int, connection: Any) -> str:
        """Return a statement with a place for each value."""
        query = InsertQuery(self._model)
        query.insert_values(self._fields, [self._model()] * count)
        compiler = SQLInsertCompiler(query, connection, connection.alias)
        compiler.returning_fields = [self._model._meta.pk]
        [(statement, _values)] = compiler.as_sql()
        written: str = statement
        return written


def _takes_document(connection: Any) -> bool:
    """Tell whether the database can take a document of rows apart."""
    return bool(connection.vendor == "postgresql")
