"""Who changed what, when, and how it was before."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.cohort import Cohort


class AuditEntry(models.Model):
    """One change to people, dates, marks or content; never changed itself."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="audit_entries",
        null=True,
        blank=True,
        help_text=_("Empty where an operator's command did it."),
    )
    cohort = models.ForeignKey(
        Cohort,
        on_delete=models.PROTECT,
        related_name="audit_entries",
        null=True,
        blank=True,
    )
    action = models.CharField(max_length=60)
    # The row's table and key, such as "courses.enrolment" and "17".
    subject = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=40)
    at = models.DateTimeField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ("-at", "-id")
        indexes = (
            # A cohort's trail, newest first.
            models.Index(fields=("cohort", "-at"), name="audit_of_cohort"),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.subject} {self.subject_key}"
