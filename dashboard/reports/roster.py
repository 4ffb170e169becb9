"""A class and what is asked about each of its students: the base of most pages.

Whom to show, in which order, and how many there are is the database's to say; only
those who are shown are looked up.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar, overload

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from courses.models import Cohort, Enrolment
from dashboard.reports.counting import counting, failing
from dashboard.reports.line import FAILED_FROM, QUIET_AFTER, Line
from dashboard.reports.names import numbers_of, person_of
from dashboard.reports.units import Expressions, UnitSize, progress, units_of
from quizzes.models import Assignment, Attempt
from quizzes.policy import Policy, Standing, class_policy

# A median of fewer would point at persons.
MEDIAN_FROM = 5
RowT = TypeVar("RowT")
# So many are held at once where all of them are read.
AT_ONCE = 500
# Of an attempt, what a `Standing` asks for.
OF_ATTEMPT = (
    "enrolment_id",
    "assignment_id",
    "state",
    "total",
    "maximum",
    "has_passed",
    "answers_waiting",
    "policy",
)
OF_STUDENT = ("joined_at", "last_active_at", "user__display_name", "user__email")


@dataclass(frozen=True)
class Order:
    """An order of students; those who are equal in it stand as they joined."""

    by: Sequence[Any] = ()
    # What `by` names.
    columns: Expressions = field(default_factory=dict)

    def of(self, students: "QuerySet[Enrolment, RowT]") -> "QuerySet[Enrolment, RowT]":
        """Return students in this order."""
        return students.alias(**self.columns).order_by(*self.by, "pk")


@dataclass(frozen=True)
class Tally:
    """How many students a class has, and of how many each rule holds."""

    students: int
    active: int
    quiet: int
    in_need: int


@dataclass(frozen=True)
class Roster:
    """The active students of a class."""

    cohort: Cohort
    units: Sequence[UnitSize]
    assignments: Sequence[Assignment]
    now: datetime
    hides_names: bool

    @property
    def students(self) -> "QuerySet[Enrolment]":
        """Return their enrolments, each of which knows when it was last `seen_at`."""
        active = Enrolment.objects.active().students().filter(cohort=self.cohort)
        return active.alias(seen_at=Coalesce("last_active_at", "joined_at"))

    @property
    def lines(self) -> "Lines":
        """Return all of them in the order they joined."""
        return Lines(self, self.students, Order())

    @property
    def is_active(self) -> Q:
        """Return what holds of those who did anything in the last seven days."""
        return Q(last_active_at__gt=self.now - QUIET_AFTER)

    @property
    def is_quiet(self) -> Q:
        """Return what holds of those of whom nothing was heard for seven days."""
        return Q(seen_at__lte=self.now - QUIET_AFTER)

    @cached_property
    def has_failed(self) -> Q:
        """Return what holds of those with two quizzes under the pass mark."""
        if len(self.assignments) < FAILED_FROM:
            return Q(pk__in=())
        # Django writes it once, and not wherever a query names it.
        sql, params = failing(self.assignments).query.sql_with_params()
        return Q(pk__in=RawSQL(sql, params))  # noqa: S611 - it is Django's own

    @property
    def needs_hand(self) -> Q:
        """Return what holds of those of whom one of the two rules holds."""
        return self.is_quiet | self.has_failed

    @cached_property
    def tally(self) -> Tally:
        """Return how many there are."""
        return Tally(
            **self.students.aggregate(
                students=Count("pk"),
                active=Count("pk", filter=self.is_active),
                quiet=Count("pk", filter=self.is_quiet),
                in_need=Count("pk", filter=self.needs_hand),
            )
        )

    @cached_property
    def in_need(self) -> "Lines":
        """Return those who need a hand: for two reasons, then the longest away."""
        both = Case(When(self.is_quiet & self.has_failed, then=Value(0)), default=1)
        return Lines(
            self,
            self.students.filter(self.needs_hand),
            Order(("both", "seen_at"), {"both": both}),
            self.tally.in_need,
        )

    @cached_property
    def policies(self) -> Sequence[Policy]:
        """Return the terms of each quiz for the class.

        Marks are told here and no dates, so nobody's own terms are looked up.
        """
        return [class_policy(assignment, ()) for assignment in self.assignments]

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """Return each student's number by enrolment, where names are hidden."""
        return numbers_of(self.cohort) if self.hides_names else {}

    @property
    def lessons(self) -> int:
        """Return how many lessons the course has."""
        return sum(size.lessons for size in self.units)

    @cached_property
    def waiting(self) -> frozenset[int]:
        """Return which quizzes, by place, have marks that wait for a person."""
        marks = counting(self.assignments).filter(
            has_waited=True, answers_waiting__gt=0, enrolment__in=self.students
        )
        waiting = set(marks.values_list("assignment", flat=True).distinct())
        return frozenset(
            index
            for index, assignment in enumerate(self.assignments)
            if assignment.pk in waiting
        )

    @property
    def may_show_medians(self) -> bool:
        """Tell whether the class is large enough for its medians."""
        return self.tally.students >= MEDIAN_FROM


@dataclass(frozen=True, eq=False)
class Lines(Sequence[Line]):
    """Some students of a class, in an order.

    A part of them takes two queries, and so does reading all of them, with one more
    for each few hundred.
    """

    roster: Roster
    students: "QuerySet[Enrolment]"
    order: Order
    # How many they are, where that is known beforehand.
    size: int | None = None

    def __len__(self) -> int:
        return self.students.count() if self.size is None else self.size

    @overload
    def __getitem__(self, part: int) -> Line: ...
    @overload
    def __getitem__(self, part: slice) -> list[Line]: ...
    def __getitem__(self, part: int | slice) -> Line | list[Line]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        # The order is found from keys alone; the rest is read of few.
        keys = self.order.of(self.students.values("pk"))[part]
        shown = self.roster.students.filter(pk__in=keys)
        return self._lines(list(self._rows(shown)))

    def __iter__(self) -> Iterator[Line]:
        rows = self._rows(self.students).iterator(AT_ONCE)
        while some := list(islice(rows, AT_ONCE)):
            yield from self._lines(some)

    def _rows(self, students: "QuerySet[Enrolment]") -> "QuerySet[Enrolment]":
        """Return students in the order, with all that a line says but attempts."""
        ordered = self.order.of(students).select_related("user").only(*OF_STUDENT)
        return ordered.annotate(**progress(self.roster.units))

    def _lines(self, students: Sequence[Enrolment]) -> list[Line]:
        """Return each student's line."""
        roster = self.roster
        attempts = _attempts(roster, students)
        return [
            Line(
                enrolment=student,
                person=person_of(
                    student,
                    roster.numbers.get(student.pk, 0),
                    is_hidden=roster.hides_names,
                ),
                units=[size.state(student) for size in roster.units],
                standings=[
                    Standing(
                        policy, attempts[student.pk, policy.assignment.pk], roster.now
                    )
                    for policy in roster.policies
                ],
                now=roster.now,
            )
            for student in students
        ]


def roster_of(cohort: Cohort, *, now: datetime, hides_names: bool) -> Roster:
    """Return the class at `now`; nobody is looked up before somebody is shown."""
    assignments = (
        Assignment.objects.of_cohort(cohort)
        .graded()
        .order_by("quiz__unit__position", "pk")
    )
    return Roster(cohort, units_of(cohort), list(assignments), now, hides_names)


def _attempts(
    roster: Roster, students: Sequence[Enrolment]
) -> Mapping[tuple[int, int], list[Attempt]]:
    """Return attempts by enrolment and assignment, first to last."""
    found: dict[tuple[int, int], list[Attempt]] = defaultdict(list)
    own = Attempt.objects.filter(
        assignment__in=roster.assignments, enrolment__in=students
    )
    for attempt in own.only(*OF_ATTEMPT).order_by("number"):
        found[attempt.enrolment_id, attempt.assignment_id].append(attempt)
    return found
