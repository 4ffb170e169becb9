"""What is asked, in versions that never change."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Objective
from quizzes.models.stimulus import ITEMS_IN_A_CASE, StimulusVersion


class Item(models.Model):
    """A question through all its versions."""

    class Use(models.TextChoices):
        """Where it may be asked."""

        CHECK = "check", _("Inline check, never graded")
        POOL = "pool", _("Quizzes")
        CASE = "case", _("A case")

    class Status(models.TextChoices):
        """Whether a new attempt may draw it."""

        LIVE = "live", _("Live")
        RETIRED = "retired", _("Retired")

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="items")
    code = models.SlugField(max_length=80)
    use = models.CharField(max_length=5, choices=Use)
    status = models.CharField(max_length=7, choices=Status, default=Status.LIVE)
    current_version = models.ForeignKey(
        "quizzes.ItemVersion",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    objectives: "models.ManyToManyField[Objective, models.Model]" = (
        models.ManyToManyField(Objective, related_name="items")
    )
    # Of the six clinical-judgment steps; empty where the item is not about one.
    step = models.CharField(max_length=24, blank=True)
    # Which of its case's items it is, from 1; none of those that stand alone has one.
    case_position = models.PositiveSmallIntegerField(null=True, blank=True)
    bloom = models.CharField(max_length=12)
    tags = models.JSONField(default=list)

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ("course", "code")
        constraints = (
            # Quizzes and lessons name an item by its code.
            models.UniqueConstraint(
                fields=("course", "code"), name="item_code_once_per_course"
            ),
            models.CheckConstraint(
                condition=models.Q(use__in=["check", "pool", "case"]),
                name="item_use_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(case_position=None)
                | models.Q(case_position__gte=1, case_position__lte=ITEMS_IN_A_CASE),
                name="item_place_in_its_case_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["live", "retired"]),
                name="item_status_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.code


class ItemVersion(models.Model):
    """An item as it was at one time; a trigger refuses every later change.

    The key has a column of its own, so that it can't leak with the content.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions")
    # The chart it is asked about, if any.
    stimulus_version = models.ForeignKey(
        StimulusVersion,
        on_delete=models.PROTECT,
        related_name="item_versions",
        null=True,
        blank=True,
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    schema = models.PositiveSmallIntegerField()
    content = models.JSONField()
    key = models.JSONField()
    scoring = models.JSONField()
    feedback = models.JSONField()
    max_points = models.PositiveSmallIntegerField()
    # The stem as plain text, for tables and page titles.
    summary = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("item version")
        verbose_name_plural = _("item versions")
        ordering = ("item", "number")
        constraints = (
            # Two loads at once of the same changed item.
            models.UniqueConstraint(
                fields=("item", "number"), name="version_number_once_per_item"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} version {self.number}"
