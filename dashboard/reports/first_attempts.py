"""The first answers to one version of an item, for whoever looks at it closely."""

from django.db.models import ExpressionWrapper, F, FloatField, QuerySet
from django.db.models.functions import Cast, Coalesce, NullIf

from courses.models import Cohort
from quizzes.models import Answer, Assignment
from quizzes.reports.first_answers import first_answers as of_everyone


def first_answers(cohort: Cohort) -> "QuerySet[Answer]":
    """Return the marked answers of a class's first attempts, without practice."""
    graded = Assignment.objects.filter(cohort=cohort).graded()
    return of_everyone().filter(attempt__assignment__in=graded)


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
