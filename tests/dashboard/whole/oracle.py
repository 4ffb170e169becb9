"""What the pages of a class have to say, worked out row by row."""

from dataclasses import dataclass
from statistics import median

from courses.models import Enrolment, Lesson, LessonProgress
from dashboard.reports.line import Line, UnitState
from dashboard.reports.names import Person
from quizzes.models import Assignment, Attempt, Behavior
from quizzes.policy import Standing, class_policy


def lines_of(cohort, now):
    """Return every active student's line, in the order they joined."""
    students = Enrolment.objects.filter(cohort=cohort, role="student").order_by("pk")
    return [_line(each, now) for each in students if each.status == "active"]


def _line(student, now):
    opened = Assignment.objects.filter(cohort=student.cohort).order_by("pk")
    return Line(
        enrolment=student,
        person=Person(str(student.user), student.user.email),
        units=_units(student),
        standings=[
            Standing(
                class_policy(each, ()),
                list(
                    Attempt.objects.filter(assignment=each, enrolment=student).order_by(
                        "number"
                    )
                ),
                now,
            )
            for each in opened
            if each.behavior != Behavior.PRACTICE
        ],
        now=now,
    )


def _units(student):
    found = []
    for unit in student.cohort.course.units.filter(is_retired=False):
        lessons = Lesson.objects.filter(unit=unit, is_retired=False)
        rows = LessonProgress.objects.filter(enrolment=student, lesson__in=lessons)
        done = rows.exclude(completed_at=None)
        found.append(UnitState(unit, lessons.count(), rows.count(), done.count()))
    return found


@dataclass(frozen=True)
class Results:
    """What the overview says of one quiz."""

    passed: int
    failed: int
    open: int
    untouched: int
    marks: list
    median: float | None


def results_at(lines, place):
    """Return what the overview has to say of the quiz at `place`."""
    marks = [line.marks[place] for line in lines]
    numbers = sorted(float(mark.percent) for mark in marks if mark.percent is not None)
    passed = sum(mark.has_passed for mark in marks)
    failed = sum(mark.is_failed for mark in marks)
    untouched = sum(not mark.is_begun for mark in marks)
    return Results(
        passed,
        failed,
        len(marks) - passed - failed - untouched,
        untouched,
        numbers,
        median(numbers) if len(numbers) >= 5 else None,
    )


def in_order(lines, key, *, turned):
    """Sort as joined where equal; what is not known comes last either way."""
    known = [line for line in lines if key(line) is not None]
    unknown = [line for line in lines if key(line) is None]
    return [*sorted(known, key=key, reverse=turned), *unknown]
