"""What waits is sent for its owner alone, and never dropped in silence."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from quizzes.services.grading import submit_attempt
from tests.browser.papers import CHOICE
from tests.browser.serving import TURN
from tests.browser.test_saving import (
    CONFLICT,
    choose,
    chosen,
    sign_in,
    state,
    stored,
    wait_until_sent,
)
from tests.browser.waiting import (
    ENTRIES,
    ONE,
    WAITING,
    answer_elsewhere,
    answer_offline,
    answered,
    events,
    go,
    keep_pages,
)
from tests.factories.courses import EnrolmentFactory

pytestmark = pytest.mark.needs_chromium

IN = "Your answers are in"
LATE = "Your answer to question {} came too late to count"


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


def sign_out(page, paper):
    page.goto(f"/cohorts/{paper.enrolment.cohort_id}/")
    page.locator(".account__toggle").click()
    page.get_by_role("button", name="Sign out").click()


def test_signing_out_takes_everything_off_the_device(page, paper):
    keep_pages(page, paper.url(CHOICE))
    choose(page, 3)
    page.get_by_role("button", name="Cross out option A").click()
    expect(state(page)).to_contain_text("Saved")

    sign_out(page, paper)

    expect(page.get_by_label("E-mail address")).to_be_visible()
    assert page.evaluate(ENTRIES) == []
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("Object.keys(localStorage)") == []


def test_signing_out_asks_before_an_answer_is_lost(page, paper):
    answer_offline(page, paper, 1)
    refuse_answers(page)
    page.context.set_offline(False)
    sign_out(page, paper)
    asked = page.get_by_role("heading", name="1 answer is not saved yet.")
    expect(asked).to_be_visible()

    page.keyboard.press("Enter")
    expect(asked).to_be_hidden()
    assert page.evaluate(ENTRIES) == ["waiting"]
    page.locator(".account__toggle").click()
    page.get_by_role("button", name="Sign out").click()
    expect(asked).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_label("E-mail address")).to_be_visible()
    assert page.evaluate(ENTRIES) == []
    assert answered(paper) == []


def refuse_answers(page):
    """Let no answer through, as a server does that is being restarted."""
    page.context.route(
        "**/questions/*/",
        lambda route: (
            route.abort() if route.request.method == "POST" else route.fallback()
        ),
    )


def test_conflict_of_another_question_is_told_and_its_answer_kept(page, windows, paper):
    answer_offline(page, paper, 2)
    answer_elsewhere(windows, paper)

    page.context.set_offline(False)
    page.get_by_role("link", name="Question 1 has two answers").click()

    expect(page.get_by_role("heading", name=CONFLICT)).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("link", name="Question 1 has two answers")).to_be_hidden()
    expect(page.get_by_label("Your number").last).to_have_value("99")
    page.get_by_text("Show the answer from this page").click()
    expect(page.get_by_label("Your number").first).to_have_value("1.5")
    page.get_by_role("link", name="Keep the saved answer").click()
    expect(page.get_by_role("heading", name=CONFLICT)).to_be_hidden()
    expect(page.get_by_label("Your number")).to_have_value("99")
    wait_until_sent(page)


def test_answer_that_can_not_be_taken_comes_back_with_the_reason(page, paper):
    keep_pages(page, f"/attempts/{paper.attempt.pk}/questions/1/")
    page.context.set_offline(True)
    page.get_by_label("Your number").fill("1,5")
    go(page, 2)

    page.context.set_offline(False)
    page.get_by_role("link", name="question 1 could not be saved").click()

    expect(page.get_by_label("Your number")).to_have_value("1,5")
    expect(state(page)).to_contain_text("1,5")


def submit_in(window, paper):
    window.goto(f"/attempts/{paper.attempt.pk}/check/")
    window.get_by_role("button", name="Submit (").click()
    expect(window.get_by_role("heading", name=IN)).to_be_visible()


def test_answer_after_submitting_in_another_window_is_told_once(page, windows, paper):
    number = paper.answer(CHOICE).position
    page.goto(paper.url(CHOICE))
    submit_in(windows.beside(page.context), paper)

    choose(page, 2)

    expect(page.get_by_role("heading", name=IN)).to_be_visible()
    told = page.get_by_text(LATE.format(number))
    expect(told).to_be_visible()
    assert [event.kind for event in events(paper)] == ["late"]
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", name=IN)).to_be_visible()
    expect(told).to_be_hidden()


def test_pressing_next_after_submitting_elsewhere_tells_it_too(page, windows, paper):
    page.goto(paper.url(CHOICE))
    submit_in(windows.beside(page.context), paper)

    choose(page, 2)
    page.locator("#answer [name=go][value=next]").click()

    told = page.get_by_text(LATE.format(paper.answer(CHOICE).position))
    expect(told).to_be_visible()
    expect(page.get_by_role("heading", name=IN)).to_be_visible()
    assert [event.kind for event in events(paper)] == ["late"]


def test_late_answer_is_told_where_the_answers_were_checked(page, paper):
    answer_offline(page, paper, 1)
    page.get_by_role("button", name="Check answers and submit").first.click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    page.wait_for_load_state()
    with TURN:
        submit_attempt(attempt=paper.attempt, now=timezone.now())

    page.context.set_offline(False)

    expect(page.get_by_role("heading", name=IN)).to_be_visible()
    expect(page.get_by_text(LATE.format(1))).to_be_visible()
