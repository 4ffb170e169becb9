"""Tells Django about this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from quizzes.triggers import install_triggers


class QuizzesConfig(AppConfig):
    """The quizzes app."""

    name = "quizzes"

    def ready(self) -> None:
        """Put the triggers back after each migration."""
        post_migrate.connect(install_triggers, sender=self)
