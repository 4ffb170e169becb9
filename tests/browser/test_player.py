"""What the player of a quiz does beside saving."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from quizzes.models import Attempt
from tests.browser.papers import CHOICE, NUMBER, THREE, Paper
from tests.browser.serving import TURN
from tests.browser.windows import PHONE
from tests.quizzes.addresses import attempt_url

pytestmark = pytest.mark.needs_chromium

STRUCK = """() => Object.keys(localStorage)
  .filter((name) => name.startsWith("rounds-struck-"))"""


@pytest.fixture
def timed(student):
    """An attempt with thirty minutes."""
    return Paper(student, minutes=30)


def next_button(page):
    return page.locator("#answer [name=go][value=next]")


def cell(page, number):
    return page.get_by_role("button", name=f"Question {number},")


def position(paper, code):
    return paper.answer(code).position


def test_number_that_is_none_is_refused_in_words(page, paper):
    page.goto(paper.url(NUMBER))
    page.get_by_label("Your number").fill("1/2")

    next_button(page).click()

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("“1/2” is a fraction. Write it as a decimal")
    expect(page).to_have_title(re.compile("^Error:"))
    expect(page.get_by_label("Your number")).to_have_value("1/2")
    assert paper.answer(NUMBER).response is None


def test_number_that_is_none_is_refused_as_it_is_typed(page, paper):
    page.goto(paper.url(NUMBER))

    page.get_by_label("Your number").fill("1e3")

    expect(page.locator("[data-save-words]")).to_contain_text("1e3")
    assert paper.answer(NUMBER).response is None


def test_fourth_choice_of_three_is_refused(page, paper):
    page.goto(paper.url(THREE))
    boxes = page.get_by_role("checkbox")
    for number in range(3):
        boxes.nth(number).press("Space")

    boxes.nth(3).press("Space")

    expect(page.get_by_role("alert")).to_have_text("3 of 3 chosen. Clear one first.")
    expect(boxes.nth(3)).not_to_be_checked()
    expect(boxes.nth(3)).to_be_focused()
    boxes.nth(0).press("Space")
    boxes.nth(3).press("Space")
    expect(boxes.nth(3)).to_be_checked()
    expect(page.locator("[data-refusal]")).to_be_empty()


def test_crossing_out_never_changes_the_answer(page, paper):
    page.goto(paper.url(CHOICE))
    strike = page.get_by_role("button", name="Cross out option B")

    strike.click()

    expect(strike).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#answer input:checked")).to_have_count(0)


def test_what_is_crossed_out_stays_so_until_taken_back(page, paper):
    here = paper.url(CHOICE)
    page.goto(here)
    strike = page.get_by_role("button", name="Cross out option B")
    strike.click()

    next_button(page).click()
    page.wait_for_url(lambda url: here not in url)
    other = page.locator("[data-strike][aria-pressed=true]")
    expect(other).to_have_count(0)
    page.goto(here)

    expect(strike).to_have_attribute("aria-pressed", "true")
    expect(other).to_have_count(1)
    strike.click()
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(strike).to_have_attribute("aria-pressed", "false")


def test_crossing_out_leaves_nothing_behind_a_submitted_attempt(page, paper):
    page.goto(paper.url(CHOICE))
    page.get_by_role("button", name="Cross out option B").click()
    assert page.evaluate(STRUCK)

    page.goto(attempt_url("check-answers", paper.attempt))
    page.get_by_role("button", name="Submit").click()

    expect(page.get_by_role("heading", name="Your answers are in")).to_be_visible()
    page.wait_for_function(f"() => !({STRUCK})().length")


@pytest.mark.parametrize("has_script", [True, False])
def test_flag_shows_in_the_navigator(windows, paper, has_script):
    page = windows.open(paper.enrolment.user, has_script=has_script)
    page.goto(paper.url(CHOICE))

    page.get_by_role("button", name="Flag").click()

    expect(page.get_by_role("button", name="Flagged", exact=True)).to_be_visible()
    here = cell(page, position(paper, CHOICE))
    expect(here).to_have_accessible_name(re.compile("flagged"))
    page.get_by_role("button", name="Flagged", exact=True).click()
    expect(here).not_to_have_accessible_name(re.compile("flagged"))


def test_navigator_leads_to_a_question_and_keeps_the_answer(page, paper):
    page.goto(paper.url(CHOICE))
    page.locator("label.option__text").first.click()
    here, there = position(paper, CHOICE), position(paper, NUMBER)

    cell(page, there).click()

    expect(page.get_by_role("heading", name=f"Question {there} of 5")).to_be_visible()
    expect(cell(page, there)).to_have_attribute("aria-current", "step")
    expect(cell(page, here)).to_have_accessible_name(f"Question {here}, answered")


def test_navigator_opens_over_the_question_on_a_phone(windows, paper):
    page = windows.open(paper.enrolment.user, viewport=PHONE)
    page.goto(paper.url(CHOICE))
    opener = page.get_by_role("button", name="of 5")

    opener.click()
    expect(page.get_by_role("dialog", name="Questions")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog", name="Questions")).to_be_hidden()
    expect(opener).to_be_focused()


def test_list_before_submitting_names_what_is_not_answered(page, paper):
    page.goto(paper.url(CHOICE))
    page.locator("label.option__text").first.click()
    page.get_by_role("button", name="Check answers and submit").click()

    expect(page.get_by_role("button", name="Submit")).to_have_text(
        "Submit (4 not wholly answered)"
    )
    expect(page.locator(".check-list__item").first).to_contain_text("not answered")
    expect(page.locator(".check-list__item").last).to_have_text(
        re.compile("[^t] answered")
    )


def test_submitting_twice_submits_once(page, paper):
    sent = []
    page.on(
        "request",
        lambda each: sent.append(each.url) if "/submit/" in each.url else None,
    )
    page.goto(attempt_url("check-answers", paper.attempt))

    page.get_by_role("button", name="Submit").dblclick(no_wait_after=True)

    expect(page.get_by_role("heading", name="Your answers are in")).to_be_visible()
    assert len(sent) == 1
    page.go_back()
    expect(page.get_by_role("heading", name="Your answers are in")).to_be_visible()


def test_time_left_may_be_hidden(page, timed):
    page.clock.install()
    page.goto(timed.url(CHOICE))
    timer = page.get_by_role("button", name="Time left")
    expect(timer).to_contain_text("29:")

    timer.click()

    expect(timer).to_contain_text("Show time")
    expect(timer).to_have_attribute("aria-pressed", "true")


def test_time_left_is_said_three_times(page, timed):
    page.clock.install()
    page.goto(timed.url(CHOICE))
    live = page.locator("#live")
    expect(live).to_be_empty()

    for minutes, words in (
        (15, "Half of the time is left"),
        (5, "10 minutes left"),
        (9, "1 minute left"),
    ):
        page.clock.run_for(minutes * 60_000)
        expect(live).to_have_text(words)


def test_page_ends_on_the_receipt_when_time_is_up(page, timed):
    page.clock.install()
    page.goto(timed.url(CHOICE))
    page.locator("label.option__text").first.click()
    expect(page.locator("[data-save-words]")).to_contain_text("Saved")
    with TURN:
        Attempt.objects.update(deadline_at=timezone.now() - timedelta(seconds=16))

    page.clock.run_for(30 * 60_000)
    expect(page.locator("#live")).to_contain_text("Time is up")
    page.clock.run_for(17_000)

    expect(
        page.get_by_text("everything you had saved was submitted for you")
    ).to_be_visible()
    assert timed.answer(CHOICE).response is not None


def test_deadline_is_told_without_script(windows, timed):
    page = windows.open(timed.enrolment.user, has_script=False)
    page.goto(timed.url(CHOICE))

    expect(page.get_by_text("Ends at")).to_be_visible()
    expect(page.get_by_role("button", name="Time left")).to_be_hidden()


def test_no_clock_ticks_where_a_week_is_left(page, paper):
    page.goto(paper.url(CHOICE))

    expect(page.get_by_role("heading", name="of 5")).to_be_visible()
    expect(page.locator("[data-timer]")).to_have_count(0)


def test_hours_are_told_as_hours(page, student):
    page.goto(Paper(student, minutes=90).url(CHOICE))

    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^1:29:\d\d$"))


def test_what_scrolls_in_a_question_fades_into_the_page(page, paper):
    page.goto(paper.url(CHOICE))

    surface, behind = page.evaluate(
        """() => {
            const probe = document.createElement("div");
            document.querySelector("main").append(probe);
            probe.style.background = "var(--surface)";
            const color = (each) => getComputedStyle(each).backgroundColor;
            return [color(probe), color(document.body)];
        }"""
    )

    assert surface == behind
