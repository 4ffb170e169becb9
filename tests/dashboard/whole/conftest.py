"""A class of three dozen whose rows tie, lack values and break off, by chance."""

from datetime import timedelta
from random import Random

import pytest

from courses.models import Enrolment
from quizzes.models import Attempt
from tests.factories.courses import (
    EnrolmentFactory,
    LessonFactory,
    LessonProgressFactory,
    UnitFactory,
)
from tests.factories.quizzes import AssignmentFactory, AttemptFactory

STUDENTS = 36
# Equal shares of different papers are ties: 1 of 3 and 2 of 6, 7 of 10 and 14 of 20.
POINTS = [
    ("1", 3),
    ("2", 6),
    ("7", 10),
    ("14", 20),
    ("6.9999", 10),
    ("10", 10),
    ("0", 4),
]
NAMES = ["Ada Obi", "ada obi", "Bo Lee", "Cy Wu", "", "Émile Roy", "100%_real"]


@pytest.fixture
def opened(cohort, now):
    """Three quizzes, of which another attempt counts each, and one for practice."""
    return [
        AssignmentFactory(
            cohort=cohort,
            opens_at=now - timedelta(days=30),
            closes_at=None,
            quiz__slug=slug,
            **rules,
        )
        for slug, rules in {
            "best": {"counts": "best"},
            "last": {"counts": "last"},
            "first": {"counts": "first"},
            "practice": {"behavior": "practice"},
        }.items()
    ]


@pytest.fixture
def to_read(cohort):
    """Three lessons and two, and some that are gone."""
    units = [UnitFactory(course=cohort.course, position=n) for n in range(3)]
    lessons = [LessonFactory(unit=units[n]) for n in (0, 0, 0, 1, 1, 2)]
    lessons.append(LessonFactory(unit=units[0], is_retired=True))
    units[2].is_retired = True
    units[2].save()
    return lessons


@pytest.fixture
def whole(cohort, opened, to_read, now):
    """Fill the class; the same rows each time."""
    chance = Random(36)
    for number in range(STUDENTS):
        student = _enrol(cohort, number, chance, now)
        for lesson in to_read:
            _read(student, lesson, chance, now)
        for assignment in opened:
            _sit(student, assignment, chance, now)
    staff = EnrolmentFactory(cohort=cohort, observer=True)
    _take(staff, opened[0], 1, ("10", 10), "deferred", now)
    return cohort


def _enrol(cohort, number, chance, now):
    seen = chance.choice([None, 0, 3, 3, 7, 9, 9])
    return EnrolmentFactory(
        cohort=cohort,
        user__display_name=chance.choice(NAMES),
        user__email=f"s{number:02}@example.org",
        joined_at=now - timedelta(days=chance.choice([2, 20])),
        last_active_at=None if seen is None else now - timedelta(days=seen),
        status=chance.choice([Enrolment.Status.ACTIVE] * 7 + [Enrolment.Status.LEFT]),
    )


def _read(student, lesson, chance, now):
    how_far = chance.choice(["not", "begun", "done", "done"])
    if how_far != "not":
        LessonProgressFactory(
            enrolment=student,
            lesson=lesson,
            completed_at=now if how_far == "done" else None,
        )


def _sit(student, assignment, chance, now):
    attempts = chance.choice([0, 1, 1, 2, 3])
    for number in range(1, attempts + 1):
        behavior = chance.choice(
            ["deferred", "deferred", "immediate", None, "practice"]
        )
        is_open = number == attempts and chance.random() < 0.3
        points = None if is_open else chance.choice(POINTS)
        _take(student, assignment, number, points, behavior, now)


def _take(student, assignment, number, points, behavior, now):
    policy = {"pass_mark": "70"} | ({"behavior": behavior} if behavior else {})
    marked = {}
    if points:
        total, maximum = points
        marked = {
            "state": Attempt.State.SUBMITTED,
            "submitted_at": now,
            "total": total,
            "maximum": maximum,
            "has_passed": float(total) / maximum >= 0.7,
        }
    AttemptFactory(
        enrolment=student,
        assignment=assignment,
        number=number,
        policy=policy,
        **marked,
    )
