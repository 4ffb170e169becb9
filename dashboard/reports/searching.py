"""Finding students by what the page calls them."""

import re
from collections.abc import Mapping

from django.db.models import Case, CharField, Q, QuerySet, Value, When, Window
from django.db.models.functions import Cast, Concat, RowNumber

from courses.models import Cohort, Enrolment

# From here on a label has no zero before its number.
TWO_DIGITS = 10
MOST_SEARCHED = 100


def search_in(params: Mapping[str, str]) -> str:
    """Return what a query string searches for, as much of it as a name can have."""
    return params.get("q", "").replace("\0", "").strip()[:MOST_SEARCHED]


def matching(
    cohort: Cohort,
    students: "QuerySet[Enrolment]",
    search: str,
    *,
    hides_names: bool,
) -> "QuerySet[Enrolment]":
    """Keep whose name or address holds `search` in any case; or whose label does."""
    # SQLite tells capitals of other alphabets from small letters, save in patterns.
    pattern = re.escape(search)
    if not hides_names:
        return students.filter(
            Q(user__display_name__iregex=pattern) | Q(user__email__iregex=pattern)
        )
    labelled = (
        Enrolment.objects.students()
        .filter(cohort=cohort)
        .annotate(number=Window(RowNumber(), order_by="pk"))
        .annotate(label=_label())
        .filter(label__iregex=pattern)
    )
    return students.filter(pk__in=labelled.values("pk"))


def _label() -> Concat:
    """Return the label that `person_of` gives by number."""
    zero = Case(When(number__lt=TWO_DIGITS, then=Value("0")), default=Value(""))
    return Concat(Value("Student "), zero, Cast("number", CharField()))
