"""What the first answers of a class add up to, so that no page adds them up again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempt import Attempt
from quizzes.models.quiz import Assignment


class Tally(models.Model):
    """The sums of one quiz in one class. It can be deleted: see `recount`."""

    assignment = models.OneToOneField(
        Assignment, on_delete=models.CASCADE, related_name="tally"
    )
    # By version of an item, in whole numbers; see `quizzes.sums`.
    sums = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")

    def __str__(self) -> str:
        return f"tally of assignment {self.assignment_id}"


class CountedAttempt(models.Model):
    """What one attempt added, so that it can be taken away when its marks change."""

    attempt = models.OneToOneField(
        Attempt, on_delete=models.CASCADE, related_name="counted"
    )
    parts = models.JSONField()

    class Meta:
        verbose_name = _("counted attempt")
        verbose_name_plural = _("counted attempts")

    def __str__(self) -> str:
        return f"what attempt {self.attempt_id} added"
