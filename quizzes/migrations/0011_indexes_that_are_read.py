"""Drop indexes that another one begins with, and one that nothing reads.

A submission then leaves the indexes of its answers as they are.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quizzes", "0010_error_reports"),
    ]

    operations = [
        migrations.AlterField(
            model_name="answer",
            name="attempt",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers",
                to="quizzes.attempt",
            ),
        ),
        migrations.AlterField(
            model_name="answer",
            name="current_score",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="quizzes.score",
            ),
        ),
        migrations.AlterField(
            model_name="answer",
            name="version",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="quizzes.itemversion",
            ),
        ),
        migrations.AlterField(
            model_name="answerevent",
            name="answer",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="quizzes.answer",
            ),
        ),
        migrations.AlterField(
            model_name="attempt",
            name="assignment",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attempts",
                to="quizzes.assignment",
            ),
        ),
    ]
