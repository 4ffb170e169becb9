"""How the quizzes of a class went: the marks that count, grouped by the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from statistics import median
from typing import NamedTuple

from django.db.models import Case, Count, Exists, OuterRef, Value, When

from dashboard.charts.frame import NARROW
from dashboard.charts.marks import Marks, marks_chart, steps
from dashboard.reports.counting import attempts_at, counting, counts_of
from dashboard.reports.roster import MEDIAN_FROM, Roster
from quizzes.models import Assignment, Attempt


class Group(NamedTuple):
    """Attempts at one quiz that came to the same points."""

    assignment: int
    total: Decimal | None
    maximum: Decimal | None
    has_passed: bool | None
    # Whether these are their students' marks that count, and their first attempts.
    counts: bool
    is_first: bool
    attempts: int

    @property
    def percent(self) -> float:
        """Return what they earned, 0 to 100, as a number to show."""
        return float(100 * (self.total or Decimal(0)) / (self.maximum or Decimal(1)))


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
    """Return how each quiz went, in one query."""
    groups = _groups(roster)
    return [
        _result(
            roster,
            assignment,
            [each for each in groups if each.assignment == assignment.pk],
        )
        for assignment in roster.assignments
    ]


def students_marked(roster: Roster) -> int:
    """Return how many students have a mark that counts, up to what a median takes."""
    marks = counting(roster.assignments).filter(enrolment__in=roster.students)
    return marks.values("enrolment").distinct()[:MEDIAN_FROM].count()


def _groups(roster: Roster) -> list[Group]:
    """Return the students' attempts by what they came to."""
    earlier = Attempt.objects.filter(
        assignment=OuterRef("assignment"),
        enrolment=OuterRef("enrolment"),
        number__lt=OuterRef("number"),
    )
    counts = Case(
        When(counts_of(roster.assignments), then=Value(True)),  # noqa: FBT003
        default=Value(False),  # noqa: FBT003
    )
    rows = (
        attempts_at(roster.assignments)
        .filter(enrolment__in=roster.students)
        .annotate(counts=counts, is_first=~Exists(earlier))
        .values_list(*Group._fields[:-1])
        .annotate(attempts=Count("pk"))
    )
    return [Group(*values) for values in rows]


def _result(
    roster: Roster, assignment: Assignment, groups: Sequence[Group]
) -> QuizResult:
    """Return how one quiz went."""
    counting_ = [each for each in groups if each.counts]
    passed = sum(each.attempts for each in counting_ if each.has_passed)
    failed = sum(each.attempts for each in counting_) - passed
    begun = sum(each.attempts for each in groups if each.is_first)
    return QuizResult(
        assignment=assignment,
        passed=passed,
        failed=failed,
        open=begun - passed - failed,
        untouched=roster.tally.students - begun,
        marks=sorted(
            mark for each in counting_ for mark in [each.percent] * each.attempts
        ),
        may_show_median=roster.may_show_medians,
    )
