"""What happened to an answer, one row after another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempt import Answer


class AnswerEvent(models.Model):
    """Something a student or the clock did to an answer; kept forever."""

    class Kind(models.TextChoices):
        """What happened."""

        SAVE = "save", _("Saved")
        TRY = "try", _("Sent to be marked")
        FLAG = "flag", _("Flag changed")
        CONFLICT = "conflict", _("Not counted: another window had saved meanwhile")
        LATE = "late", _("Not counted: it came when the question was closed")

    answer = models.ForeignKey(
        Answer, on_delete=models.CASCADE, related_name="events", db_index=False
    )
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    response = models.JSONField(null=True, blank=True)
    pinned = models.JSONField(default=list)
    certainty = models.PositiveSmallIntegerField(null=True, blank=True)
    # Which page sent it, and its how-many-eth message; empty from a plain form.
    client_id = models.CharField(max_length=36, blank=True)
    client_seq = models.PositiveIntegerField(null=True, blank=True)
    client_at = models.DateTimeField(null=True, blank=True)
    server_at = models.DateTimeField()

    class Meta:
        verbose_name = _("answer event")
        verbose_name_plural = _("answer events")
        ordering = ("answer", "seq")
        constraints = (
            # Two saves at once would otherwise take the same number.
            models.UniqueConstraint(
                fields=("answer", "seq"), name="event_number_once_per_answer"
            ),
            # A retry of a message that did arrive changes nothing.
            models.UniqueConstraint(
                fields=("answer", "client_id", "client_seq"),
                condition=models.Q(client_seq__isnull=False),
                name="client_message_once_per_answer",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.seq} of answer {self.answer_id}"
