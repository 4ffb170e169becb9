"""A course as its package says it: units, lessons, objectives, sources, words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Course(models.Model):
    """One subject, loaded from a package and never edited here."""

    class Review(models.TextChoices):
        """Whether a clinician has signed the content off."""

        UNREVIEWED = "unreviewed", _("Not yet reviewed by a clinician")
        REVIEWED = "reviewed", _("Reviewed by a clinician")

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    summary = models.TextField()
    edition = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    review_status = models.CharField(max_length=12, choices=Review)
    reviewed_by_role = models.CharField(max_length=120, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    # Of the package's files: the same package loaded again is left alone.
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        constraints = (
            # A page must never claim a review that did not happen.
            models.CheckConstraint(
                condition=models.Q(review_status__in=["unreviewed", "reviewed"]),
                name="course_review_status_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Objective(models.Model):
    """What a learner can do afterwards."""

    course = models.ForeignKey(
        Course, on_delete=models.CASCADE, related_name="objectives"
    )
    code = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    bloom = models.CharField(max_length=12)
    client_need = models.CharField(max_length=60)
    naplex = models.CharField(max_length=60)

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ("course", "position")
        constraints = (
            # Items and lessons name objectives by code.
            models.UniqueConstraint(
                fields=("course", "code"), name="objective_code_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class Unit(models.Model):
    """A few lessons that belong together."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="units")
    slug = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    is_retired = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ("course", "position")
        constraints = (
            # The loader finds a unit again by its slug.
            models.UniqueConstraint(
                fields=("course", "slug"), name="unit_slug_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Lesson(models.Model):
    """Ten minutes of reading, rendered when the course is loaded."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="lessons")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="lessons")
    slug = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    lead = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField()
    # [{"slug", "title"}], in order; progress counts these.
    sections = models.JSONField()
    # [{"type": "html" | "figure" | "check" | "lab", "section",
    #   "html" | "item" | "lab"}], in order.
    blocks = models.JSONField()
    # [{"number", "key", "statuses", "html"}], in order of first use.
    sources = models.JSONField()
    # [{"slug", "word", "html"}]: the glossary words this lesson uses.
    terms = models.JSONField()
    objectives: "models.ManyToManyField[Objective, models.Model]" = (
        models.ManyToManyField(Objective, related_name="lessons")
    )
    digest = models.CharField(max_length=64)
    is_retired = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ("unit__position", "position")
        constraints = (
            # A lesson's address is its slug.
            models.UniqueConstraint(
                fields=("course", "slug"), name="lesson_slug_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def section_slugs(self) -> list[str]:
        """Return the sections' slugs in reading order."""
        return [section["slug"] for section in self.sections]


class Reference(models.Model):
    """A source; how sure we are of it belongs to each citation, not to it."""

    course = models.ForeignKey(
        Course, on_delete=models.CASCADE, related_name="references"
    )
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    organization = models.CharField(max_length=200)
    year = models.CharField(max_length=20, blank=True)
    container = models.CharField(max_length=200, blank=True)
    section = models.CharField(max_length=200, blank=True)
    doi = models.CharField(max_length=120, blank=True)
    address = models.URLField(max_length=400, blank=True)
    # The statuses it is cited with: "confirmed", "secondary", "known".
    statuses = models.JSONField(default=list)

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ("course", "organization", "title")
        constraints = (
            # A citation names its source by this key.
            models.UniqueConstraint(
                fields=("course", "key"), name="reference_key_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return self.key


class Term(models.Model):
    """A glossary word and its meaning."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="terms")
    slug = models.SlugField(max_length=80)
    word = models.CharField(max_length=80)
    also = models.JSONField(default=list)
    meaning_html = models.TextField()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ("course", "word")
        constraints = (
            # A lesson opens a word's meaning by its slug.
            models.UniqueConstraint(
                fields=("course", "slug"), name="term_slug_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return self.word
