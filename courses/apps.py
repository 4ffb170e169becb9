"""Tells Django about this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from courses.triggers import install_triggers


class CoursesConfig(AppConfig):
    """The courses app."""

    name = "courses"

    def ready(self) -> None:
        """Put the triggers back after each migration."""
        post_migrate.connect(install_triggers, sender=self)
