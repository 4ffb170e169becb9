"""Say on an attempt whether any of its answers ever waited for a person."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def find_waited(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Look once through the marks that there are."""
    scores = apps.get_model("quizzes", "Score").objects.filter(needs_person=True)
    apps.get_model("quizzes", "Attempt").objects.filter(
        state="submitted", pk__in=scores.values("answer__attempt")
    ).update(has_waited=True)


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0008_sums_of_first_answers")]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="has_waited",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(find_waited, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                condition=models.Q(("has_waited", True)),
                fields=["assignment"],
                name="attempt_that_waited",
            ),
        ),
        migrations.RemoveIndex(model_name="score", name="score_that_waits_of_answer"),
    ]
