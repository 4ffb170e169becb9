"""Keeping how far a lesson was read."""

import pytest
from django.urls import reverse

from courses.models import LessonProgress
from tests.factories.courses import LessonFactory

JSON = {"Accept": "application/json"}


@pytest.fixture
def lesson(unit):
    return LessonFactory(unit=unit)


@pytest.fixture
def reach(signed_in, enrolment, lesson):
    """Send how far the lesson was read."""
    address = reverse("study:reach", args=[enrolment.cohort_id, lesson.slug])

    def send(*sections, **kwargs):
        data = {"sections": sections, **kwargs.pop("data", {})}
        return signed_in.post(address, data, **kwargs)

    return send


def test_script_is_told_what_is_read(reach, enrolment):
    reply = reach("two-sites", data={"seconds": "42"}, headers=JSON)

    assert reply.json() == {
        "sections": ["two-sites"],
        "is_done": False,
        "count": "1 of 2 read",
        "left": "About 5 min left",
    }
    progress = LessonProgress.objects.get(enrolment=enrolment)
    assert (progress.sections_reached, progress.seconds_active) == (["two-sites"], 42)


def test_sections_add_up_to_a_read_lesson(reach, enrolment):
    reach("two-sites", headers=JSON)

    reply = reach("the-gate", headers=JSON).json()

    assert (reply["is_done"], reply["left"]) == (True, "")
    assert LessonProgress.objects.get(enrolment=enrolment).completed_at is not None


def test_button_marks_the_lesson_as_read_and_comes_back(
    reach, signed_in, enrolment, lesson
):
    address = reverse("study:lesson", args=[enrolment.cohort_id, lesson.slug])

    response = reach("two-sites", "the-gate")

    assert (response.status_code, response["Location"]) == (302, address)
    assert "This lesson is marked as read." in signed_in.get(address).content.decode()


def test_sections_of_an_earlier_edition_are_passed_over(reach):
    reply = reach("two-sites", "gone", "x" * 100_000, headers=JSON)

    assert reply.json()["sections"] == ["two-sites"]


@pytest.mark.parametrize("seconds", ["-1", "1e3", "soon", "86401"])
def test_impossible_seconds_are_refused_and_nothing_is_kept(reach, seconds):
    reply = reach("two-sites", data={"seconds": seconds}, headers=JSON)

    assert (reply.status_code, list(reply.json()["errors"])) == (422, ["seconds"])
    assert not LessonProgress.objects.exists()


def test_reading_takes_a_post(signed_in, enrolment, lesson):
    address = reverse("study:reach", args=[enrolment.cohort_id, lesson.slug])

    assert signed_in.get(address).status_code == 405
