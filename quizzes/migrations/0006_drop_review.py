from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0005_review_by_part")]

    operations = [
        migrations.RemoveField(model_name="assignment", name="review"),
        migrations.RemoveField(model_name="quiz", name="review"),
    ]
