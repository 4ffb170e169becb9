"""More time for one student, wherever time counts."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.cohort import Enrolment

MOST_TIMES = Decimal(10)
MOST_EXTRA_SECONDS = 24 * 60 * 60


class Accommodation(models.Model):
    """How much longer one student has. Why is nobody's business and is not kept."""

    enrolment = models.OneToOneField(
        Enrolment, on_delete=models.CASCADE, related_name="accommodation"
    )
    time_multiplier = models.DecimalField(
        _("times as long"),
        max_digits=4,
        decimal_places=2,
        default=1,
        validators=(MinValueValidator(1), MaxValueValidator(MOST_TIMES)),
    )
    # On top of the multiplied limit.
    extra_seconds = models.PositiveIntegerField(
        _("extra seconds"),
        default=0,
        validators=(MaxValueValidator(MOST_EXTRA_SECONDS),),
    )

    class Meta:
        verbose_name = _("accommodation")
        verbose_name_plural = _("accommodations")
        constraints = (
            # An accommodation never takes time away.
            models.CheckConstraint(
                condition=models.Q(
                    time_multiplier__gte=1, time_multiplier__lte=MOST_TIMES
                ),
                name="accommodation_multiplies_by_one_or_more",
            ),
            models.CheckConstraint(
                condition=models.Q(extra_seconds__lte=MOST_EXTRA_SECONDS),
                name="accommodation_adds_a_day_at_most",
            ),
        )

    def __str__(self) -> str:
        return f"{self.time_multiplier} times and {self.extra_seconds} s more"
