"""What a process keeps of a lesson, and for how long."""

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Cohort, Lesson
from quizzes.content.loader import load_course
from study.reports.texts import MOST_KEPT, ORDERS, Place, text_at
from tests.factories.courses import (
    NINE_O_CLOCK,
    CohortFactory,
    EnrolmentFactory,
    LessonFactory,
    LessonProgressFactory,
)
from tests.factories.packages import spoil, write_package

LESSON = "lessons/first-step.md"


def text_of(cohort, slug):
    """Return the text that a class is shown."""
    course = cohort.course
    return text_at(Place(course.pk, course.digest, course.loaded_at, cohort.pk, slug))


def page_for(enrolment, lesson):
    """Return the page of a lesson as the person enrolled sees it."""
    browser = Client()
    browser.force_login(enrolment.user)
    address = reverse("study:lesson", args=[enrolment.cohort_id, lesson.slug])
    return browser.get(address).content.decode()


def test_new_load_is_shown_at_once(db, tmp_path):
    load_course(write_package(tmp_path), check=False, now=NINE_O_CLOCK)
    lesson = Lesson.objects.get()
    enrolment = EnrolmentFactory(cohort__course=lesson.course)
    before = page_for(enrolment, lesson)
    changed = spoil(LESSON, "Stopping suddenly", "Stopping at once")
    load_course(write_package(tmp_path, changed), check=False, now=NINE_O_CLOCK)

    after = page_for(enrolment, lesson)

    assert ("Stopping suddenly" in before, "Stopping at once" in before) == (
        True,
        False,
    )
    assert ("Stopping suddenly" in after, "Stopping at once" in after) == (False, True)


def test_earlier_package_loaded_again_is_read_again(db, enrolment, unit):
    lesson = LessonFactory(unit=unit)
    cohort = enrolment.cohort
    before = text_of(cohort, lesson.slug)
    cohort.course.loaded_at = NINE_O_CLOCK.replace(hour=10)

    assert text_of(cohort, lesson.slug) is not before


def test_nobody_sees_anothers_name_or_progress(enrolment, unit):
    lesson = LessonFactory(unit=unit)
    other = EnrolmentFactory(cohort=enrolment.cohort, user__display_name="Grace")
    LessonProgressFactory(
        enrolment=other, lesson=lesson, sections_reached=["two-sites", "the-gate"]
    )
    theirs = page_for(other, lesson)

    mine = page_for(enrolment, lesson)

    assert ("Grace" in theirs, "2 of 2 read" in theirs) == (True, True)
    assert ("Grace" in mine, "0 of 2 read" in mine) == (False, True)


def test_each_class_is_led_through_its_own_addresses(enrolment, unit):
    lesson = LessonFactory(unit=unit)
    other = EnrolmentFactory(cohort=CohortFactory(course=unit.course))
    page_for(enrolment, lesson)

    page = page_for(other, lesson)

    assert f"/cohorts/{other.cohort_id}/" in page
    assert f"/cohorts/{enrolment.cohort_id}/" not in page


def test_as_many_texts_are_kept_as_there_is_room_for(enrolment, unit):
    lesson = LessonFactory(unit=unit)
    for number in range(MOST_KEPT + 1):
        text_of(Cohort(pk=number, course=unit.course), lesson.slug)

    assert text_at.cache_info().currsize == MOST_KEPT


def test_unknown_lesson_takes_no_room(enrolment):
    with pytest.raises(Lesson.DoesNotExist):
        text_of(enrolment.cohort, "no-such-lesson")

    assert text_at.cache_info().currsize == 0


def test_students_find_the_options_in_different_orders(ask, enrolment):
    ask(
        content={
            "stem": "<p>Which?</p>",
            "options": [{"id": each, "text": each} for each in "abcd"],
            "shuffle": True,
        }
    )
    text = text_of(enrolment.cohort, "receptor")

    orders = {
        tuple(option.id for option in text.checks(seed)["which-site"].content.options)
        for seed in range(3 * ORDERS)
    }

    assert 1 < len(orders) <= ORDERS
