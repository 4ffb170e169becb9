"""The row that a page asks about: one query, and no column that it does not need."""

from django.db.models import QuerySet

from accounts.models import User
from courses.models import Enrolment
from quizzes.models import SHOWN_PARTS, Answer
from quizzes.prepared import Prepared

# What a save reads. A version's content is parsed once in each process.
READ = (
    *(field.name for field in Answer._meta.concrete_fields),
    "attempt__enrolment",
    "attempt__state",
    "attempt__started_at",
    "attempt__deadline_at",
    "attempt__policy",
    "version__item",
    "version__kind",
    "version__schema",
    "version__digest",
    "version__stimulus_version__digest",
)
# What the page tells besides, and the rules that say how much of a try it tells.
SHOWN = (
    "attempt__assignment",
    "attempt__enrolment__cohort",
    "attempt__enrolment__cohort__time_zone",
    "attempt__enrolment__cohort__course__digest",
    "attempt__enrolment__cohort__course__edition",
    "attempt__enrolment__cohort__course__loaded_at",
    "attempt__enrolment__cohort__course__review_status",
    "attempt__enrolment__role",
    "attempt__number",
    "version__created_at",
    "version__max_points",
    "version__number",
    "attempt__assignment__quiz__title",
    "attempt__assignment__behavior",
    "attempt__assignment__shows_at",
    "attempt__assignment__reveals_solved",
    *(f"attempt__assignment__{part}" for part in SHOWN_PARTS),
)
JOINED = ("attempt", "version__stimulus_version")
JOINED_TOO = ("attempt__assignment__quiz", "attempt__enrolment__cohort__course")


def _saved_by(attempt: int, position: int, user: int) -> QuerySet[Answer]:
    """Return what a save reads of a person's own answer row."""
    return (
        Answer.objects.filter(
            attempt_id=attempt,
            position=position,
            attempt__enrolment__user_id=user,
            attempt__enrolment__status=Enrolment.Status.ACTIVE,
        )
        .select_related(*JOINED)
        .only(*READ)
    )


def _shown_to(attempt: int, position: int, user: int) -> QuerySet[Answer]:
    """Return what the page reads of it."""
    rows = _saved_by(attempt, position, user)
    return rows.select_related(*JOINED, *JOINED_TOO).only(*READ, *SHOWN)


SAVING, SHOWING = Prepared(_saved_by, 3), Prepared(_shown_to, 3)


def asked_row(
    user: User, attempt_id: int, position: int, *, is_shown: bool
) -> Answer | None:
    """Return a person's own answer row, without what is right about it.

    None where there is none, or the person has left the class. Columns left out here
    are read when they are asked for.
    """
    asked = SHOWING if is_shown else SAVING
    return next(iter(asked.rows(attempt_id, position, user.pk)), None)
