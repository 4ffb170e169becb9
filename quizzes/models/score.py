"""What an answer earned, each time it was marked."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.answer_event import AnswerEvent
from quizzes.models.attempt import Answer
from quizzes.models.item import ItemVersion
from quizzes.models.regrade import Regrade

LONGEST_NOTE = 300


class Score(models.Model):
    """One marking of one answer; a later one supersedes it and both are kept."""

    class Reason(models.TextChoices):
        """Why it was marked."""

        AUTO = "auto", _("Marked on submission")
        MANUAL = "manual", _("Marked by an instructor")
        WAIVE = "waive", _("Left out of the total by an instructor")
        REGRADE = "regrade", _("Marked again after a correction")

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
    # What of the points a try brings: less than all after earlier ones.
    factor = models.DecimalField(max_digits=5, decimal_places=4, default=1)
    # It counts neither as earned nor as to be earned.
    is_dropped = models.BooleanField(default=False)
    # Nothing is earned yet: the answer waits for a person to mark it.
    needs_person = models.BooleanField(default=False)
    # One entry a part: its id, group, whether selected and keyed, and its points;
    # none where a person marked the whole.
    elements = models.JSONField()
    # Such as "+4 −2 = 2 of 4".
    arithmetic = models.CharField(max_length=120, blank=True)
    # What the student should know besides; of a person's mark, the reason for it.
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    reason = models.CharField(max_length=8, choices=Reason)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="given_scores",
        null=True,
        blank=True,
    )
    regrade = models.ForeignKey(
        Regrade,
        on_delete=models.PROTECT,
        related_name="scores",
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
            models.CheckConstraint(
                condition=models.Q(reason__in=("auto", "manual", "waive", "regrade")),
                name="score_reason_is_known",
            ),
            # Points that still wait for a person would be counted twice.
            models.CheckConstraint(
                condition=models.Q(needs_person=False)
                | models.Q(reason__in=("auto", "regrade"), raw=0),
                name="score_that_waits_is_nothing_yet",
            ),
            # No try brings less than nothing or more than all.
            models.CheckConstraint(
                condition=models.Q(factor__gte=0, factor__lte=1),
                name="score_factor_is_a_share",
            ),
            # Whoever moves a grade by hand signs for it and says why.
            models.CheckConstraint(
                condition=~models.Q(reason__in=("manual", "waive"))
                | models.Q(by__isnull=False) & ~models.Q(note=""),
                name="score_by_hand_names_who_and_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="regrade") | models.Q(regrade__isnull=False),
                name="score_of_a_regrade_names_it",
            ),
        )

    def __str__(self) -> str:
        return f"{self.raw} of {self.maximum} for answer {self.answer_id}"

    @property
    def fraction(self) -> Fraction:
        """Return the exact share of the points, less what earlier tries cost."""
        return _share(self.raw, self.maximum, self.factor)

    @property
    def is_by_hand(self) -> bool:
        """Tell whether a person gave it, or left the answer out."""
        return self.reason in {self.Reason.MANUAL, self.Reason.WAIVE}


@lru_cache(maxsize=1024)
def _share(raw: int, maximum: int, factor: Decimal | int) -> Fraction:
    """Return an exact share; a class has few, and asks for each thousands of times."""
    return Fraction(raw, maximum) * Fraction(factor)
