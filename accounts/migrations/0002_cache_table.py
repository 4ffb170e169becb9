"""The table that keeps rate limits where no other cache is named."""

from typing import Any

from django.core.management import call_command
from django.db import migrations

TABLE = "rounds_cache"


def make_table(apps: Any, schema_editor: Any) -> None:
    """Make the table unless it is there."""
    alias = schema_editor.connection.alias
    call_command("createcachetable", TABLE, database=alias, verbosity=0)


def drop_table(apps: Any, schema_editor: Any) -> None:
    """Drop the table; what it holds is only ever short-lived."""
    schema_editor.execute(f'DROP TABLE IF EXISTS "{TABLE}"')


class Migration(migrations.Migration):
    """Make the cache table."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(make_table, drop_table)]
