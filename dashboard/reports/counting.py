"""Which attempts count, said to the database: of a whole class at once.

It is the rule of `Standing.counting`, by which one student's pages go.
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import (
    Count,
    Exists,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Round

from dashboard.reports.line import FAILED_FROM
from quizzes.models import Assignment, Attempt, Behavior, Counts

# Equal shares of different papers have to come out equal, such as 1 of 3 and 2 of 6.
PLACES = 12
SHARE = Round(Cast(F("total"), FloatField()) / Cast(F("maximum"), FloatField()), PLACES)
# Attempts of old may say nothing of it.
BEHAVIOR = Coalesce(
    KeyTextTransform("behavior", "policy"), Value(""), output_field=TextField()
)
IS_MARKED = Q(state=Attempt.State.SUBMITTED) & ~Q(behavior=Behavior.PRACTICE)
# Which of a student's marked attempts come before the one looked at.
BEFORE = {
    Counts.FIRST: Q(number__lt=OuterRef("number")),
    Counts.LAST: Q(number__gt=OuterRef("number")),
    Counts.BEST: Q(share__gt=OuterRef("share"))
    | Q(share=OuterRef("share"), number__lt=OuterRef("number")),
}
# The same as an order: the first is the one that counts.
FROM_FIRST = {
    Counts.FIRST: ("number",),
    Counts.LAST: ("-number",),
    Counts.BEST: ("-share", "number"),
}


def counting(assignments: Sequence[Assignment]) -> "QuerySet[Attempt]":
    """Return the attempts whose mark counts, at most one of a student in a quiz.

    Each has its `share` of the points.
    """
    keys = [assignment.pk for assignment in assignments]
    same = _attempts().filter(
        assignment=OuterRef("assignment"), enrolment=OuterRef("enrolment")
    )
    before = same.filter(_before(assignments)).filter(IS_MARKED)
    # Only who ever began a second attempt has several to choose from.
    second = Attempt.objects.filter(assignment__in=keys, number__gt=1).order_by()
    has_one = ~Q(enrolment__in=second.values("enrolment"))
    return (
        _attempts()
        .filter(assignment__in=keys)
        .filter(IS_MARKED, has_one | ~Exists(before))
    )


def mark_in(assignment: Assignment) -> Subquery:
    """Return a column of enrolments: the `share` that counts in one quiz."""
    own = _attempts().filter(assignment=assignment, enrolment=OuterRef("pk"))
    first = own.filter(IS_MARKED).order_by(*FROM_FIRST[Counts(assignment.counts)])
    return Subquery(first.annotate(mark=F("share")).values("mark")[:1])


def failing(assignments: Sequence[Assignment]) -> "QuerySet[Attempt, int]":
    """Return the enrolments with as many quizzes under the pass mark as make a rule."""
    failed = counting(assignments).filter(has_passed=False)
    by_student = failed.values("enrolment").annotate(quizzes=Count("pk"))
    return by_student.filter(quizzes__gte=FAILED_FROM).values_list(
        "enrolment", flat=True
    )


def _attempts() -> "QuerySet[Attempt]":
    """Return attempts, each with its `share` and `behavior` to ask for."""
    return Attempt.objects.alias(share=SHARE, behavior=BEHAVIOR).order_by()


def _before(assignments: Sequence[Assignment]) -> Q:
    """Return what holds of attempts that come before the one looked at."""
    rules = {each.counts for each in assignments}
    if len(rules) == 1:
        return BEFORE[Counts(rules.pop())]
    of_each = [
        BEFORE[Counts(rule)]
        & Q(assignment__in=[each.pk for each in assignments if each.counts == rule])
        for rule in sorted(rules)
    ]
    return reduce(or_, of_each, Q())
