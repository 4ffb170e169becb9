"""What an answer earned, each time it was marked."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempt import Answer, AnswerEvent
from quizzes.models.item import ItemVersion


class Score(models.Model):
    """One marking of one answer; a later one supersedes it and both are kept."""

    class Reason(models.TextChoices):
        """Why it was marked."""

        AUTO = "auto", _("Marked on submission")

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="scores")
    # The save that was marked; none where nothing was answered.
    event = models.ForeignKey(
        AnswerEvent,
        on_delete=models.PROTECT,
        related_name="scores",
        null=True,
        blank=True,
    )
    version = models.ForeignKey(
        ItemVersion, on_delete=models.PROTECT, related_name="scores"
    )
    raw = models.PositiveSmallIntegerField()
    maximum = models.PositiveSmallIntegerField()
    # One entry a part: its id, group, whether selected and keyed, and its points.
    elements = models.JSONField()
    # Such as "+4 −2 = 2 of 4".
    arithmetic = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=8, choices=Reason)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="given_scores",
        null=True,
        blank=True,
    )
    supersedes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        related_name="superseded_by",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ("answer", "id")
        constraints = (
            # More than all, or all of nothing, is no mark.
            models.CheckConstraint(
                condition=models.Q(raw__lte=models.F("maximum"), maximum__gt=0),
                name="score_is_within_its_maximum",
            ),
        )

    def __str__(self) -> str:
        return f"{self.raw} of {self.maximum} for answer {self.answer_id}"
