"""Quizzes as the course has them, and as a cohort takes them."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Cohort, Course, Unit
from quizzes.models.item import Item
from quizzes.models.rules import Behavior, Rules, Shown
from quizzes.models.stimulus import Stimulus


class Quiz(Rules):
    """Slots to fill with items, and what holds unless a cohort says otherwise."""

    class Purpose(models.TextChoices):
        """What it is for."""

        PRACTICE = "practice", _("Practice")
        GRADED = "graded", _("Graded")
        EXAM = "exam", _("Exam")

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="quizzes")
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, related_name="quizzes", null=True, blank=True
    )
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=8, choices=Purpose)
    # Percent; compared with the exact fraction earned.
    pass_mark = models.DecimalField(max_digits=5, decimal_places=2, default=70)
    digest = models.CharField(max_length=64)
    is_retired = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")
        ordering = ("course", "unit__position", "id")
        constraints = (
            # The loader finds a quiz again by its slug.
            models.UniqueConstraint(
                fields=("course", "slug"), name="quiz_slug_once_per_course"
            ),
            # A pass mark over 100 could never be reached.
            models.CheckConstraint(
                condition=models.Q(pass_mark__gte=0, pass_mark__lte=100),
                name="quiz_pass_mark_is_a_percentage",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Slot(models.Model):
    """A place in a quiz: one item, a case, or a draw of some from a pool."""

    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, related_name="slots")
    position = models.PositiveSmallIntegerField()
    weight = models.DecimalField(max_digits=6, decimal_places=2, default=1)
    draw = models.PositiveSmallIntegerField(default=1)
    # Worked out when the course is loaded; a fixed item is a pool of one.
    pool: "models.ManyToManyField[Item, models.Model]" = models.ManyToManyField(
        Item, related_name="slots"
    )
    # All of its items are asked, together and in their order.
    case = models.ForeignKey(
        Stimulus,
        on_delete=models.PROTECT,
        related_name="slots",
        null=True,
        blank=True,
    )
    # A slot that a later edition dropped; past attempts still point at it.
    is_retired = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering = ("quiz", "position")
        constraints = (
            # Two slots in one place would make the paper's order chance.
            models.UniqueConstraint(
                fields=("quiz", "position"),
                condition=models.Q(is_retired=False),
                name="slot_position_once_per_quiz",
            ),
            # A weight of nothing would divide a total by zero.
            models.CheckConstraint(
                condition=models.Q(weight__gt=0), name="slot_weight_is_positive"
            ),
        )

    def __str__(self) -> str:
        return f"slot {self.position} of quiz {self.quiz_id}"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments, narrowed."""

    def of_cohort(self, cohort: Cohort) -> "AssignmentQuerySet":
        """Keep those of one class, with their quizzes, soonest first."""
        return self.filter(cohort=cohort).select_related("quiz__unit")

    def graded(self) -> "AssignmentQuerySet":
        """Leave out those that are for practice: no gradebook has them."""
        return self.exclude(behavior=Behavior.PRACTICE)


class Assignment(Rules):
    """A quiz opened to a cohort. Instants are kept in UTC."""

    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, related_name="assignments"
    )
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="assignments")
    opens_at = models.DateTimeField(_("opens"))
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    # The day of whatever is shown "from a date on".
    shows_at = models.DateTimeField(_("shown from"), null=True, blank=True)
    # Extra time ends at the closing time, too.
    holds_closing = models.BooleanField(default=False)
    # A word that whoever begins an attempt has to give; none where it is empty.
    access_code = models.CharField(max_length=32, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ("opens_at", "id")
        constraints = (
            # Two instructors who open the same quiz at once.
            models.UniqueConstraint(
                fields=("cohort", "quiz"), name="one_assignment_per_cohort_and_quiz"
            ),
            # Dates out of order would close a quiz before it opens.
            models.CheckConstraint(
                condition=models.Q(closes_at=None)
                | models.Q(closes_at__gt=models.F("opens_at")),
                name="assignment_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=models.Q(attempts_allowed=None)
                | models.Q(attempts_allowed__gte=1),
                name="assignment_allows_an_attempt",
            ),
            models.CheckConstraint(
                condition=models.Q(time_limit=None)
                | models.Q(time_limit__gt=timedelta(0)),
                name="assignment_time_limit_is_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(tries_allowed__gte=1),
                name="assignment_allows_a_try",
            ),
            # More than all would be taken off.
            models.CheckConstraint(
                condition=models.Q(penalty__gte=0, penalty__lte=100),
                name="assignment_penalty_is_a_percentage",
            ),
            # A date that nobody gave would never come.
            models.CheckConstraint(
                condition=models.Q(shows_at__isnull=False)
                | ~models.Q(
                    models.Q(shows_mark=Shown.ON_DATE)
                    | models.Q(shows_correctness=Shown.ON_DATE)
                    | models.Q(shows_key=Shown.ON_DATE)
                    | models.Q(shows_rationale=Shown.ON_DATE)
                ),
                name="assignment_says_from_which_date",
            ),
        )

    def __str__(self) -> str:
        return f"quiz {self.quiz_id} for cohort {self.cohort_id}"
