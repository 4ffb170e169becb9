"""The answers of first attempts, added up by the database."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import (
    Avg,
    Count,
    ExpressionWrapper,
    F,
    FloatField,
    Q,
    QuerySet,
    Sum,
)
from django.db.models.functions import Cast, Coalesce, NullIf

from courses.models import Cohort, Role
from quizzes.models import Answer, Attempt, Behavior

# The kind whose responses are one option each.
CHOICE = "multiple-choice"

Spread = Mapping[tuple[int, int], Mapping[str | None, tuple[int, float]]]


def first_answers(cohort: Cohort) -> "QuerySet[Answer]":
    """Return the marked answers of each student's first attempt at each quiz.

    Later attempts follow on feedback, so they say little of the item, and so do the
    tries of practice. What waits for a person to mark it is left out: what it earns is
    not known.
    """
    practice = Q(attempt__assignment__behavior=Behavior.PRACTICE)
    return Answer.objects.filter(
        ~practice,
        attempt__assignment__cohort=cohort,
        attempt__enrolment__role=Role.STUDENT,
        attempt__state=Attempt.State.SUBMITTED,
        attempt__number=1,
        current_score__needs_person=False,
    ).order_by()


def _as_float(name: str) -> Cast:
    """Return a column as a number that divides without rounding."""
    return Cast(F(name), FloatField())


# The share of this item's points, less what tries cost, and of all other points of the
# same paper that are known by now: papers are drawn, so only shares compare.
SHARE = ExpressionWrapper(
    _as_float("current_score__raw")
    * _as_float("current_score__factor")
    / _as_float("current_score__maximum"),
    FloatField(),
)
REST = Coalesce(
    ExpressionWrapper(
        (_as_float("attempt__total") - _as_float("slot__weight") * SHARE)
        / NullIf(
            _as_float("attempt__maximum")
            - _as_float("attempt__points_waiting")
            - _as_float("slot__weight"),
            0.0,
        ),
        FloatField(),
    ),
    0.0,
)


def sums_of(answers: "QuerySet[Answer]") -> Iterable[Mapping[str, Any]]:
    """Add up each item's answers in the database."""
    full = Q(current_score__raw=F("current_score__maximum"))
    return (
        answers.annotate(x=SHARE, y=REST)
        .values("version_id", quiz_id=F("attempt__assignment__quiz_id"))
        .annotate(
            n=Count("pk"),
            sum_x=Sum("x"),
            sum_y=Sum("y"),
            sum_xx=Sum(F("x") * F("x")),
            sum_yy=Sum(F("y") * F("y")),
            sum_xy=Sum(F("x") * F("y")),
            omitted=Count("pk", filter=Q(state=Answer.State.EMPTY)),
            full=Count("pk", filter=full),
            none=Count("pk", filter=Q(current_score__raw=0)),
        )
    )


def spread_of(answers: "QuerySet[Answer]") -> Spread:
    """Count the options chosen, with how their choosers did on the rest.

    The same response is stored as the same bytes, so the database can group by it.
    """
    found: dict[tuple[int, int], dict[str | None, tuple[int, float]]] = {}
    rows = (
        answers.filter(version__kind=CHOICE)
        .annotate(y=REST)
        .values_list("attempt__assignment__quiz_id", "version_id", "response")
        .annotate(n=Count("pk"), rest=Avg("y"))
    )
    for quiz, version, response, n, rest in rows:
        chosen = (response or {}).get("choice")
        found.setdefault((quiz, version), {})[chosen] = (n, rest)
    return found
