"""How far a student has come in a lesson."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.cohort import Enrolment
from courses.models.course import Lesson


class LessonProgress(models.Model):
    """The sections of one lesson that one student has reached."""

    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.CASCADE, related_name="lesson_progress"
    )
    lesson = models.ForeignKey(
        Lesson, on_delete=models.CASCADE, related_name="progress"
    )
    # Slugs, in the order they were reached.
    sections_reached = models.JSONField(default=list)
    seconds_active = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    last_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("lesson progress")
        verbose_name_plural = _("lesson progress")
        constraints = (
            # Two tabs that reach a first section at once.
            models.UniqueConstraint(
                fields=("enrolment", "lesson"), name="one_progress_per_lesson"
            ),
        )

    def __str__(self) -> str:
        return f"{self.enrolment_id} in lesson {self.lesson_id}"
