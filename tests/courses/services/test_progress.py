from datetime import timedelta

import pytest

from courses.models import LessonProgress
from courses.services.progress import MOST_SECONDS, reach_sections
from tests.factories.courses import (
    NINE_O_CLOCK,
    EnrolmentFactory,
    LessonFactory,
    LessonProgressFactory,
)

pytestmark = pytest.mark.django_db

LATER = NINE_O_CLOCK + timedelta(minutes=5)


@pytest.fixture
def reading():
    """Return a student's enrolment and a lesson of two sections."""
    enrolment = EnrolmentFactory()
    lesson = LessonFactory(course=enrolment.cohort.course)
    return {"enrolment": enrolment, "lesson": lesson}


def test_the_first_section_begins_a_lesson(reading):
    progress = reach_sections(
        **reading, sections=["two-sites"], seconds=40, now=NINE_O_CLOCK
    )

    assert (progress.sections_reached, progress.seconds_active) == (["two-sites"], 40)
    assert (progress.started_at, progress.completed_at) == (NINE_O_CLOCK, None)
    assert reading["enrolment"].last_active_at == NINE_O_CLOCK


def test_every_section_completes_it_in_reading_order(reading):
    reach_sections(**reading, sections=["the-gate"], seconds=40, now=NINE_O_CLOCK)

    progress = reach_sections(**reading, sections=["two-sites"], seconds=2, now=LATER)

    assert progress.sections_reached == ["two-sites", "the-gate"]
    assert (progress.seconds_active, progress.completed_at) == (42, LATER)
    assert LessonProgress.objects.count() == 1


def test_reading_again_keeps_when_it_was_completed(reading):
    LessonProgressFactory(
        **reading,
        sections_reached=["two-sites", "the-gate"],
        completed_at=NINE_O_CLOCK,
    )

    progress = reach_sections(**reading, sections=["the-gate"], seconds=5, now=LATER)

    assert (progress.completed_at, progress.last_at) == (NINE_O_CLOCK, LATER)


def test_a_section_of_another_edition_is_passed_over(reading):
    progress = reach_sections(
        **reading, sections=["two-sites", "gone"], seconds=0, now=NINE_O_CLOCK
    )

    assert progress.sections_reached == ["two-sites"]


@pytest.mark.parametrize(
    ("seconds", "counted"), [(-5, 0), (0, 0), (90, 90), (10**9, MOST_SECONDS)]
)
def test_a_forgotten_tab_counts_half_an_hour(reading, seconds, counted):
    progress = reach_sections(**reading, sections=[], seconds=seconds, now=NINE_O_CLOCK)

    assert progress.seconds_active == counted
