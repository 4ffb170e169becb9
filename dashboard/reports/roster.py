"""A class with what each student has done: the base of most pages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count

from courses.models import Cohort, Enrolment, Lesson, LessonProgress, Role, Unit
from dashboard.reports.line import Line, UnitState
from dashboard.reports.names import person_of
from quizzes.models import Assignment, Attempt
from quizzes.policy import Standing, class_policy

# A median of fewer would point at persons.
MEDIAN_FROM = 5


@dataclass(frozen=True)
class UnitSize:
    """A unit of the course and how many lessons it has."""

    unit: Unit
    lessons: int


@dataclass(frozen=True)
class Roster:
    """The active students of a class, in the order they joined."""

    cohort: Cohort
    units: Sequence[UnitSize]
    assignments: Sequence[Assignment]
    lines: Sequence[Line]
    now: datetime
    hides_names: bool

    @cached_property
    def in_need(self) -> Sequence[Line]:
        """Return those who need a hand: for two reasons, then the longest away."""
        lines = [line for line in self.lines if line.needs_hand]
        return sorted(lines, key=lambda line: (-len(line.reasons), line.seen_at))

    @property
    def lessons(self) -> int:
        """Return how many lessons the course has."""
        return sum(size.lessons for size in self.units)

    @cached_property
    def waiting(self) -> frozenset[int]:
        """Return which quizzes, by place, have marks that wait for a person."""
        return frozenset(
            index
            for line in self.lines
            for index, mark in enumerate(line.marks)
            if mark.waiting
        )

    @property
    def may_show_medians(self) -> bool:
        """Tell whether the class is large enough for its medians."""
        return len(self.lines) >= MEDIAN_FROM


def roster_of(cohort: Cohort, *, now: datetime, hides_names: bool) -> Roster:
    """Return the class at `now`, in five queries however large it is."""
    units = _units(cohort)
    assignments = list(
        Assignment.objects.of_cohort(cohort)
        .graded()
        .order_by("quiz__unit__position", "pk")
    )
    # Marks are told here and no dates, so nobody's own terms are looked up.
    policies = [class_policy(assignment, ()) for assignment in assignments]
    read = _progress(cohort)
    attempts = _attempts(cohort)
    students = (
        Enrolment.objects.students()
        .filter(cohort=cohort)
        .select_related("user")
        .order_by("pk")
    )
    lines = [
        Line(
            enrolment=enrolment,
            person=person_of(enrolment, number, is_hidden=hides_names),
            units=[
                UnitState(size.unit, size.lessons, *read[enrolment.pk, size.unit.pk])
                for size in units
            ],
            standings=[
                Standing(policy, attempts[enrolment.pk, policy.assignment.pk], now)
                for policy in policies
            ],
            now=now,
        )
        for number, enrolment in enumerate(students, start=1)
        if enrolment.status == Enrolment.Status.ACTIVE
    ]
    return Roster(cohort, units, assignments, lines, now, hides_names)


def _units(cohort: Cohort) -> list[UnitSize]:
    """Return the course's units that have lessons, in order."""
    sizes: dict[Unit, int] = defaultdict(int)
    lessons = (
        Lesson.objects.filter(
            course=cohort.course_id, is_retired=False, unit__is_retired=False
        )
        .select_related("unit")
        .only("unit", "position")
        .order_by("unit__position", "position")
    )
    for lesson in lessons:
        sizes[lesson.unit] += 1
    return [UnitSize(unit, count) for unit, count in sizes.items()]


def _progress(cohort: Cohort) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Return lessons begun and done, by enrolment and unit."""
    rows = (
        LessonProgress.objects.filter(
            enrolment__cohort=cohort,
            enrolment__role=Role.STUDENT,
            lesson__is_retired=False,
        )
        .values_list("enrolment_id", "lesson__unit_id")
        .annotate(begun=Count("pk"), done=Count("completed_at"))
    )
    nothing = defaultdict[tuple[int, int], tuple[int, int]](lambda: (0, 0))
    nothing.update({(who, unit): (begun, done) for who, unit, begun, done in rows})
    return nothing


def _attempts(cohort: Cohort) -> Mapping[tuple[int, int], list[Attempt]]:
    """Return attempts by enrolment and assignment, first to last."""
    found: dict[tuple[int, int], list[Attempt]] = defaultdict(list)
    rows = (
        Attempt.objects.filter(assignment__cohort=cohort, enrolment__role=Role.STUDENT)
        .only(
            "enrolment_id",
            "assignment_id",
            "state",
            "total",
            "maximum",
            "has_passed",
            "answers_waiting",
            "policy",
        )
        .order_by("number")
    )
    for attempt in rows:
        found[attempt.enrolment_id, attempt.assignment_id].append(attempt)
    return found
