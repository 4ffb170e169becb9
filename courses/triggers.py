"""Database triggers that keep what was written as it was written.

SQLite drops a table's triggers when a migration rebuilds the table, so each app puts
its own back after every migration, on both databases.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections


@dataclass(frozen=True)
class Frozen:
    """A table whose columns, once written, keep their values.

    Shape: without `columns`, every column; with `is_kept`, no row is deleted either.
    """

    table: str
    name: str
    message: str
    columns: tuple[str, ...] = ()
    is_kept: bool = False

    def statements(self, vendor: str) -> Iterator[str]:
        """Yield what puts its triggers on a database, in place of any that stand."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        update = f"UPDATE OF {columns}" if columns else "UPDATE"
        if vendor == "sqlite":
            yield from self._on_sqlite(self.name, update)
            if self.is_kept:
                yield from self._on_sqlite(f"{self.name}_and_kept", "DELETE")
            return
        events = f"{update} OR DELETE" if self.is_kept else update
        yield f"""CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION '{self.message}'
        USING ERRCODE = 'integrity_constraint_violation';
        END; $$ LANGUAGE plpgsql"""
        yield f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}"
        yield f"""CREATE TRIGGER {self.name} BEFORE {events} ON {self.table}
        FOR EACH ROW EXECUTE FUNCTION {self.name}()"""

    def _on_sqlite(self, name: str, event: str) -> Iterator[str]:
        """Yield the statements of one trigger: SQLite takes one event in each."""
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"""CREATE TRIGGER {name} BEFORE {event} ON {self.table}
        BEGIN SELECT RAISE(ABORT, '{self.message}'); END"""


AUDIT_ENTRY = Frozen(
    table="courses_auditentry",
    name="audit_entry_is_append_only",
    message="an audit entry is never changed or deleted",
    is_kept=True,
)


def install_triggers(using: str, **_: Any) -> None:
    """Put this app's triggers on the database `using`."""
    install(using, (AUDIT_ENTRY,))


def install(using: str, tables: Iterable[Frozen]) -> None:
    """Put the triggers of `tables` on the database, in place of any that stand.

    A migration to an earlier state leaves out what that state has not yet.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        for frozen in tables:
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
