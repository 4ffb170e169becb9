"""A text whose claims a course takes apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.course import Course


class Verdict(models.TextChoices):
    """What the evidence makes of a claim."""

    SUPPORTED = "supported", _("Supported")
    OVERSIMPLIFIED = "oversimplified", _("Oversimplified")
    UNSOURCED = "outdated-or-unsourced", _("Outdated or unsourced")
    MISLEADING = "misleading", _("Misleading")
    WRONG = "wrong", _("Wrong")


class Article(models.Model):
    """A text about a course's subject, told in the course's own words."""

    course = models.ForeignKey(
        Course, on_delete=models.CASCADE, related_name="articles"
    )
    title = models.CharField(max_length=200)
    about = models.TextField()
    # [{"id", "text"}]: the kinds of evidence there are to choose from.
    evidence = models.JSONField()
    # [{"label", "about"}], in order; a claim names its paragraph by its place here.
    paragraphs = models.JSONField()
    # {"title", "lead", "questions": [{"ask", "look"}]}
    method = models.JSONField()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = (
            # The loader finds an article again by its title.
            models.UniqueConstraint(
                fields=("course", "title"), name="article_title_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Claim(models.Model):
    """One claim of the text, and what the evidence says of it."""

    class Use(models.TextChoices):
        """What a claim may be used for."""

        GRADED = "graded", _("May be graded")
        PRACTICE = "practice", _("Practice")
        DISCUSS = "discuss", _("Close call, for discussion")

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="claims")
    number = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    paragraph = models.PositiveSmallIntegerField()
    text_html = models.TextField()
    verdict = models.CharField(max_length=24, choices=Verdict)
    use = models.CharField(max_length=8, choices=Use)
    # The ids of the kinds of evidence that would settle it.
    settled_by = models.JSONField()
    finding_html = models.TextField()
    matters_html = models.TextField()
    # [{"number", "key", "statuses", "html"}], in order of first use.
    sources = models.JSONField()
    is_retired = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("course", "position")
        constraints = (
            # A claim's address is its number.
            models.UniqueConstraint(
                fields=("course", "number"), name="claim_number_once_per_course"
            ),
        )

    def __str__(self) -> str:
        return f"Claim {self.number}"

    @property
    def is_close(self) -> bool:
        """Tell whether it is close to a second verdict, so that none is counted."""
        return self.use == self.Use.DISCUSS
