"""On paper a lesson is what it teaches, and nothing to press."""

import pytest
from playwright.sync_api import expect

from tests.browser.tour import LESSONS

# How a page looks and weighs is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]

FOR_THE_SCREEN = (
    ".site-header",
    ".site-nav",
    ".outline",
    ".crumbs",
    ".pager",
    ".finish",
)


@pytest.mark.parametrize("lesson", LESSONS)
def test_printed_lesson_has_no_navigation_and_every_number(page, room, lesson):
    page.goto(f"/cohorts/{room.cohort.pk}/lessons/{lesson}/")

    page.emulate_media(media="print")

    for part in FOR_THE_SCREEN:
        expect(page.locator(part)).to_be_hidden()
    tables = page.locator("figure details table")
    assert tables.count() > 0
    for table in tables.all():
        expect(table).to_be_visible()
    expect(page.get_by_role("heading", name="References")).to_be_visible()
    for button in page.get_by_role("button").all():
        assert "reference" not in (button.get_attribute("class") or "")


def test_printed_lesson_fits_the_paper(page, room):
    page.goto(f"/cohorts/{room.cohort.pk}/lessons/{LESSONS[0]}/")
    page.emulate_media(media="print")
    # A4 less its margins, in CSS pixels.
    page.set_viewport_size({"width": 673, "height": 1002})

    width = page.evaluate("document.documentElement.scrollWidth")

    assert width <= 673
