"""How the quizzes of a class went: the marks that count, grouped by the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from statistics import median
from typing import NamedTuple

from django.db.models import Count

from dashboard.charts.frame import NARROW
from dashboard.charts.marks import Marks, marks_chart, steps
from dashboard.reports.counting import counting
from dashboard.reports.roster import MEDIAN_FROM, Roster
from quizzes.models import Assignment, Attempt


class Group(NamedTuple):
    """Marks that count, of one quiz and of the same points."""

    assignment: int
    total: Decimal
    maximum: Decimal
    has_passed: bool
    students: int

    @property
    def percent(self) -> float:
        """Return what they come to, 0 to 100, as a number to show."""
        return float(100 * self.total / self.maximum)


@dataclass(frozen=True)
class QuizResult:
    """How one quiz went so far."""

    assignment: Assignment
    passed: int
    failed: int
    open: int
    untouched: int
    # Those that count, the lowest first.
    marks: Sequence[float]
    may_show_median: bool

    @property
    def not_yet(self) -> int:
        """Return how many have begun and not passed yet."""
        return self.failed + self.open

    @property
    def pass_mark(self) -> float:
        """Return the pass mark in percent."""
        return float(self.assignment.quiz.pass_mark)

    @property
    def median(self) -> float | None:
        """Return the median mark, hidden where it would point at persons."""
        is_shown = self.may_show_median and len(self.marks) >= MEDIAN_FROM
        return median(self.marks) if is_shown else None

    @cached_property
    def chart(self) -> Marks:
        """Return the drawing of its marks, for a third of a page or a phone."""
        return marks_chart(self.marks, self.pass_mark, self.median, NARROW)

    @property
    def steps(self) -> Sequence[tuple[float, float, int]]:
        """Return the drawing's numbers."""
        return steps(self.marks, self.pass_mark)


def results_of(roster: Roster) -> Sequence[QuizResult]:
    """Return how each quiz went, in two queries."""
    groups, begun = _groups(roster), _begun(roster)
    return [
        _result(
            roster,
            assignment,
            [each for each in groups if each.assignment == assignment.pk],
            begun.get(assignment.pk, 0),
        )
        for assignment in roster.assignments
    ]


def students_marked(roster: Roster) -> int:
    """Return how many students have a mark that counts, up to what a median takes."""
    marks = counting(roster.assignments).filter(enrolment__in=roster.students)
    return marks.values("enrolment").distinct()[:MEDIAN_FROM].count()


def _groups(roster: Roster) -> list[Group]:
    """Return the marks that count, by what they came to."""
    marks = counting(roster.assignments).filter(enrolment__in=roster.students)
    by_points = marks.values_list(*Group._fields[:-1]).annotate(students=Count("pk"))
    return [Group(*values) for values in by_points]


def _begun(roster: Roster) -> Mapping[int, int]:
    """Return how many students have any attempt at each quiz."""
    begun = (
        Attempt.objects.filter(
            assignment__in=roster.assignments, enrolment__in=roster.students
        )
        .order_by()
        .values_list("assignment")
        .annotate(students=Count("enrolment", distinct=True))
    )
    return dict(begun)


def _result(
    roster: Roster, assignment: Assignment, groups: Sequence[Group], begun: int
) -> QuizResult:
    """Return how one quiz went."""
    marks = [mark for each in groups for mark in [each.percent] * each.students]
    passed = sum(each.students for each in groups if each.has_passed)
    return QuizResult(
        assignment=assignment,
        passed=passed,
        failed=len(marks) - passed,
        open=begun - len(marks),
        untouched=roster.tally.students - begun,
        marks=sorted(marks),
        may_show_median=roster.may_show_medians,
    )
