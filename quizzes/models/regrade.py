"""Marking again what a correction touches: proposed, looked at, then applied."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Cohort
from quizzes.models.item import Item, ItemVersion
from quizzes.models.quiz import Slot

LONGEST_REASON = 300


class Regrade(models.Model):
    """A corrected key or a changed weight, and what became of the marks it touches."""

    class Policy(models.TextChoices):
        """What the correction does to a mark."""

        BEST_OF = "best-of", _("Keep whichever mark is better")
        REPLACE = "replace", _("Replace the mark, up or down")
        FULL_CREDIT = "full-credit", _("Full credit for everyone")
        DROP = "drop", _("Leave the question out of the total")

    class State(models.TextChoices):
        """How far it has come."""

        PROPOSED = "proposed", _("Waiting for a decision")
        APPLIED = "applied", _("Applied")
        DISMISSED = "dismissed", _("Dismissed")

    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, related_name="regrades"
    )
    # Either an item with two of its versions, or two slots that weigh differently.
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="regrades", null=True, blank=True
    )
    from_version = models.ForeignKey(
        ItemVersion, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    to_version = models.ForeignKey(
        ItemVersion, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    from_slot = models.ForeignKey(
        Slot, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    to_slot = models.ForeignKey(
        Slot, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    policy = models.CharField(max_length=11, choices=Policy, default=Policy.BEST_OF)
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    # What students read beside the question.
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    # As it was applied: one entry an attempt, with its totals before and after.
    preview = models.JSONField(default=list)
    # Empty where loading the course proposed it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="regrades",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("regrade")
        verbose_name_plural = _("regrades")
        ordering = ("-created_at", "-id")
        constraints = (
            # Two instructors, or two loads, that open the same one at once.
            models.UniqueConstraint(
                fields=("cohort", "from_version", "to_version"),
                condition=models.Q(state="proposed", item__isnull=False),
                name="one_open_regrade_per_cohort_and_versions",
            ),
            models.UniqueConstraint(
                fields=("cohort", "from_slot", "to_slot"),
                condition=models.Q(state="proposed", item=None),
                name="one_open_regrade_per_cohort_and_slots",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    item__isnull=False,
                    from_version__isnull=False,
                    to_version__isnull=False,
                    from_slot=None,
                    to_slot=None,
                )
                | models.Q(
                    item=None,
                    from_version=None,
                    to_version=None,
                    from_slot__isnull=False,
                    to_slot__isnull=False,
                ),
                name="regrade_is_of_an_item_or_of_a_weight",
            ),
            # What was decided says when; what was applied says by whom.
            models.CheckConstraint(
                condition=models.Q(state="proposed", decided_at=None)
                | models.Q(
                    state__in=("applied", "dismissed"),
                    decided_at__isnull=False,
                    by__isnull=False,
                ),
                name="regrade_decided_says_when_and_by_whom",
            ),
        )

    def __str__(self) -> str:
        return f"regrade {self.pk} in cohort {self.cohort_id}"
