"""Database triggers that keep what was asked as it was asked.

SQLite drops a table's triggers when a migration rebuilds the table, so they are
put back after every migration, on both databases.
"""

from typing import Any

from django.db import connections

TABLE = "quizzes_itemversion"
FROZEN = (
    "item_id",
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
)
NAME = "item_version_is_immutable"
MESSAGE = "an item version never changes; publish a new one"

_COLUMNS = ", ".join(f'"{column}"' for column in FROZEN)

SQLITE = (
    f"DROP TRIGGER IF EXISTS {NAME}",
    f"""CREATE TRIGGER {NAME} BEFORE UPDATE OF {_COLUMNS} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END""",
)
POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';
    END; $$ LANGUAGE plpgsql""",
    f"DROP TRIGGER IF EXISTS {NAME} ON {TABLE}",
    f"""CREATE TRIGGER {NAME} BEFORE UPDATE OF {_COLUMNS} ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {NAME}()""",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def install_triggers(using: str, **_: Any) -> None:
    """Put the triggers on the database `using`, in place of any that stand."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in STATEMENTS[connection.vendor]:
            cursor.execute(statement)
