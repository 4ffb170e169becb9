"""What a student with other terms reads before a quiz."""

from datetime import UTC, datetime, timedelta

import pytest

from quizzes.models import Attempt
from tests.factories.terms import AccommodationFactory, ExtensionFactory
from tests.quizzes.addresses import start_url

MINUTE = timedelta(minutes=1)


@pytest.fixture
def assignment(assignment):
    """Closes in a distant summer at 23:59 in Chicago."""
    assignment.due_at = datetime(2099, 7, 1, 4, 59, tzinfo=UTC)
    assignment.closes_at = datetime(2099, 7, 8, 4, 59, tzinfo=UTC)
    assignment.save()
    return assignment


def read(student, assignment):
    page = student.get(start_url(assignment)).content.decode()
    return " ".join(page.split())


def test_extra_time_is_told_as_what_was_and_what_is_theirs(
    student, assignment, enrolment
):
    AccommodationFactory(enrolment=enrolment)

    page = read(student, assignment)

    assert "Was 30 minutes, yours is 60 minutes: with your extra time." in page
    assert "Wed 8 Jul, 00:29" in page
    assert "Was Tue 7 Jul, 23:59 CDT: with your extra time." in page


def test_extension_is_told_without_its_reason(student, assignment, enrolment):
    ExtensionFactory(
        assignment=assignment,
        enrolment=enrolment,
        due_at=assignment.due_at + 2 * timedelta(days=1),
        attempts_allowed=3,
        reason="A death in the family",
    )

    page = read(student, assignment)

    assert "Was Tue 30 Jun, 23:59 CDT: extended for you." in page
    assert "3 of 3 left" in page
    assert "Was 2: extended for you." in page
    assert "family" not in page


def test_extension_of_the_class_is_told_as_such(student, assignment):
    ExtensionFactory(assignment=assignment, extra_time=90 * timedelta(seconds=1))

    page = read(student, assignment)

    assert (
        "Was 30 minutes, yours is 31 minutes 30 seconds: extended for the whole class."
    ) in page


def test_student_without_grants_reads_of_none(student, assignment):
    page = read(student, assignment)

    assert "30 minutes" in page
    assert "Was " not in page


def test_own_closing_lets_a_student_begin_when_the_class_no_longer_may(
    student, assignment, enrolment
):
    now = datetime.now(UTC)
    assignment.due_at, assignment.closes_at = None, now - MINUTE
    assignment.save()
    ExtensionFactory(
        assignment=assignment, enrolment=enrolment, closes_at=now + 20 * MINUTE
    )

    student.post(start_url(assignment))

    assert Attempt.objects.get().deadline_at == now + 20 * MINUTE


def test_attempt_under_way_reads_the_time_an_outage_gave_it(
    student, assignment, attempt
):
    ExtensionFactory(
        assignment=assignment,
        extra_time=10 * MINUTE,
        started_before=attempt.started_at + MINUTE,
    )

    page = read(student, assignment)

    assert "Was 30 minutes, yours is 40 minutes" in page
