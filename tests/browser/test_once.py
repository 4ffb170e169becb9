"""A form is sent once, however often it is pressed, but never stuck."""

import pytest
from playwright.sync_api import expect

from courses.models import JoinCode
from tests.browser.serving import TURN

pytestmark = pytest.mark.needs_chromium


class Button:
    """Makes a code; pressed where it is: asking for it would await what it sends."""

    def __init__(self, page):
        self.shown = page.locator(".page-head form button")
        box = self.shown.bounding_box()
        self._place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self._mouse = page.mouse

    def press(self):
        self._mouse.click(*self._place)


class Held:
    """Keeps the first form that is sent to `path` on its way."""

    def __init__(self, page, path):
        self.routes = []
        self._page = page
        self._browser = page.context.new_cdp_session(page)
        page.route(path, self._hold)

    def _hold(self, route):
        if route.request.method != "POST" or self.routes:
            route.continue_()
        if route.request.method == "POST":
            self.routes.append(route)

    def wait(self):
        while not self.routes:
            self._page.wait_for_timeout(20)

    def stop(self):
        """Press the browser's Stop."""
        self._browser.send("Page.stopLoading")


@pytest.fixture
def codes(windows, room):
    """The page of join codes, whose form makes another code each time it arrives."""
    page = windows.open(room.instructor)
    page.goto(f"/cohorts/{room.cohort.pk}/dashboard/codes/")
    return page


def made(room):
    with TURN:
        return JoinCode.objects.filter(cohort=room.cohort).count()


def test_form_pressed_twice_is_sent_once(codes, room):
    before = made(room)
    held = Held(codes, "**/codes/")
    button = Button(codes)
    button.press()
    held.wait()

    button.press()
    codes.wait_for_timeout(300)

    assert len(held.routes) == 1
    held.routes[0].continue_()
    expect(codes.get_by_text("lets students into")).to_be_visible()
    assert made(room) == before + 1


def test_form_that_was_stopped_can_be_sent_again(codes, room):
    before = made(room)
    held = Held(codes, "**/codes/")
    button = Button(codes)
    button.press()
    held.wait()

    held.stop()

    expect(button.shown).to_have_text("New code")
    expect(button.shown).not_to_have_attribute("aria-disabled", "true")
    button.press()
    expect(codes.get_by_text("lets students into")).to_be_visible()
    assert made(room) == before + 1
