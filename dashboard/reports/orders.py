"""By what the students table is sorted, each column either way."""

from collections.abc import Sequence

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Coalesce, Lower, NullIf

from dashboard.reports.counting import mark_in
from dashboard.reports.roster import Order, Roster
from dashboard.reports.units import Expressions, lessons_done, progress, units_done
from quizzes.models import Assignment

NAME, UNITS, LESSONS, ACTIVE, STATUS = "name", "units", "lessons", "active", "status"


def mark_key(assignment: Assignment) -> str:
    """Return what the column of a quiz is called."""
    return f"mark-{assignment.quiz.slug}"


def order_of(roster: Roster, sort: str, *, is_descending: bool) -> Order:
    """Return the order by a column; what is not known comes last either way."""
    columns, keys = _sorted_by(roster, sort)
    by = [
        F(key).desc(nulls_last=True) if is_descending else F(key).asc(nulls_last=True)
        for key in keys
    ]
    return Order(by, columns)


def _sorted_by(roster: Roster, sort: str) -> tuple[Expressions, Sequence[str]]:
    """Return what to sort by, and what of it to work out."""
    if sort == NAME:
        return by_name(hides_names=roster.hides_names)
    if sort == ACTIVE:
        return {}, ["last_active_at"]
    if sort == STATUS:
        return _statuses(roster)
    if sort in {UNITS, LESSONS}:
        return _readings(roster, sort)
    [assignment] = [each for each in roster.assignments if mark_key(each) == sort]
    return {"mark": mark_in(assignment)}, ["mark"]


def by_name(*, hides_names: bool) -> tuple[Expressions, Sequence[str]]:
    """Sort as people are called: by name or, without one, address; labels in turn."""
    if hides_names:
        return {}, ["pk"]
    name = Coalesce(
        NullIf("user__display_name", Value("")),
        "user__email",
        output_field=CharField(),
    )
    return {"name": Lower(name)}, ["name"]


def _statuses(roster: Roster) -> tuple[Expressions, Sequence[str]]:
    """Sort the quiet first, then others who need a hand; in each, the longest away."""
    rank = Case(
        When(roster.is_quiet, then=0), When(roster.has_failed, then=1), default=2
    )
    return {"rank": rank}, ["rank", "seen_at"]


def _readings(roster: Roster, sort: str) -> tuple[Expressions, Sequence[str]]:
    """Sort by units done, then lessons; or by lessons alone."""
    if not roster.units:
        return {}, []
    columns = {
        **progress(roster.units),
        "units_done": units_done(roster.units),
        "lessons_done": lessons_done(roster.units),
    }
    return columns, ["lessons_done"] if sort == LESSONS else [
        "units_done",
        "lessons_done",
    ]
