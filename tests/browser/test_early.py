"""An answer given before the page's scripts are there is an answer too."""

import pytest
from playwright.sync_api import expect

from tests.browser.papers import CHOICE, NUMBER, WITH_UNIT
from tests.browser.test_saving import choose, chosen, state, stored

pytestmark = pytest.mark.needs_chromium


class SlowScript:
    """Keeps the script that saves on its way to the first page until it is let go."""

    def __init__(self, page):
        self.routes = []
        page.route("**/js/player/autosave*.js", self._hold)

    def _hold(self, route):
        if self.routes:
            route.continue_()
        self.routes.append(route)

    def let_go(self, page):
        while not self.routes:
            page.evaluate("() => new Promise(requestAnimationFrame)")
        self.routes[0].continue_()
        page.wait_for_load_state()


@pytest.fixture
def slow(page):
    return SlowScript(page)


def begin(page, address):
    page.goto(address, wait_until="commit")


def go_on(page, here):
    page.locator("#answer [name=go][value=next]").click()
    page.wait_for_url(lambda url: here not in url)


def test_choice_made_before_the_script_came_is_saved(page, paper, slow):
    begin(page, paper.url(CHOICE))
    choose(page, 2)

    slow.let_go(page)

    expect(state(page)).to_contain_text("Saved")
    assert stored(paper) == 2


def test_number_typed_before_the_script_came_goes_on_with_next(page, paper, slow):
    here = paper.url(WITH_UNIT)
    begin(page, here)
    page.get_by_label("Your number").fill("1.5")
    page.locator("#answer select[name=unit]").select_option(index=1)
    slow.let_go(page)

    go_on(page, here)

    response = paper.answer(WITH_UNIT).response
    assert (response["value"], bool(response["unit"])) == ("1.5", True)


@pytest.mark.parametrize("code", [CHOICE, NUMBER, WITH_UNIT])
def test_page_that_nobody_changed_saves_nothing(page, paper, code):
    here = paper.url(code)
    sent = []
    page.on("request", lambda each: sent.append(each) if each.post_data else None)
    page.goto(here)

    go_on(page, here)

    assert sent == []
    assert paper.answer(code).response is None


def test_going_back_shows_what_was_saved_in_another_window(page, windows, paper):
    here = paper.url(CHOICE)
    page.goto(here)
    choose(page, 1)
    go_on(page, here)
    beside = windows.open(paper.enrolment.user)
    beside.goto(here)
    with beside.expect_response(lambda reply: reply.request.method == "POST"):
        choose(beside, 3)

    page.go_back()

    expect(chosen(page, 3)).to_be_checked()
    page.wait_for_load_state("networkidle")
    assert stored(paper) == 3
