"""Extra time: given once, seen, and honored when the quiz closes."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from quizzes.models import AnswerEvent
from quizzes.services.accommodations import set_accommodation
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory
from tests.quizzes.addresses import start_url
from tests.quizzes.demands.taking import Student

MINUTE = timedelta(minutes=1)


@pytest.fixture
def accommodate(instructor, now):
    """Give a student twice the time and a minute more."""

    def given(student):
        set_accommodation(
            enrolment=student.enrolment,
            time_multiplier=Decimal(2),
            extra_seconds=60,
            by=instructor,
            now=now,
        )
        return student

    return given


@pytest.fixture
def closing_soon(assignment, now):
    """It closes in ten minutes, and takes thirty."""
    assignment.closes_at = now + 10 * MINUTE
    assignment.save()
    return assignment


def minutes_given(student):
    attempt = student.attempt
    return (attempt.deadline_at - attempt.started_at) / MINUTE


def test_extra_time_is_given_once_and_holds_in_every_quiz(assignment, accommodate, now):
    second = AssignmentFactory(
        cohort=assignment.cohort, opens_at=now - MINUTE, closes_at=None
    )
    item = ItemFactory(course=assignment.cohort.course, code="other")
    SlotFactory(quiz=second.quiz, pool=[item])
    student = accommodate(Student(assignment))

    student.begin()
    first = minutes_given(student)
    student.client.post(start_url(second))
    other = student.enrolment.attempts.get(assignment=second)

    assert (first, (other.deadline_at - other.started_at) / MINUTE) == (61, 61)


def test_extra_time_is_visible_to_the_student(assignment, accommodate):
    student, other = accommodate(Student(assignment)), Student(assignment)

    pages = [
        each.client.get(start_url(assignment)).content.decode()
        for each in (student, other)
    ]

    assert ["61 min" in page for page in pages] == [True, False]


def test_extra_time_is_honored_at_closing(closing_soon, accommodate, monkeypatch, now):
    student, other = accommodate(Student(closing_soon)), Student(closing_soon)
    for each in (student, other):
        each.begin()
    after = now + 12 * MINUTE
    monkeypatch.setattr(timezone, "now", lambda: after)

    for each in (student, other):
        each.send("site", "b")

    kinds = [
        AnswerEvent.objects.get(answer__attempt=each.attempt).kind
        for each in (student, other)
    ]
    assert kinds == ["save", "late"]
    assert (student.attempt.is_open, other.attempt.is_open) == (True, False)


def test_extra_time_reaches_an_attempt_under_way(assignment, accommodate):
    student = Student(assignment)
    student.begin()
    before = minutes_given(student)

    accommodate(student)

    assert (before, minutes_given(student)) == (30, 61)


def test_staff_may_forbid_that_extra_time_moves_the_closing(closing_soon, accommodate):
    closing_soon.holds_closing = True
    closing_soon.save()
    student = accommodate(Student(closing_soon))

    student.begin()

    assert student.attempt.deadline_at == closing_soon.closes_at
