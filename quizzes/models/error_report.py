"""What a student holds to be wrong in the course, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Enrolment, Lesson
from quizzes.models.attempt import Answer
from quizzes.models.item import ItemVersion

SHORTEST_REPORT, LONGEST_REPORT = 10, 1000


class ErrorReport(models.Model):
    """One thing that one person says is wrong, with the reply."""

    class Part(models.TextChoices):
        """What sort of thing it is about."""

        LESSON = "lesson", _("Lesson")
        CHECK = "check", _("Quick check")
        QUESTION = "question", _("Question")
        CASE = "case", _("Case")
        DRUG = "drug", _("Drug")
        CLAIM = "claim", _("Claim")

    class State(models.TextChoices):
        """Whether somebody has still to look at it."""

        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, related_name="error_reports"
    )
    part = models.CharField(max_length=8, choices=Part)
    # What it was called when it was reported, and where it stood in the course.
    title = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    lesson = models.ForeignKey(
        Lesson,
        on_delete=models.PROTECT,
        related_name="error_reports",
        null=True,
        blank=True,
    )
    # As it was seen.
    version = models.ForeignKey(
        ItemVersion,
        on_delete=models.PROTECT,
        related_name="error_reports",
        null=True,
        blank=True,
    )
    answer = models.ForeignKey(
        Answer,
        on_delete=models.CASCADE,
        related_name="error_reports",
        null=True,
        blank=True,
    )
    text = models.CharField(max_length=LONGEST_REPORT)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    reply = models.CharField(max_length=LONGEST_REPORT, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="replies",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField()
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("error report")
        verbose_name_plural = _("error reports")
        ordering = ("-created_at", "-pk")
        constraints = (
            # A report that leads nowhere can't be acted on.
            models.CheckConstraint(
                condition=(
                    models.Q(part="lesson", lesson__isnull=False)
                    | models.Q(part="check", version__isnull=False)
                    | models.Q(part__in=("question", "case"), answer__isnull=False)
                    | models.Q(part__in=("drug", "claim"), address__gt="")
                ),
                name="error_report_is_about_something",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("open", "closed")),
                name="error_report_is_open_or_closed",
            ),
        )
        indexes = (
            # How many one person sent since yesterday, and their own list.
            models.Index(
                fields=("enrolment", "created_at"), name="error_reports_of_one_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.title}"

    @property
    def is_open(self) -> bool:
        """Tell whether somebody has still to look at it."""
        return self.state == self.State.OPEN
