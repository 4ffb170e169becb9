"""From signing up to the review, and to the instructor's eyes."""

import pytest
from playwright.sync_api import expect

from courses.models import LessonProgress
from tests.browser.answering import take_quiz
from tests.browser.journey import (
    EMAIL,
    LESSON,
    QUESTIONS,
    QUIZ,
    find_attempt,
    join,
    sign_up,
)
from tests.browser.reading import stay
from tests.browser.serving import TURN

pytestmark = pytest.mark.needs_chromium


def answer_check(page):
    check = page.locator("form[data-check]").first
    check.locator("label.option__text").first.click()
    check.get_by_role("button", name="Check answer").click()
    expect(check.locator(".check__result")).to_be_visible()


def begin(page):
    page.get_by_role("link", name=QUIZ).first.click()
    page.get_by_role("button", name="Begin the quiz").click()


def read_review(page):
    page.get_by_role("link", name="See your result").click()
    expect(page.get_by_role("img", name="Score")).to_be_visible()
    expect(page.locator(".review-item")).to_have_count(QUESTIONS)


def sections_read():
    with TURN:
        progress = LessonProgress.objects.get(enrolment__user__email=EMAIL)
        return progress.sections_reached, progress.lesson.section_slugs


def test_student_is_led_from_signing_up_to_the_review_and_is_seen(windows, room):
    page = windows.open()
    page.clock.install()

    sign_up(page)
    join(page, room.join_code.code)
    page.get_by_role("link", name="Start here").click()
    expect(page.get_by_role("heading", name=LESSON)).to_be_visible()
    ends = page.locator("[data-section-end]")
    for end in ends.all():
        end.scroll_into_view_if_needed()
        stay(page, seconds=4)
    expect(page.locator("[data-mark] .icon")).to_have_count(ends.count())
    expect(page.get_by_text("You have read this lesson")).to_be_visible()
    answer_check(page)
    page.get_by_role("link", name="Learn").click()
    begin(page)
    take_quiz(page, QUESTIONS)
    read_review(page)
    find_attempt(windows.open(room.instructor), room.cohort)

    read, sections = sections_read()
    assert set(read) == set(sections)


def test_student_is_led_the_same_way_without_script(windows, room):
    page = windows.open(has_script=False)

    sign_up(page)
    join(page, room.join_code.code)
    page.get_by_role("link", name="Start here").click()
    answer_check(page)
    page.get_by_role("button", name="Mark this lesson as read").click()
    expect(page.get_by_text("You have read this lesson")).to_be_visible()
    page.get_by_role("link", name="Learn").click()
    begin(page)
    take_quiz(page, QUESTIONS)
    read_review(page)
    find_attempt(windows.open(room.instructor, has_script=False), room.cohort)

    read, sections = sections_read()
    assert set(read) == set(sections)
