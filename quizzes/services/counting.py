"""Keeping the sums of first answers, so that reading them stays cheap."""

from collections.abc import Sequence
from itertools import groupby

from django.db import transaction

from quizzes.models import Assignment, Attempt, CountedAttempt, Tally
from quizzes.reports.first_answers import AT_ONCE, changes_of, due_attempts
from quizzes.sums import read_sums, write_sums


def count_first_answers(assignments: Sequence[Assignment]) -> int:
    """Bring the sums of some quizzes of classes up to date; return what was due.

    Any number of machines may do this at once, and while students submit: an attempt
    that someone changes right now is counted the next time.
    """
    new, gone = (each.order_by() for each in due_attempts(assignments))
    due = sorted((assignment, attempt) for attempt, assignment in new.union(gone))
    for _, pairs in groupby(due, key=lambda pair: pair[0]):
        rows = list(pairs)
        for start in range(0, len(rows), AT_ONCE):
            _count(
                rows[0][0], [attempt for _, attempt in rows[start : start + AT_ONCE]]
            )
    return len(due)


@transaction.atomic
def _count(assignment: int, attempts: Sequence[int]) -> None:
    """Take some attempts of one quiz in, as far as nobody has or has them."""
    Tally.objects.get_or_create(assignment_id=assignment)
    tally = Tally.objects.select_for_update().get(assignment=assignment)
    new, gone = (
        list(
            due.filter(pk__in=attempts).select_for_update(
                of=("self",), skip_locked=True
            )
        )
        for due in due_attempts([tally.assignment])
    )
    sums = read_sums(tally.sums)
    changes = changes_of([*new, *gone])
    for change in changes:
        change.apply(sums)
    tally.sums = write_sums(sums)
    tally.save(update_fields=["sums"])
    due_keys = [change.attempt for change in changes]
    CountedAttempt.objects.filter(attempt__in=due_keys).delete()
    CountedAttempt.objects.bulk_create(
        CountedAttempt(
            attempt_id=change.attempt,
            parts=[part.document() for part in change.after],
        )
        for change in changes
    )
    for rows, is_counted in ((new, True), (gone, False)):
        keys = [attempt for attempt, _ in rows]
        Attempt.objects.filter(pk__in=keys).update(is_counted=is_counted)


@transaction.atomic
def recount(assignments: Sequence[Assignment]) -> int:
    """Forget the sums and add everything up again; nothing else is lost with them."""
    keys = [assignment.pk for assignment in assignments]
    Tally.objects.filter(assignment__in=keys).delete()
    counted = CountedAttempt.objects.filter(attempt__assignment__in=keys)
    counted.delete()
    Attempt.objects.filter(assignment__in=keys, number=1).update(is_counted=False)
    return count_first_answers(assignments)
