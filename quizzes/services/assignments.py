"""Opening a quiz to a cohort, and changing when and how it may be taken."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import User
from courses.models import Cohort
from courses.services.audit import record
from quizzes.errors import AlreadyAssignedError, DatesOutOfOrderError
from quizzes.models import Assignment, Quiz
from quizzes.services.deadlines import recompute_deadlines


@dataclass(frozen=True)
class Terms:
    """When a cohort may take a quiz, how long and how often."""

    opens_at: datetime
    due_at: datetime | None
    closes_at: datetime | None
    time_limit: timedelta | None
    attempts_allowed: int | None
    shows_mark: str
    shows_correctness: str
    shows_key: str
    shows_rationale: str

    def check(self) -> None:
        """Refuse dates that contradict each other.

        Raises:
            DatesOutOfOrderError: due or closing before opening, or due after closing.
        """
        dates = [self.opens_at, self.due_at, self.closes_at]
        given = [date for date in dates if date is not None]
        closes_at_once = self.closes_at is not None and self.closes_at <= self.opens_at
        if given != sorted(given) or closes_at_once:
            raise DatesOutOfOrderError


@transaction.atomic
def open_quiz(
    *, cohort: Cohort, quiz: Quiz, terms: Terms, by: User | None, now: datetime
) -> Assignment:
    """Open `quiz` to `cohort`.

    Raises:
        DatesOutOfOrderError: as `Terms.check`.
        AlreadyAssignedError: the cohort has it already; change that one instead.
    """
    terms.check()
    try:
        with transaction.atomic():
            assignment = Assignment.objects.create(
                cohort=cohort,
                quiz=quiz,
                behavior=quiz.behavior,
                counts=quiz.counts,
                **asdict(terms),
            )
    except IntegrityError as error:
        raise AlreadyAssignedError(quiz.title) from error
    record(
        "open quiz", assignment, actor=by, cohort=cohort, now=now, after=_shown(terms)
    )
    return assignment


@transaction.atomic
def change_terms(
    *, assignment: Assignment, terms: Terms, by: User, now: datetime
) -> None:
    """Change an assignment's terms; no attempt under way ends earlier for it.

    Raises:
        DatesOutOfOrderError: as `Terms.check`.
    """
    terms.check()
    locked = Assignment.objects.select_for_update().get(pk=assignment.pk)
    before = _shown(
        Terms(**{name: getattr(locked, name) for name in Terms.__dataclass_fields__})
    )
    for name, value in asdict(terms).items():
        setattr(locked, name, value)
    locked.save(update_fields=list(Terms.__dataclass_fields__))
    record(
        "change quiz dates",
        locked,
        actor=by,
        cohort=assignment.cohort,
        now=now,
        before=before,
        after=_shown(terms),
    )
    recompute_deadlines(locked, by=by, now=now)


def _shown(terms: Terms) -> dict[str, Any]:
    """Return the terms as JSON values for the audit trail."""
    return {
        name: value
        if value is None or isinstance(value, str | int)
        else value.isoformat()
        if isinstance(value, datetime)
        else value.total_seconds()
        for name, value in asdict(terms).items()
    }
