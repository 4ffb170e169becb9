"""Let what a corrected key cannot decide wait for a person, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0006_drop_review")]

    operations = [
        migrations.RemoveConstraint(
            model_name="score", name="score_that_waits_is_nothing_yet"
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(needs_person=False)
                | models.Q(reason__in=("auto", "regrade"), raw=0),
                name="score_that_waits_is_nothing_yet",
            ),
        ),
    ]
