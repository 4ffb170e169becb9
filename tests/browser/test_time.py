"""The countdown: hidden for good, and following a deadline that moved."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.papers import CHOICE, NUMBER, Paper
from tests.browser.serving import TURN

pytestmark = pytest.mark.needs_chromium


@pytest.fixture
def timed(student):
    """An attempt with thirty minutes."""
    return Paper(student, minutes=30)


def test_hidden_time_stays_hidden_on_the_next_page(page, timed):
    page.goto(timed.url(CHOICE))
    page.get_by_role("button", name="Time left").click()

    page.goto(timed.url(NUMBER))

    timer = page.get_by_role("button", name="Time left")
    expect(timer).to_have_attribute("aria-pressed", "true")
    expect(timer).to_contain_text("Show time")
    timer.click()
    expect(timer).to_contain_text("29:")


def test_countdown_follows_a_deadline_moved_during_the_attempt(page, timed):
    page.goto(timed.url(CHOICE))
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^29:\d\d$"))
    with TURN:
        timed.attempt.deadline_at += timedelta(minutes=15)
        timed.attempt.save(update_fields=["deadline_at"])

    page.locator("label.option__text").first.click()

    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^44:\d\d$"))
