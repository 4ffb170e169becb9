"""Fill an empty database with the demonstration class.

Forty invented students have read two units and taken their quizzes over eight weeks:
some are ahead, some stuck on one objective, some have gone quiet. Their answers come
from an ability model with a seed and go through the services that real students use.

One item teaches instructors what a wrong key looks like. The first quiz asks everyone
one fixed item; before the class begins, a version of it with a wrong key is published,
so that the able lose its point and its item-rest correlation is negative. After they
have answered, the right content is published again as the next version: no real person
is asked or told the wrong thing, and loading the course again changes nothing.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from courses.models import Cohort, Course
from dashboard.demonstration.filling import fill_class
from dashboard.demonstration.place import refuse_elsewhere
from dashboard.demonstration.steps import Steps


class Command(BaseCommand):
    """Fill the class, whole or not at all."""

    help = "Fill an empty database with forty invented students and their work."

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill the class.

        Raises:
            CommandError: other settings, no course, or a class already.
        """
        refuse_elsewhere()
        course = Course.objects.order_by("pk").first()
        if course is None:
            message = "There is no course. First: manage.py load_course FOLDER"
            raise CommandError(message)
        if Cohort.objects.exists():
            message = "There is a class already. `make demo RESET=1` starts fresh."
            raise CommandError(message)
        steps = Steps(self.stdout)
        with steps.step("Demonstration class") as tell:
            room = fill_class(course, now=timezone.now(), progress=steps.draw)
            tell(f"{len(room.enrolments)} students")
