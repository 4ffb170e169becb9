"""Tells Django about this app."""

from django.apps import AppConfig


class StudyConfig(AppConfig):
    """The study app."""

    name = "study"
