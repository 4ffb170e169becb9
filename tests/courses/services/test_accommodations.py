"""Longer time for one student."""

from datetime import timedelta
from decimal import Decimal

import pytest

from courses.errors import AccommodationOutOfRangeError
from courses.models import Accommodation, AuditEntry
from courses.services.accommodations import remove_accommodation, set_accommodation
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory


@pytest.fixture
def student(db):
    return EnrolmentFactory()


@pytest.fixture
def instructor(student):
    return EnrolmentFactory(cohort=student.cohort, instructor=True).user


def give(student, instructor, times="1.5", seconds=0, now=NINE_O_CLOCK):
    return set_accommodation(
        enrolment=student,
        time_multiplier=Decimal(times),
        extra_seconds=seconds,
        by=instructor,
        now=now,
    )


def test_accommodation_is_kept_with_a_line_in_the_trail(student, instructor):
    give(student, instructor, "1.50", 600)

    row = Accommodation.objects.get()
    assert (row.enrolment, row.time_multiplier) == (student, Decimal("1.5"))
    assert row.extra_seconds == 600
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor) == ("set accommodation", instructor)
    assert (entry.subject, entry.subject_key) == ("courses.enrolment", str(student.pk))
    assert entry.cohort == student.cohort
    assert entry.before == {}
    assert entry.after == {"time_multiplier": "1.5", "extra_seconds": 600}


def test_second_accommodation_takes_the_place_of_the_first(student, instructor):
    give(student, instructor, "1.5")
    give(student, instructor, "2", 60, now=NINE_O_CLOCK + timedelta(hours=1))

    row = Accommodation.objects.get()
    assert (row.time_multiplier, row.extra_seconds) == (2, 60)
    entry = AuditEntry.objects.latest("id")
    assert entry.before == {"time_multiplier": "1.5", "extra_seconds": 0}
    assert entry.after == {"time_multiplier": "2", "extra_seconds": 60}


def test_same_accommodation_again_changes_nothing(student, instructor):
    give(student, instructor)
    give(student, instructor)

    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("times", "seconds"),
    [
        pytest.param("0.5", 0, id="less-time"),
        pytest.param("0.99", 600, id="less-time-and-some-back"),
        pytest.param("1", 0, id="no-more-time"),
        pytest.param("10.01", 0, id="over-ten-times"),
        pytest.param("1", -1, id="seconds-taken-away"),
        pytest.param("1", 86_401, id="over-a-day"),
    ],
)
def test_what_is_no_accommodation_is_refused(student, instructor, times, seconds):
    with pytest.raises(AccommodationOutOfRangeError):
        give(student, instructor, times, seconds)

    assert not Accommodation.objects.exists()
    assert not AuditEntry.objects.exists()


def test_removed_accommodation_leaves_its_trail(student, instructor):
    give(student, instructor)

    for _ in range(2):
        remove_accommodation(enrolment=student, by=instructor, now=NINE_O_CLOCK)

    assert not Accommodation.objects.exists()
    entry = AuditEntry.objects.latest("id")
    assert entry.action == "remove accommodation"
    assert entry.before == {"time_multiplier": "1.5", "extra_seconds": 0}
    assert AuditEntry.objects.count() == 2
