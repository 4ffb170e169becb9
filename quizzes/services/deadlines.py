"""Moving the deadlines of attempts under way: later, never earlier."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet

from accounts.models import User
from courses.models import Cohort, Enrolment
from courses.services.audit import new_entry, record_all
from quizzes.models import Assignment, Attempt
from quizzes.policy import NO_TIME, Policy, deadline_for
from quizzes.prepared import write_columns
from quizzes.reports.policies import Grants, grants_at, grants_of_student


def recompute_deadlines(
    assignment: Assignment,
    *,
    by: User | None,
    now: datetime,
    lost: timedelta = NO_TIME,
) -> int:
    """Give every open attempt the time its student's terms now allow; count them.

    Those begun by now get what an outage took from them on top of the time they have,
    even where the terms have become shorter since. Call it in the transaction that
    changes the terms, after the change.
    """
    running = Attempt.objects.open().filter(assignment=assignment)
    grants = grants_at([assignment])
    cohort = assignment.cohort
    return _move_later(running, grants, cohort=cohort, by=by, now=now, lost=lost)


def recompute_deadlines_of(
    enrolment: Enrolment, *, by: User | None, now: datetime
) -> int:
    """Do the same for one student's open attempts, whatever the quiz; count them."""
    running = Attempt.objects.open().filter(enrolment=enrolment)
    grants = grants_of_student(enrolment)
    return _move_later(running, grants, cohort=enrolment.cohort, by=by, now=now)


def catch_up(attempt: Attempt, *, now: datetime) -> None:
    """Give an attempt just begun what its terms became while it was being made.

    Whoever changes terms locks a row that the new attempt points at: either they see
    the attempt and move it, or it sees their change here.
    """
    same = Attempt.objects.filter(pk=attempt.pk)
    grants = grants_of_student(attempt.enrolment)
    cohort = attempt.enrolment.cohort
    if _move_later(same, grants, cohort=cohort, by=None, now=now):
        attempt.refresh_from_db(fields=["deadline_at"])


def _move_later(
    running: QuerySet[Attempt],
    grants: Grants,
    *,
    cohort: Cohort,
    by: User | None,
    now: datetime,
    lost: timedelta = NO_TIME,
) -> int:
    """Move those that the terms let end later, each with a line in the trail."""
    locked = (
        running.select_for_update(of=("self",))
        .select_related("assignment")
        .order_by("pk")
    )
    moved: list[tuple[Attempt, datetime | None]] = []
    for attempt in locked:
        policy = grants.policy(
            attempt.assignment, attempt.enrolment_id, attempt.started_at
        )
        deadline = deadline_for(policy, started_at=attempt.started_at)
        if lost and attempt.started_at <= now:
            deadline = _with_lost(deadline, attempt, lost, policy)
        if _is_later(deadline, attempt.deadline_at):
            moved.append((attempt, attempt.deadline_at))
            attempt.deadline_at = deadline
    _write(moved, cohort=cohort, by=by, now=now)
    return len(moved)


def _write(
    moved: Sequence[tuple[Attempt, datetime | None]],
    *,
    cohort: Cohort,
    by: User | None,
    now: datetime,
) -> None:
    """Save new deadlines, each with what it was before, in two statements."""
    write_columns([attempt for attempt, _ in moved], ["deadline_at"])
    record_all(
        [
            new_entry(
                "move deadline",
                attempt,
                actor=by,
                cohort=cohort,
                now=now,
                before={"deadline_at": _shown(before)},
                after={"deadline_at": _shown(attempt.deadline_at)},
            )
            for attempt, before in moved
        ]
    )


def _with_lost(
    deadline: datetime | None, attempt: Attempt, lost: timedelta, policy: Policy
) -> datetime | None:
    """Return a deadline no sooner than what was held and `lost`, until closing."""
    if deadline is None or attempt.deadline_at is None:
        return None
    given_back = attempt.deadline_at + lost
    return max(deadline, min(given_back, policy.closes_at.value or given_back))


def _is_later(new: datetime | None, old: datetime | None) -> bool:
    """Tell whether a deadline comes after another; none at all comes last."""
    return old is not None and (new is None or new > old)


def _shown(moment: datetime | None) -> str | None:
    """Return an instant as a JSON value."""
    return moment.isoformat() if moment else None
