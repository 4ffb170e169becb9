"""Database triggers that keep what was asked as it was asked.

SQLite drops a table's triggers when a migration rebuilds the table, so they are
put back after every migration, on both databases.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections


@dataclass(frozen=True)
class Frozen:
    """A table whose columns, once written, keep their values."""

    table: str
    name: str
    message: str
    columns: tuple[str, ...]

    def statements(self, vendor: str) -> Iterator[str]:
        """Yield what puts its trigger on a database, in place of any that stands."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        event = f"BEFORE UPDATE OF {columns} ON {self.table}"
        if vendor == "sqlite":
            yield f"DROP TRIGGER IF EXISTS {self.name}"
            yield f"""CREATE TRIGGER {self.name} {event}
            BEGIN SELECT RAISE(ABORT, '{self.message}'); END"""
            return
        yield f"""CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION '{self.message}'
        USING ERRCODE = 'integrity_constraint_violation';
        END; $$ LANGUAGE plpgsql"""
        yield f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}"
        yield f"""CREATE TRIGGER {self.name} {event}
        FOR EACH ROW EXECUTE FUNCTION {self.name}()"""


ITEM_VERSION = Frozen(
    table="quizzes_itemversion",
    name="item_version_is_immutable",
    message="an item version never changes; publish a new one",
    columns=(
        "item_id",
        "stimulus_version_id",
        "number",
        "kind",
        "schema",
        "content",
        "key",
        "scoring",
        "feedback",
        "max_points",
        "summary",
        "digest",
    ),
)
STIMULUS_VERSION = Frozen(
    table="quizzes_stimulusversion",
    name="stimulus_version_is_immutable",
    message="a chart version never changes; publish a new one",
    columns=("stimulus_id", "number", "content", "digest"),
)


def install_triggers(using: str, **_: Any) -> None:
    """Put the triggers on the database `using`, in place of any that stand.

    A migration to an earlier state leaves out what that state has not yet.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        for frozen in (ITEM_VERSION, STIMULUS_VERSION):
            if _has(connection, cursor, frozen):
                for statement in frozen.statements(connection.vendor):
                    cursor.execute(statement)


def _has(connection: Any, cursor: Any, frozen: Frozen) -> bool:
    """Tell whether the database has the table, with all columns that are to freeze."""
    inspect = connection.introspection
    if frozen.table not in inspect.table_names(cursor):
        return False
    described = inspect.get_table_description(cursor, frozen.table)
    return set(frozen.columns) <= {column.name for column in described}
