"""The chart of a case or of a trend, in versions that never change."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Course

# One item for each step of clinical judgment.
ITEMS_IN_A_CASE = 6


class Stimulus(models.Model):
    """A patient's chart through all its versions."""

    class Form(models.TextChoices):
        """What is asked about it."""

        CASE = "case", _("Case, six items in order")
        TREND = "trend", _("Trend, one item")

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="stimuli")
    code = models.SlugField(max_length=80)
    form = models.CharField(max_length=5, choices=Form)
    title = models.CharField(max_length=200)
    current_version = models.ForeignKey(
        "quizzes.StimulusVersion",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("chart")
        verbose_name_plural = _("charts")
        ordering = ("course", "code")
        constraints = (
            # Quizzes name a case by its code.
            models.UniqueConstraint(
                fields=("course", "code"), name="stimulus_code_once_per_course"
            ),
            models.CheckConstraint(
                condition=models.Q(form__in=["case", "trend"]),
                name="stimulus_form_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.title


class StimulusVersion(models.Model):
    """A chart as it was at one time; a trigger refuses every later change.

    `content` holds the whole chart; no page is sent more of it than is due.
    """

    stimulus = models.ForeignKey(
        Stimulus, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("chart version")
        verbose_name_plural = _("chart versions")
        ordering = ("stimulus", "number")
        constraints = (
            # Two loads at once of the same changed chart.
            models.UniqueConstraint(
                fields=("stimulus", "number"),
                name="version_number_once_per_stimulus",
            ),
        )

    def __str__(self) -> str:
        return f"{self.stimulus_id} version {self.number}"
