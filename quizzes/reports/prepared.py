"""Queries that Django writes once in each process; only the numbers in them change."""

from collections.abc import Callable, Sequence
from copy import copy
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

# Numbers that stand for those to come; they fit the smallest column and mean nothing.
FIRST_PLACE = 32_001


class Prepared(Generic[Row]):
    """Rows that are asked for again and again, by whole numbers such as keys.

    It takes Django ten times as long to write a wide query as the database to answer
    it. What the rows are is said as ever, by a function that returns a queryset:

        lessons = Prepared(lambda course: Lesson.objects.filter(course=course))
        lessons.rows(3)
    """

    def __init__(self, asked: Callable[..., QuerySet[Row]], numbers: int = 1) -> None:
        """Write nothing yet; `asked` takes so many numbers."""
        self._asked = asked
        self._places = range(FIRST_PLACE, FIRST_PLACE + numbers)

    def rows(self, *numbers: int) -> Sequence[Row]:
        """Return the rows for these numbers, in one query."""
        given = dict(zip(self._places, numbers, strict=True))
        statement, values = self._statement
        asking: Any = copy(self._compiler)
        asking.connection = connections[asking.using]
        asking.as_sql = lambda: (statement, [given.get(v, v) for v in values])
        rows: Any = self._rows.all()
        rows.query.get_compiler = lambda **_using: asking
        return list(rows)

    @cached_property
    def _rows(self) -> QuerySet[Row]:
        """Return the rows for numbers that there are not."""
        return self._asked(*self._places)

    @cached_property
    def _compiler(self) -> Any:
        """Return what writes the query, and then knows what each column is for."""
        return self._rows.query.get_compiler(self._rows.db)

    @cached_property
    def _statement(self) -> tuple[str, Sequence[Any]]:
        """Return the query as it is sent, with places for numbers."""
        statement, values = self._compiler.as_sql()
        return statement, tuple(values)
