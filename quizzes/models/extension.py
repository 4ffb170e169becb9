"""Other dates and limits for one student, or for a whole class at once."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Enrolment
from quizzes.models.quiz import Assignment

LONGEST_REASON = 300


class ExtensionQuerySet(models.QuerySet["Extension"]):
    """Extensions, narrowed."""

    def standing(self) -> "ExtensionQuerySet":
        """Keep those not taken back, oldest first: the newest has the last word."""
        return self.filter(revoked_at=None).order_by("created_at", "id")

    def for_student(self, enrolment: Enrolment) -> "ExtensionQuerySet":
        """Keep a student's own and those of the whole class."""
        own = models.Q(enrolment=enrolment) | models.Q(enrolment=None)
        return self.standing().filter(own)


class Extension(models.Model):
    """What differs from an assignment's terms; what is empty stays as it was.

    A row is never changed, only taken back: later rows have the last word.
    """

    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="extensions"
    )
    # Empty for the whole class.
    enrolment = models.ForeignKey(
        Enrolment,
        on_delete=models.PROTECT,
        related_name="extensions",
        null=True,
        blank=True,
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts allowed"), null=True, blank=True
    )
    # Added to the time limit, and to what earlier extensions added.
    extra_time = models.DurationField(_("extra time"), default=timedelta)
    # After an outage only those who had begun by then get the extra time.
    started_before = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ("assignment", "created_at", "id")
        constraints = (
            # An extension never takes time away.
            models.CheckConstraint(
                condition=models.Q(extra_time__gte=timedelta(0)),
                name="extension_adds_time",
            ),
            models.CheckConstraint(
                condition=models.Q(attempts_allowed=None)
                | models.Q(attempts_allowed__gte=1),
                name="extension_allows_an_attempt",
            ),
            # Whoever moves a date says why.
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="extension_gives_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"extension {self.pk} of {self.assignment_id}"
