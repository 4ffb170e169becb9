"""The sums of a class's first answers: what is kept, and what came since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from django.db.models import QuerySet

from courses.models import Enrolment, Role
from quizzes.models import Answer, Assignment, Attempt, CountedAttempt, Tally
from quizzes.sums import (
    NO_OPTION,
    Part,
    Tallied,
    add_parts,
    billionths,
    read_parts,
    read_sums,
)

# The kind whose responses are one option each.
CHOICE = "multiple-choice"
# Points and factors have no more decimal places than this.
PLACES = 10**4
# So many attempts are read at once, and counted in one transaction.
AT_ONCE = 500
COLUMNS = (
    "attempt_id",
    "version_id",
    "version__kind",
    "response",
    "state",
    "slot__weight",
    "current_score__raw",
    "current_score__maximum",
    "current_score__factor",
    "attempt__total",
    "attempt__maximum",
    "attempt__points_waiting",
)


class _Row(NamedTuple):
    """One answer, by `COLUMNS`."""

    attempt: int
    version: int
    kind: str
    response: Mapping[str, Any] | None
    state: str
    weight: Decimal
    raw: int
    maximum: int
    factor: Decimal
    total: Decimal
    possible: Decimal
    waiting: Decimal


Due: TypeAlias = QuerySet[Attempt, tuple[int, int]]


@dataclass(frozen=True)
class Change:
    """An attempt whose part of the sums is not what it was when it was counted."""

    attempt: int
    assignment: int
    before: Sequence[Part]
    after: Sequence[Part]

    def apply(self, sums: Tallied) -> None:
        """Put what it adds now in place of what it added."""
        add_parts(sums, self.before, -1)
        add_parts(sums, self.after)


def tallies_of(
    assignments: Sequence[Assignment], *, is_counted: bool = False
) -> Mapping[int, Tallied]:
    """Return the sums of each assignment by its key.

    Those kept are put right by what came since; few queries, unless much did. Whoever
    has just seen that nothing did says so with `is_counted`.
    """
    sums: dict[int, Tallied] = defaultdict(dict)
    for tally in Tally.objects.filter(assignment__in=assignments):
        sums[tally.assignment_id] = read_sums(tally.sums)
    if is_counted:
        return sums
    due = [pair for each in due_attempts(assignments) for pair in each]
    for start in range(0, len(due), AT_ONCE):
        for change in changes_of(due[start : start + AT_ONCE]):
            change.apply(sums[change.assignment])
    return sums


def due_attempts(assignments: Iterable[Assignment]) -> "tuple[Due, Due]":
    """Return the attempts that are to be counted, and those not to be any more.

    Shape: rows of the attempt's key and its assignment's.
    """
    keys = [assignment.pk for assignment in assignments]
    of_class = Attempt.objects.filter(assignment__in=keys, number=1).order_by("pk")
    new = of_class.submitted().filter(enrolment__role=Role.STUDENT, is_counted=False)
    # Whoever became staff meanwhile is no student of the class. There are few of them,
    # so that the database looks at theirs and not at everybody's attempts.
    staff = Enrolment.objects.staff().filter(cohort__assignments__in=keys)
    gone = of_class.filter(enrolment__in=staff, counted__isnull=False)
    columns = ("pk", "assignment_id")
    return new.values_list(*columns), gone.values_list(*columns)


def changes_of(due: Sequence[tuple[int, int]]) -> list[Change]:
    """Return what due attempts added and what they add now, in two queries."""
    if not due:
        return []
    keys = [attempt for attempt, _ in due]
    before = dict(
        CountedAttempt.objects.filter(attempt__in=keys).values_list("attempt", "parts")
    )
    after = _parts_of(keys)
    return [
        Change(
            attempt=attempt,
            assignment=assignment,
            before=read_parts(before.get(attempt, ())),
            after=after[attempt],
        )
        for attempt, assignment in due
    ]


def first_answers() -> "QuerySet[Answer]":
    """Return the marked answers of students' first attempts.

    Later attempts follow on feedback, so they say little of the item. What waits for
    a person to mark it is left out, as what it earns is not known, and so is what was
    left out of the total.
    """
    return Answer.objects.filter(
        attempt__enrolment__role=Role.STUDENT,
        attempt__state=Attempt.State.SUBMITTED,
        attempt__number=1,
        current_score__needs_person=False,
        current_score__is_dropped=False,
    ).order_by()


def _parts_of(attempts: Sequence[int]) -> Mapping[int, list[Part]]:
    """Return what each attempt adds now, by its key."""
    found: dict[int, list[Part]] = defaultdict(list)
    rows = first_answers().filter(attempt__in=attempts).values_list(*COLUMNS)
    for values in rows.order_by("attempt", "position").iterator():
        row = _Row(*values)
        found[row.attempt].append(_part(row))
    return found


def _part(row: _Row) -> Part:
    """Return what one answer adds: its own share, and that of the rest of its paper.

    The rest is all other points that are known by now: papers are drawn, so only
    shares compare.
    """
    earned, all_of_it = row.raw * int(row.factor * PLACES), row.maximum * PLACES
    own = int(row.weight * PLACES)
    rest = int(row.total * PLACES) * all_of_it - own * earned
    rest_of = int((row.possible - row.waiting) * PLACES) - own
    chosen = (row.response or {}).get("choice") or NO_OPTION
    return Part(
        version=row.version,
        x=billionths(earned, all_of_it),
        y=billionths(rest, rest_of * all_of_it),
        is_omitted=row.state == Answer.State.EMPTY,
        choice=chosen if row.kind == CHOICE else None,
    )
