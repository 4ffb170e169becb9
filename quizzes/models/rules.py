"""How a quiz is taken, and what of its result is shown when."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class Behavior(models.TextChoices):
    """When an answer is marked, and how often it may be given."""

    DEFERRED = "deferred", _("Marked when you submit")
    IMMEDIATE = "immediate", _("Each question is marked as you go, once")
    INTERACTIVE = "interactive", _("Each question is marked as you go, with retries")
    PRACTICE = "practice", _("Check as often as you like; it never counts")


class Counts(models.TextChoices):
    """Which of several attempts counts."""

    BEST = "best", _("Your best attempt counts")
    LAST = "last", _("Your last attempt counts")
    FIRST = "first", _("Your first attempt counts")


class Shown(models.TextChoices):
    """From when on a part of the result is shown to the student."""

    DURING = "during", _("During the attempt, once a question is marked")
    AFTER_SUBMIT = "after-submit", _("As soon as you submit")
    AFTER_CLOSE = "after-close", _("After the quiz closes")
    ON_DATE = "on-date", _("From a date on")
    NEVER = "never", _("Never")


# The parts of a result that are shown, or not, each for itself.
SHOWN_PARTS = ("shows_mark", "shows_correctness", "shows_key", "shows_rationale")


class Rules(models.Model):
    """What a quiz and its opening to a class have in common."""

    time_limit = models.DurationField(_("time limit"), null=True, blank=True)
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts allowed"), null=True, blank=True
    )
    behavior = models.CharField(
        max_length=12, choices=Behavior, default=Behavior.DEFERRED
    )
    # How often one question may be tried, and the percentage that each try after the
    # first takes off; of the interactive behavior alone.
    tries_allowed = models.PositiveSmallIntegerField(default=1)
    penalty = models.DecimalField(
        max_digits=5, decimal_places=2, default=Decimal("0.00")
    )
    # Asked beside each answer and reported as calibration; never part of a grade.
    asks_certainty = models.BooleanField(default=False)
    # Questions come in order and close behind the student.
    is_one_way = models.BooleanField(default=False)
    counts = models.CharField(max_length=5, choices=Counts, default=Counts.BEST)
    shows_mark = models.CharField(
        max_length=12, choices=Shown, default=Shown.AFTER_SUBMIT
    )
    shows_correctness = models.CharField(
        max_length=12, choices=Shown, default=Shown.AFTER_SUBMIT
    )
    shows_key = models.CharField(
        max_length=12, choices=Shown, default=Shown.AFTER_SUBMIT
    )
    shows_rationale = models.CharField(
        max_length=12, choices=Shown, default=Shown.AFTER_SUBMIT
    )
    # Whoever answered a question wholly right sees why at once, whenever others do.
    reveals_solved = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def shows(self) -> dict[str, str]:
        """Return from when on each part of a result is shown, by its column."""
        return {name: getattr(self, name) for name in SHOWN_PARTS}
