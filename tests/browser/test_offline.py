"""Answers outlive the connection, the page, the session and the window."""

import pytest
from playwright.sync_api import expect

from tests.browser.papers import CHOICE
from tests.browser.serving import TURN
from tests.browser.test_saving import (
    CONFLICT,
    choose,
    chosen,
    option,
    sign_in,
    state,
    stored,
)
from tests.factories.courses import EnrolmentFactory

pytestmark = pytest.mark.needs_chromium

WAITING = "Not saved: {} answers waiting"
ONE = "Not saved: 1 answer waiting"
# The pages of the paper, its list of answers, and the page for all others.
KEPT = 5 + 1
HAS_PAGES = """async (count) => {
  const pages = async () => {
    const name = (await caches.keys()).find((each) => /^rounds-\\d/.test(each));
    const kept = name ? await (await caches.open(name)).keys() : [];
    return kept.filter(({ url }) => url.endsWith("/")).length;
  };
  while (!navigator.serviceWorker.controller || (await pages()) < count)
    await new Promise((resolve) => setTimeout(resolve, 100));
}"""
ENTRIES = """() => new Promise((resolve) => {
  const request = indexedDB.open("rounds", 1);
  request.onsuccess = () => {
    const all = request.result.transaction("answers").objectStore("answers").getAll();
    all.onsuccess = () => resolve(all.result.map(({ state }) => state));
  };
})"""


def keep_pages(page, path):
    """Open a question and wait until the attempt can be walked without a connection."""
    page.goto(path)
    page.evaluate(HAS_PAGES, KEPT)


def wait_until_sent(page):
    """Wait until no answer waits on the device."""
    page.evaluate("""async () => {
      while (localStorage.getItem("rounds-waiting"))
        await new Promise((resolve) => setTimeout(resolve, 100));
    }""")


def go(page, number):
    page.locator("#answer").get_by_role("button", name="Next").click()
    heading = page.get_by_role("heading", name=f"Question {number} of 5")
    expect(heading).to_be_visible()


def answer_offline(page, paper, count):
    """Answer the first questions without a connection; the last stays on the page."""
    keep_pages(page, f"/attempts/{paper.attempt.pk}/questions/1/")
    page.context.set_offline(True)
    for number in range(1, count + 1):
        fill(page)
        if number < count:
            go(page, number + 1)
    page.locator("h1").click()
    words = WAITING.format(count) if count > 1 else ONE
    expect(state(page)).to_contain_text(words)


def fill(page):
    """Answer whatever the question is, with its first choices."""
    form = page.locator("#answer")
    rows = form.locator(".matrix tbody tr")
    if rows.count():
        for row in rows.all():
            row.locator("label").first.click()
    elif form.locator("[name=value]").count():
        form.get_by_label("Your number").fill("1.5")
    else:
        option(page, 1).locator("label").click()


def answered(paper):
    """Return the places of the answers that the server holds."""
    with TURN:
        kept = paper.attempt.answers.exclude(response=None).order_by("position")
        return list(kept.values_list("position", flat=True))


def events(paper, code=CHOICE):
    """Return what the server heard of an answer, first to last."""
    answer = paper.answer(code)
    with TURN:
        return list(answer.events.all())


def test_three_answers_given_offline_are_all_there_after_submitting(page, paper):
    answer_offline(page, paper, 3)
    page.reload()
    expect(page.get_by_role("heading", name="Question 3 of 5")).to_be_visible()
    expect(state(page)).to_contain_text(WAITING.format(3))
    assert answered(paper) == []

    page.context.set_offline(False)
    expect(state(page)).to_contain_text("Saved")
    assert answered(paper) == [1, 2, 3]
    page.get_by_role("button", name="Check answers and submit").first.click()
    page.get_by_role("button", name="Submit (").click()

    expect(page.get_by_role("heading", name="Your answers are in")).to_be_visible()
    assert answered(paper) == [1, 2, 3]
    with TURN:
        paper.attempt.refresh_from_db()
    assert not paper.attempt.is_open


def test_answers_stay_on_their_pages_while_walking_offline(page, paper):
    answer_offline(page, paper, 2)

    page.get_by_role("button", name="Previous").click()

    expect(page.get_by_role("heading", name="Question 1 of 5")).to_be_visible()
    expect(page.get_by_label("Your number")).to_have_value("1.5")
    expect(state(page)).to_contain_text(WAITING.format(2))


def test_answer_saved_before_the_line_broke_shows_on_its_kept_page(page, paper):
    keep_pages(page, paper.url(CHOICE))
    choose(page, 3)
    expect(state(page)).to_contain_text("Saved")
    page.context.set_offline(True)

    page.reload()
    expect(chosen(page, 3)).to_be_checked()
    choose(page, 2)
    expect(state(page)).to_contain_text(ONE)
    page.context.set_offline(False)

    expect(state(page)).to_contain_text("Saved")
    assert stored(paper) == 2


def test_answer_survives_a_window_that_was_closed(page, windows, paper):
    answer_offline(page, paper, 1)
    other = windows.beside(page.context)
    page.close()

    page.context.set_offline(False)
    other.goto(f"/cohorts/{paper.enrolment.cohort_id}/")

    expect(other.get_by_role("main")).to_be_visible()
    wait_until_sent(other)
    assert answered(paper) == [1]


def test_answers_wait_for_signing_in_again(page, paper, student):
    answer_offline(page, paper, 2)
    page.context.clear_cookies(name="sessionid")
    page.context.set_offline(False)
    expect(state(page)).to_contain_text("You were signed out")

    page.goto("/accounts/login/")
    sign_in(page, student.user)

    expect(page.get_by_role("heading", name="My classes")).to_be_visible()
    wait_until_sent(page)
    assert answered(paper) == [1, 2]


def test_answer_of_one_person_is_never_sent_for_another(page, paper, room, windows):
    other = EnrolmentFactory(cohort=room.cohort)
    answer_offline(page, paper, 1)
    page.context.clear_cookies(name="sessionid")
    page.context.set_offline(False)
    expect(state(page)).to_contain_text("You were signed out")

    page.goto("/accounts/login/")
    with page.expect_navigation():
        sign_in(page, other.user)
    page.goto(f"/cohorts/{room.cohort.pk}/")
    page.wait_for_load_state("networkidle")

    assert answered(paper) == []
    assert page.evaluate(ENTRIES) == ["waiting"]


def test_submitting_waits_for_answers(page, paper):
    answer_offline(page, paper, 2)
    page.get_by_role("button", name="Check answers and submit").first.click()
    heading = page.get_by_role("heading", name="Check your answers")
    expect(heading).to_be_visible()

    page.get_by_role("button", name="Submit (").click()
    expect(page.locator("[data-hold]")).to_contain_text("Submitting waits")
    page.context.set_offline(False)

    expect(page.get_by_text("partly answered")).to_have_count(2)
    page.get_by_role("button", name="Submit (").click()
    expect(page.get_by_role("heading", name="Your answers are in")).to_be_visible()
    assert answered(paper) == [1, 2]
    assert page.evaluate(ENTRIES) == []


def test_two_tabs_keep_both_answers_and_the_student_is_asked(page, windows, paper):
    beside = windows.beside(page.context)
    page.goto(paper.url(CHOICE))
    beside.goto(paper.url(CHOICE))
    page.context.set_offline(True)
    choose(page, 1)
    expect(state(page)).to_contain_text(ONE)
    choose(beside, 2)
    expect(state(beside)).to_contain_text(WAITING.format(2))

    page.context.set_offline(False)

    asked = beside.get_by_role("heading", name=CONFLICT)
    expect(asked).to_be_visible()
    expect(state(page)).to_contain_text("Saved")
    kinds = [event.kind for event in events(paper)]
    assert (stored(paper), kinds) == (1, ["save", "conflict"])
    beside.get_by_text("Show the answer from this page").click()
    beside.get_by_role("button", name="Use this answer").click()
    expect(asked).to_be_hidden()
    expect(chosen(beside, 2)).to_be_checked()
    wait_until_sent(beside)
    assert stored(paper) == 2
    assert beside.evaluate(ENTRIES) == ["saved"]
