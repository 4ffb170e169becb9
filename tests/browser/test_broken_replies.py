"""A reply that breaks off, or comes after a later one, leaves no page stuck."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_lab import LESSON as LAB_LESSON
from tests.browser.test_lab import field, lab
from tests.browser.test_theme import LIGHT

# What a browser does with these pages is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]

CHECK_LESSON = "receptor-and-drug-site"
# The headers came, and then the line broke.
BREAK_OFF = """() => {
  Response.prototype.text = () => Promise.reject(new TypeError("network error"));
}"""
COUNT_REPLIES = """() => {
  const ask = window.fetch;
  window.replies = 0;
  window.fetch = (...all) => ask(...all).finally(() => (window.replies += 1));
}"""


def test_check_whose_reply_breaks_off_is_sent_as_a_page(page, room):
    page.goto(f"/cohorts/{room.cohort.pk}/lessons/{CHECK_LESSON}/")
    page.evaluate(BREAK_OFF)
    check = page.locator("form[data-check]").first
    check.locator("label.option__text").first.click()

    with page.expect_navigation():
        check.get_by_role("button", name="Check answer").click()

    expect(check.locator("[data-feedback]")).to_be_visible()


def test_lab_whose_reply_breaks_off_is_drawn_as_a_page(page, room):
    page.goto(f"/cohorts/{room.cohort.pk}/lessons/{LAB_LESSON}/")
    page.evaluate(BREAK_OFF)
    field(page, "Drug").select_option("clonazepam")

    lab(page).get_by_role("button", name="Draw").click()

    page.wait_for_url("**/labs/half-life/**")
    expect(field(page, "Drug")).to_have_value("clonazepam")


def test_last_theme_stays_when_the_one_before_is_slow(windows):
    page = windows.open(color_scheme="light")
    page.goto("/about/")
    held = []

    def hold_first(route):
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/accounts/theme/", hold_first)
    page.evaluate(COUNT_REPLIES)
    with page.expect_request("**/accounts/theme/"):
        page.get_by_role("button", name="Dark theme").click()
    page.get_by_role("button", name="Light theme").click()
    expect(page.locator("body")).to_have_css("background-color", LIGHT)

    held[0].continue_()
    page.wait_for_function("() => replies === 2")
    page.reload()

    expect(page.locator("body")).to_have_css("background-color", LIGHT)
