"""Replies that come late, never, or in another order than their messages."""

import pytest
from playwright.sync_api import expect

from tests.browser.papers import CHOICE
from tests.browser.serving import TURN
from tests.browser.test_saving import CONFLICT, choose, state, stored, wait_until_sent
from tests.browser.waiting import ONE, answer_elsewhere, answer_offline, events
from tests.browser.windows import PATIENCE, sign_in
from tests.factories.courses import EnrolmentFactory

pytestmark = pytest.mark.needs_chromium

QUESTIONS = "**/questions/*/"
PAUSE = 20
TWO_ANSWERS = "Question 1 has two answers"
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
# Patience ends sooner than a person's would.
SHORT_OF_PATIENCE = """
const timeout = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (time) => timeout(Math.min(time, 1_000));
"""
LISTEN = """() => {
  window.said = [];
  const place = document.querySelector("[data-save-words]");
  new MutationObserver(() => window.said.push(place.textContent))
    .observe(place, { childList: true, characterData: true, subtree: true });
}"""
KEEP_DATABASE = """
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...names) {
  const request = open.apply(this, names);
  request.addEventListener("success", () => (window.database = request.result));
  return request;
};
"""

SLOW_WORD = """
const post = BroadcastChannel.prototype.postMessage;
BroadcastChannel.prototype.postMessage = function (word) {
  setTimeout(() => post.call(this, word), 4_000);
};
"""


def is_save(message):
    """Tell whether a request, or what a reply answers, brings an answer."""
    request = getattr(message, "request", message)
    return request.method == "POST" and "/questions/" in request.url


class Held:
    """Holds the first saves of a window until they are let go."""

    def __init__(self, page, count=1):
        self.page = page
        self.count = count
        self.routes = []
        page.route(QUESTIONS, self._hold)

    def _hold(self, route):
        if is_save(route.request) and len(self.routes) < self.count:
            self.routes.append(route)
        else:
            route.fallback()

    def wait(self):
        """Return once a save is held, whenever it was sent."""
        for _ in range(PATIENCE // PAUSE):
            if self.routes:
                return
            self.page.wait_for_timeout(PAUSE)
        pytest.fail("no save was sent")

    def let_go(self, number):
        """Send a save that was held, and wait for its reply."""
        with self.page.expect_response(is_save):
            self.routes[number].continue_()


def choose_and_send(page, number):
    """Choose an option; return once its save is on its way."""
    with page.expect_request(is_save):
        choose(page, number)


def save_elsewhere(windows, paper, number):
    """Save another option of the choice on another device."""
    device = windows.open(paper.enrolment.user)
    device.goto(paper.url(CHOICE))
    choose(device, number)
    expect(state(device)).to_contain_text("Saved")


def test_older_save_that_arrives_last_is_no_conflict_with_oneself(page, paper):
    page.goto(paper.url(CHOICE))
    held = Held(page)
    choose_and_send(page, 1)
    choose(page, 2)
    with page.expect_response(is_save):
        page.evaluate(HIDE)

    held.let_go(0)

    expect(state(page)).to_contain_text("Saved")
    choose_and_send(page, 3)
    expect(state(page)).to_contain_text("Saved")
    expect(page.get_by_role("heading", name=CONFLICT)).to_be_hidden()
    assert stored(paper) == 3
    assert [event.kind for event in events(paper)] == ["save", "conflict", "save"]


def test_conflict_is_about_the_newest_answer_of_the_page(page, windows, paper):
    page.goto(paper.url(CHOICE))
    save_elsewhere(windows, paper, 1)
    held = Held(page)
    choose_and_send(page, 2)
    choose(page, 3)

    held.let_go(0)

    expect(page.get_by_role("heading", name=CONFLICT)).to_be_visible()
    page.get_by_text("Show the answer from this page").click()
    newest = paper.answer(CHOICE).order[2]
    expect(page.locator("[id^=mine-]:checked")).to_have_value(newest)


def test_answer_changed_during_a_save_is_not_called_saved(page, paper):
    page.goto(paper.url(CHOICE))
    choose(page, 1)
    expect(state(page)).to_contain_text("Saved")
    held = Held(page, count=2)
    choose_and_send(page, 2)
    page.evaluate(LISTEN)
    choose(page, 3)

    with page.expect_request(is_save):
        held.let_go(0)

    assert not [words for words in page.evaluate("said") if "Saved" in words]
    expect(state(page)).to_have_text("Saving")
    held.let_go(1)
    expect(state(page)).to_contain_text("Saved")
    assert stored(paper) == 3


def test_answer_is_not_called_saved_before_it_is_sent(page, paper):
    page.goto(paper.url(CHOICE))
    choose(page, 1)
    expect(state(page)).to_contain_text("Saved")
    Held(page)

    choose(page, 2)

    assert state(page).text_content() == "Saving"


def test_save_that_is_never_answered_is_sent_again(page, paper):
    page.add_init_script(SHORT_OF_PATIENCE)
    page.goto(paper.url(CHOICE))
    Held(page)

    choose_and_send(page, 2)

    expect(state(page)).to_have_text(ONE)
    expect(state(page)).to_contain_text("Saved")
    assert stored(paper) == 2


def test_answer_waits_while_another_person_is_signed_in(page, paper, room, site):
    other = EnrolmentFactory(cohort=room.cohort)
    page.goto(paper.url(CHOICE))
    sign_in(page.context, other.user, site.url)
    choose(page, 2)
    expect(state(page)).to_contain_text("You were signed out")
    assert stored(paper) is None

    sign_in(page.context, paper.enrolment.user, site.url)

    expect(state(page)).to_contain_text("Saved")
    assert stored(paper) == 2


def test_waiting_answer_is_found_again_where_another_window_saw_none(page, paper):
    answer_offline(page, paper, 1)
    # As a window does that looked just before the answer was put down.
    page.evaluate("localStorage.removeItem('rounds-waiting')")

    page.evaluate("document.dispatchEvent(new Event('rounds:over'))")

    page.wait_for_function("() => localStorage.getItem('rounds-waiting') === '1'")


def test_answer_is_sent_though_the_browser_shut_its_database(page, paper):
    page.add_init_script(KEEP_DATABASE)
    page.goto(paper.url(CHOICE))
    choose(page, 1)
    expect(state(page)).to_contain_text("Saved")
    page.context.set_offline(True)
    choose(page, 2)
    expect(state(page)).to_contain_text(ONE)

    page.evaluate("database.close()")
    page.context.set_offline(False)

    expect(state(page)).to_contain_text("Saved")
    assert stored(paper) == 2


def test_window_tells_what_another_one_sent_for_it(page, windows, paper):
    page.goto(paper.url(CHOICE))
    page.route(QUESTIONS, lambda route: route.abort())
    choose(page, 2)
    expect(state(page)).to_have_text(ONE)
    beside = windows.beside(page.context)
    beside.add_init_script(SLOW_WORD)

    beside.goto(f"/cohorts/{paper.enrolment.cohort_id}/")

    wait_until_sent(beside)
    expect(state(page)).to_contain_text("Saved")
    assert stored(paper) == 2


@pytest.fixture
def undecided(page, windows, paper):
    """A window whose answer to the first question will lose to another device's."""
    answer_offline(page, paper, 1)
    answer_elsewhere(windows, paper)
    page.get_by_role("button", name="Check answers and submit").first.click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    page.wait_for_load_state()
    return page


def submit(page):
    page.get_by_role("button", name="Submit (").click()


def is_open(paper):
    with TURN:
        paper.attempt.refresh_from_db()
    return paper.attempt.is_open


def test_conflict_is_told_where_the_answers_are_checked(undecided):
    undecided.context.set_offline(False)

    expect(undecided.get_by_text("partly answered")).to_have_count(1)
    expect(undecided.get_by_role("link", name=TWO_ANSWERS)).to_be_visible()


def test_submitting_is_held_once_by_an_answer_to_decide_on(undecided, paper):
    held = Held(undecided)
    undecided.context.set_offline(False)
    held.wait()
    submit(undecided)

    held.let_go(0)

    expect(undecided.locator("[data-hold]")).to_contain_text(TWO_ANSWERS)
    assert is_open(paper)
    submit(undecided)
    heading = undecided.get_by_role("heading", name="Your answers are in")
    expect(heading).to_be_visible()
