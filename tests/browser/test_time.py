"""The countdown: hidden for good, and following a deadline that moved."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.papers import CHOICE, NUMBER, Paper
from tests.browser.serving import TURN
from tests.browser.test_saving import choose, state, stored
from tests.browser.waiting import ONE

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


def test_clock_that_is_put_back_gives_no_time(page, timed):
    page.clock.install()
    page.goto(timed.url(CHOICE))
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^29:\d\d$"))

    page.clock.set_system_time(timed.attempt.started_at - timedelta(hours=1))
    page.clock.run_for(60_000)

    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^28:\d\d$"))


def test_time_that_is_up_is_told(page, timed):
    page.clock.install()
    page.goto(timed.url(CHOICE))
    page.evaluate("""() => {
      document.addEventListener("rounds:over", () => (document.title = "over"));
    }""")

    page.clock.fast_forward(31 * 60_000)

    expect(page).to_have_title("over")
    expect(page.locator("#live")).to_contain_text("Time is up")


def test_what_waits_is_sent_when_time_is_up(page, timed):
    page.clock.install()
    page.goto(timed.url(CHOICE))
    page.route("**/questions/*/", lambda route: route.abort())
    choose(page, 1)
    page.clock.run_for(2_000)
    expect(state(page)).to_contain_text(ONE)
    # From here on nothing is sent again for having waited long enough.
    with page.expect_event("requestfailed"):
        page.clock.pause_at(timed.attempt.deadline_at)
    page.unroute("**/questions/*/")

    page.evaluate("""() => document.dispatchEvent(new Event("rounds:over"))""")

    expect(state(page)).to_contain_text("Saved")
    assert stored(timed) == 1
