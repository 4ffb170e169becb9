"""The drugs that a course teaches, each with its facts and numbers, and their boxes."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.course import Course


class Drug(models.Model):
    """What a course says of one drug, rendered when the course is loaded."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="drugs")
    slug = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    # Of the label that is cited.
    brand = models.CharField(max_length=200, blank=True)
    # [{"slug", "title", "position"}]: the groups of its approved uses.
    uses = models.JSONField(default=list)
    # {"slug", "title", "position"}: how it is metabolized.
    pathway = models.JSONField(default=dict)
    # [{"slug", "title", "is_quick", "facts": [{"about", "label", "body_html"}],
    # "none_html"}]; either there are facts, or it is told what their absence means.
    sections = models.JSONField(default=list)
    # [{"measure", "title", "unit", "note_html", "rows": [{"of", "role", "product",
    # "basis", "basis_title", "is_cited", "low", "typical", "high", "words",
    # "words_html", "note"}]}], in order.
    quantities = models.JSONField(default=list)
    # [{"slug", "title", "issued", "body_html"}], in order.
    boxes = models.JSONField(default=list)
    # [{"number", "key", "statuses", "html"}], in order of first use.
    sources = models.JSONField(default=list)
    # The slugs of the lessons that speak of it, in order.
    lessons = models.JSONField(default=list)

    class Meta:
        verbose_name = _("drug")
        verbose_name_plural = _("drugs")
        ordering = ("course", "position")
        constraints = (
            # A drug's address is its slug.
            models.UniqueConstraint(
                fields=("course", "slug"), name="drug_slug_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def rows_of(self, measure: str) -> Iterator[dict[str, Any]]:
        """Yield the stored numbers of one measure; ends are Decimals or None."""
        for quantity in self.quantities:
            if quantity["measure"] == measure:
                for row in quantity["rows"]:
                    ends = {
                        end: None if row[end] is None else Decimal(row[end])
                        for end in ("low", "typical", "high")
                    }
                    yield {**row, **ends, "unit": quantity["unit"]}


class BoxedWarning(models.Model):
    """A boxed warning that drugs of a course carry."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="boxes")
    slug = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    issued = models.CharField(max_length=200)
    body_html = models.TextField()
    # The names of the drugs that carry it; empty where all of them do.
    drugs = models.JSONField(default=list)
    # [{"number", "key", "statuses", "html"}], numbered as on a card of all boxes.
    sources = models.JSONField(default=list)

    class Meta:
        verbose_name = _("boxed warning")
        verbose_name_plural = _("boxed warnings")
        ordering = ("course", "position")
        constraints = (
            # The loader finds a box again by its slug.
            models.UniqueConstraint(
                fields=("course", "slug"), name="box_slug_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return self.title
