"""`manage.py recount_items`: add up the statistics of items afresh."""

from typing import Any

from django.core.management.base import BaseCommand

from quizzes.models import Assignment
from quizzes.services.counting import recount


class Command(BaseCommand):
    """Needed only after rows were changed by hand; the pages keep the sums."""

    help = "Add up the statistics of all classes' items afresh; safe at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        """Count class by class, and say how many attempts there were."""
        counted = sum(
            recount([assignment])
            for assignment in Assignment.objects.order_by("pk").iterator()
        )
        self.stdout.write(f"{counted} first attempts counted.")
