"""Carry the one time at which results opened over to each of their parts."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

PARTS = ("shows_mark", "shows_correctness", "shows_key", "shows_rationale")


def spread(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give each part the time at which all of them opened."""
    for name in ("Quiz", "Assignment"):
        rows = apps.get_model("quizzes", name).objects
        rows.update(**{part: F("review") for part in PARTS})


def gather(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the whole the time of its key, or the later of the two it can have."""
    for name in ("Quiz", "Assignment"):
        rows = apps.get_model("quizzes", name).objects
        rows.exclude(shows_key="after-submit").update(review="after-close")
        rows.filter(shows_key="after-submit").update(review="after-submit")


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0004_rules_and_corrections")]

    operations = [migrations.RunPython(spread, gather)]
