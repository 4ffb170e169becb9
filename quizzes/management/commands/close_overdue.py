"""`manage.py close_overdue`: close and mark attempts whose time is over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from quizzes.services.overdue import close_overdue


class Command(BaseCommand):
    """Close attempts past their deadline. Run it every minute, from any machine."""

    help = "Close and mark attempts past their deadline; safe to run anywhere at once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Close them and say how many there were."""
        closed = close_overdue(now=timezone.now())
        self.stdout.write(
            f"{closed} overdue attempt{'' if closed == 1 else 's'} closed."
        )
