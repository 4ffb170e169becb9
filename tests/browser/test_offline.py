"""A quiz goes on without a connection, and loses no answer by it."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from quizzes.models import AnswerEvent
from quizzes.services.grading import submit_attempt
from tests.browser.papers import CHOICE
from tests.browser.serving import TURN
from tests.browser.test_saving import choose, chosen, state, stored, wait_until_sent
from tests.browser.waiting import (
    ENTRIES,
    ONE,
    WAITING,
    answer_offline,
    answered,
    go,
    keep_pages,
)
from tests.quizzes.addresses import attempt_url

pytestmark = pytest.mark.needs_chromium

LIST_KEPT = """
window.kept = [];
const put = Cache.prototype.put;
Cache.prototype.put = function (address, reply) {
  kept.push(address);
  return put.call(this, address, reply);
};
"""
FORGET = """async (gone) => {
  const name = (await caches.keys()).find((each) => /^rounds-\\d/.test(each));
  const cache = await caches.open(name);
  for (const request of await cache.keys())
    if (request.url.endsWith(gone) || request.url.endsWith(".js"))
      await cache.delete(request);
}"""
MISSING = """async () => {
  const scripts = [...document.scripts].map(({ src }) => src).filter(Boolean);
  const kept = await Promise.all(scripts.map((src) => caches.match(src)));
  return scripts.filter((_, at) => !kept[at]);
}"""


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


def test_page_is_kept_once_its_files_are(page, paper):
    page.add_init_script(LIST_KEPT)
    keep_pages(page, paper.url(CHOICE))

    *others, last = page.evaluate("kept")

    assert last == attempt_url("check-answers", paper.attempt)
    assert any("player/check" in address for address in others)


def test_page_that_was_not_kept_before_is_kept_with_its_files(page, paper):
    keep_pages(page, f"/attempts/{paper.attempt.pk}/questions/1/")
    second = f"/attempts/{paper.attempt.pk}/questions/2/"
    page.evaluate(FORGET, second)

    keep_pages(page, second)

    assert page.evaluate(MISSING) == []


def test_answers_stay_on_their_pages_while_walking_offline(page, paper):
    answer_offline(page, paper, 2)

    page.get_by_role("button", name="Previous").click()

    expect(page.get_by_role("heading", name="Question 1 of 5")).to_be_visible()
    expect(page.get_by_label("Your number")).to_have_value("1.5")
    expect(state(page)).to_contain_text(WAITING.format(2))


def test_next_page_says_saved_once_nothing_waits_any_more(page, paper):
    answer_offline(page, paper, 1)
    go(page, 2)
    expect(state(page)).to_contain_text(ONE)

    page.context.set_offline(False)

    expect(state(page)).to_have_text(re.compile(r"^Saved \d\d:\d\d:\d\d$"))
    assert answered(paper) == [1]


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


def test_submitting_waits_for_answers(page, paper):
    answer_offline(page, paper, 2)
    page.get_by_role("button", name="Check answers and submit").first.click()
    heading = page.get_by_role("heading", name="Check your answers")
    expect(heading).to_be_visible()
    # With its script, which holds what is sent.
    page.wait_for_load_state()

    page.get_by_role("button", name="Submit (").click()
    expect(page.locator("[data-hold]")).to_contain_text("Submitting waits")
    page.context.set_offline(False)

    expect(page.get_by_text("partly answered")).to_have_count(2)
    page.get_by_role("button", name="Submit (").click()
    expect(page.get_by_role("heading", name="Your answers are in")).to_be_visible()
    assert answered(paper) == [1, 2]
    page.wait_for_function(f"async () => !(await ({ENTRIES})()).length")


def test_late_answer_of_a_closed_attempt_is_kept_and_told(page, paper):
    answer_offline(page, paper, 2)
    with TURN:
        submit_attempt(attempt=paper.attempt, now=timezone.now())

    page.context.set_offline(False)

    expect(page.get_by_role("heading", name="Your answers are in")).to_be_visible()
    for number in (1, 2):
        words = f"Your answer to question {number} came too late to count"
        expect(page.get_by_text(words)).to_be_visible()
    assert answered(paper) == []
    with TURN:
        events = AnswerEvent.objects.filter(answer__attempt=paper.attempt)
        kinds = sorted(events.values_list("answer__position", "kind"))
    assert kinds == [(1, "late"), (2, "late")]
