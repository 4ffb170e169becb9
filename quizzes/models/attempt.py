"""One student's go at a quiz, and everything they sent in it."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import Enrolment
from quizzes.models.item import ItemVersion
from quizzes.models.quiz import Assignment, Slot
from quizzes.models.rules import Behavior
from quizzes.models.stimulus import ITEMS_IN_A_CASE


class AttemptQuerySet(models.QuerySet["Attempt"]):
    """Attempts, narrowed."""

    def of(self, user: User | int) -> "AttemptQuerySet":
        """Keep those of one person (or its key) whose enrolment still holds."""
        return self.filter(
            enrolment__user=user, enrolment__status=Enrolment.Status.ACTIVE
        ).select_related("assignment__quiz", "enrolment__cohort__course")

    def open(self) -> "AttemptQuerySet":
        """Keep those not yet submitted."""
        return self.filter(state=Attempt.State.OPEN)

    def submitted(self) -> "AttemptQuerySet":
        """Keep those that are marked."""
        return self.filter(state=Attempt.State.SUBMITTED)


class Attempt(models.Model):
    """A paper drawn for one student, with the deadline the server set."""

    class State(models.TextChoices):
        """Whether it still takes answers."""

        OPEN = "open", _("In progress")
        SUBMITTED = "submitted", _("Submitted")

    class CloseReason(models.TextChoices):
        """Why it takes no more answers."""

        SUBMITTED = "submitted", _("Submitted by the student")
        DEADLINE = "deadline", _("Time was up")

    # Here and below, a constraint or an index that begins with a key serves for it.
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="attempts", db_index=False
    )
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, related_name="attempts"
    )
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    # Orders options and draws items; the same seed gives the same paper.
    seed = models.CharField(max_length=32)
    started_at = models.DateTimeField()
    deadline_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.CharField(max_length=9, choices=CloseReason, blank=True)
    # The assignment's rules as they were when it began.
    policy = models.JSONField()
    # Points, rounded once from the exact sum; and how many there were to earn.
    total = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    maximum = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    has_passed = models.BooleanField(null=True, blank=True)
    # Answers that wait for a person to mark them, and what they may yet add.
    answers_waiting = models.PositiveSmallIntegerField(default=0)
    points_waiting = models.DecimalField(max_digits=9, decimal_places=4, default=0)
    # Whether any ever waited, so that no page looks through a class's marks for it.
    has_waited = models.BooleanField(default=False)
    # Whether its marks, as they are, are in the sums of the class's first answers.
    is_counted = models.BooleanField(default=False)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ("assignment", "enrolment", "number")
        constraints = (
            # Two tabs that start at once: the second one finds the first.
            models.UniqueConstraint(
                fields=("assignment", "enrolment"),
                condition=models.Q(state="open"),
                name="one_open_attempt_per_assignment_and_enrolment",
            ),
            models.UniqueConstraint(
                fields=("assignment", "enrolment", "number"),
                name="attempt_number_once_per_assignment_and_enrolment",
            ),
            # A marked attempt always says when it ended and what it earned.
            models.CheckConstraint(
                condition=models.Q(state="open", submitted_at=None, total=None)
                | models.Q(
                    state="submitted",
                    submitted_at__isnull=False,
                    total__isnull=False,
                    maximum__gt=0,
                    has_passed__isnull=False,
                ),
                name="attempt_is_marked_when_submitted",
            ),
            # What a student may still change waits for nobody.
            models.CheckConstraint(
                condition=models.Q(state="submitted")
                | models.Q(answers_waiting=0, points_waiting=0),
                name="only_a_submitted_attempt_waits",
            ),
        )
        indexes = (
            # `close_overdue` looks for open attempts past their deadline.
            models.Index(
                fields=("deadline_at",),
                condition=models.Q(state="open"),
                name="open_attempt_by_deadline",
            ),
            # The statistics of a class look for what came since they were read.
            models.Index(
                fields=("assignment",),
                condition=models.Q(is_counted=False),
                name="attempt_to_count",
            ),
            # Every page of a class says whether anything waits to be marked.
            models.Index(
                fields=("assignment",),
                condition=models.Q(has_waited=True),
                name="attempt_that_waited",
            ),
        )

    def __str__(self) -> str:
        return f"attempt {self.number} of {self.enrolment_id} at {self.assignment_id}"

    @property
    def is_open(self) -> bool:
        """Tell whether it still takes answers (its deadline aside)."""
        return self.state == self.State.OPEN

    @property
    def is_graded(self) -> bool:
        """Tell whether its mark can ever count: practice never does."""
        return bool(self.policy.get("behavior") != Behavior.PRACTICE)

    @property
    def is_one_way(self) -> bool:
        """Tell whether its questions come in order and close behind the student."""
        return bool(self.policy.get("is_one_way"))

    @property
    def percent(self) -> Decimal | None:
        """Return the share earned, 0 to 100, for showing; None until marked."""
        if self.total is None or self.maximum is None:
            return None
        return 100 * self.total / self.maximum

    @property
    def whole_percent(self) -> int:
        """Return the share in whole percent, cut: 69.9 is not 70; 0 until marked."""
        return int(self.percent or 0)


class Certainty(models.IntegerChoices):
    """How sure a student is of an answer."""

    GUESSING = 1, _("Guessing")
    FAIRLY_SURE = 2, _("Fairly sure")
    CERTAIN = 3, _("Certain")


class Answer(models.Model):
    """What a student did with one item of one attempt."""

    class State(models.TextChoices):
        """How much of it is answered."""

        EMPTY = "empty", _("Not answered")
        PARTIAL = "partial", _("Partly answered")
        COMPLETE = "complete", _("Answered")

    attempt = models.ForeignKey(
        Attempt, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="answers")
    # As seen; what it is scored with is each score's own.
    version = models.ForeignKey(
        ItemVersion, on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    # Which of its case's items it is, from 1, as the paper was drawn.
    case_position = models.PositiveSmallIntegerField(null=True, blank=True)
    # When its case, or a paper that goes one way, came to it; others are open at once.
    reached_at = models.DateTimeField(null=True, blank=True)
    # The ids of options or rows in the order shown.
    order = models.JSONField(default=list)
    parameters = models.JSONField(default=dict)
    response = models.JSONField(null=True, blank=True)
    # Rises by one with each accepted save.
    rev = models.PositiveIntegerField(default=0)
    # How many events it has, so that the next one's number needs no look-up.
    event_count = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State, default=State.EMPTY)
    # Set with the marks, so that a save that races the submission loses cleanly.
    is_closed = models.BooleanField(default=False)
    saved_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    is_flagged = models.BooleanField(default=False)
    # The lines of its chart that the student holds to matter; never part of a grade.
    pinned = models.JSONField(default=list)
    # One of Certainty; never part of a grade.
    certainty = models.PositiveSmallIntegerField(null=True, blank=True)
    active_ms = models.PositiveIntegerField(default=0)
    # Without an index of its own: none would be read, and each submission would write
    # every index of its answers anew.
    current_score = models.ForeignKey(
        "quizzes.Score",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("attempt", "position")
        constraints = (
            # A paper has one item in each place.
            models.UniqueConstraint(
                fields=("attempt", "position"), name="answer_position_once_per_attempt"
            ),
            models.CheckConstraint(
                condition=models.Q(certainty=None) | models.Q(certainty__in=(1, 2, 3)),
                name="answer_certainty_is_known",
            ),
        )
        indexes = (
            # Item statistics read a version's answers.
            models.Index(fields=("version",), name="answer_of_version"),
        )

    def __str__(self) -> str:
        return f"answer {self.position} of attempt {self.attempt_id}"

    @property
    def is_reached(self) -> bool:
        """Tell whether the student may see it by now."""
        is_open_at_once = self.case_position is None and not self.attempt.is_one_way
        return is_open_at_once or self.reached_at is not None

    @property
    def unfolds_more(self) -> bool:
        """Tell whether going on from it shows more of its case."""
        place = self.case_position
        return place is not None and place < ITEMS_IN_A_CASE
