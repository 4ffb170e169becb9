"""A lesson's page says what was read, however its answers travel."""

import pytest
from playwright.sync_api import expect

from tests.browser.reading import stay

pytestmark = pytest.mark.needs_chromium

LESSON = "mechanism-unknown"


def test_lesson_stays_read_when_answers_overtake_each_other(windows, room, student):
    page = windows.open(student.user)
    page.clock.install()
    held = []

    def hold_first(route):
        answer = route.fetch()
        if held:
            route.fulfill(response=answer)
        else:
            held.append((route, answer))

    page.route("**/reached/", hold_first)
    page.goto(f"/cohorts/{room.cohort.pk}/lessons/{LESSON}/")
    for end in page.locator("[data-section-end]").all():
        end.scroll_into_view_if_needed()
        stay(page, seconds=4)
    expect(page.get_by_text("You have read this lesson")).to_be_visible()

    route, answer = held[0]
    with page.expect_response("**/reached/"):
        route.fulfill(response=answer)
    page.evaluate("() => new Promise((done) => setTimeout(done))")

    expect(page.get_by_text("You have read this lesson")).to_be_visible()
