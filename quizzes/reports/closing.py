"""When an assignment is over for the last of its students."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from quizzes.models import Assignment, Attempt
from quizzes.policy import GRACE, class_policy
from quizzes.reports.policies import Grants, grants_at


def is_closed_for_all(assignment: Assignment, now: datetime) -> bool:
    """Tell whether nobody can begin, go on or have an answer on its way any more."""
    return assignment.pk in closed_for_all([assignment], now)


def closed_for_all(assignments: Sequence[Assignment], now: datetime) -> frozenset[int]:
    """Return the keys of those that are over for everyone, in three queries."""
    ends = closings_for_all(assignments)
    return frozenset(
        key for key, end in ends.items() if end is not None and now > end + GRACE
    )


def closed_for_all_at(assignment: Assignment) -> datetime | None:
    """Return when the last student's time is over; None where it never is."""
    return closings_for_all([assignment])[assignment.pk]


def closings_for_all(
    assignments: Sequence[Assignment],
) -> Mapping[int, datetime | None]:
    """Return when each is over for everyone, by its key, in three queries.

    An attempt under way keeps its deadline though the closing time moved earlier.
    """
    if not assignments:
        return {}
    grants = grants_at(assignments)
    running: dict[int, list[datetime | None]] = {each.pk: [] for each in assignments}
    rows = Attempt.objects.open().filter(assignment__in=assignments)
    for key, deadline in rows.order_by().values_list("assignment_id", "deadline_at"):
        running[key].append(deadline)
    return {
        each.pk: _last([*_closings(each, grants), *running[each.pk]])
        for each in assignments
    }


def _closings(assignment: Assignment, grants: Grants) -> list[datetime | None]:
    """Return the closing times of the class and of those with terms of their own."""
    of_class = class_policy(assignment, grants.of_class.get(assignment.pk, ()))
    theirs = (
        grants.policy(assignment, enrolment)
        for enrolment in grants.with_own_terms(assignment)
    )
    return [policy.closes_at.value for policy in (of_class, *theirs)]


def _last(ends: Sequence[datetime | None]) -> datetime | None:
    """Return the latest of the ends; None as soon as one of them never comes."""
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None
