"""The one table that the bare views read and write; it has no migration."""

from django.conf import settings
from django.db import models


class Note(models.Model):
    """A short text of one person."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    text = models.CharField(max_length=200)
    created_at = models.DateTimeField()

    objects: "models.Manager[Note]" = models.Manager()

    def __str__(self) -> str:
        return self.text
