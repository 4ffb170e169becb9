"""Checking one answer at a time in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from quizzes.models import SHOWN_PARTS, Shown
from tests.browser.accessibility import axe_faults, too_wide
from tests.browser.keyboard import Keyboard
from tests.browser.papers import CHOICE
from tests.browser.serving import TURN
from tests.browser.windows import PHONE

pytestmark = pytest.mark.needs_chromium

THREE_TRIES = {"behavior": "interactive", "tries_allowed": 3, "penalty": "33.33"}


@pytest.fixture
def tried(paper):
    """A paper with three tries a question; all but the key shows at once."""
    paper.attempt.policy |= {**THREE_TRIES, "asks_certainty": True}
    with TURN:
        paper.attempt.save(update_fields=["policy"])
        for name in SHOWN_PARTS:
            setattr(paper.assignment, name, Shown.DURING)
        paper.assignment.save()
    return paper


def key_of(paper):
    """Return the number of the right option on the page, and of a wrong one."""
    answer = paper.answer(CHOICE)
    right = answer.order.index(answer.version.key["correct"])
    return right, (right + 1) % len(answer.order)


def options(page):
    return page.get_by_role("radio").and_(page.locator(".option__input"))


def check_button(page):
    return page.locator("#answer [name=go][value=check]")


def is_save(response):
    return response.request.method == "POST"


def result(page):
    return page.locator("#result")


def test_tries_are_made_by_keyboard_alone(page, tried):
    right, wrong = key_of(tried)
    keys = Keyboard(page)
    page.goto(tried.url(CHOICE))

    options(page).nth(wrong).focus()
    keys.press("Space")
    keys.press("Control+Enter")

    expect(result(page)).to_be_focused()
    expect(result(page)).to_contain_text("Not right")
    expect(page.locator("#tries")).to_have_text(
        "2 of 3 tries left; a further try earns at most 67 %."
    )
    options(page).nth(right).focus()
    keys.press("Space")
    keys.use(check_button(page))
    expect(result(page)).to_contain_text("Right: 0.66 of 1 point")
    expect(result(page)).to_be_focused()
    expect(check_button(page)).to_have_count(0)
    assert keys.faults == []
    answer = tried.answer(CHOICE)
    assert (answer.tries, answer.is_closed) == (2, True)


def test_enter_in_a_field_saves_and_checks_nothing(page, tried):
    _, wrong = key_of(tried)
    page.goto(tried.url(CHOICE))

    options(page).nth(wrong).focus()
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(re.escape(tried.url(CHOICE)) + "$"))
    expect(page.locator("[data-save-words]")).to_contain_text("Saved")
    assert tried.answer(CHOICE).tries == 0


def test_autosave_keeps_answer_and_certainty_and_marks_nothing(page, tried):
    right, _ = key_of(tried)
    page.goto(tried.url(CHOICE))

    with page.expect_response(is_save):
        options(page).nth(right).check(force=True)
    with page.expect_response(is_save):
        page.get_by_label("Fairly sure").check(force=True)

    answer = tried.answer(CHOICE)
    assert (answer.certainty, answer.tries) == (2, 0)
    assert answer.current_score_id is None


def test_tries_work_without_script(windows, tried):
    right, wrong = key_of(tried)
    page = windows.open(tried.enrolment.user, has_script=False)
    page.goto(tried.url(CHOICE))

    options(page).nth(wrong).check(force=True)
    page.get_by_label("Certain").check(force=True)
    check_button(page).click()

    expect(result(page)).to_contain_text("Not right")
    options(page).nth(right).check(force=True)
    check_button(page).click()
    expect(page.locator("#tries")).to_have_text("Your answer is locked.")
    page.get_by_role("button", name="Next").click()
    assert (tried.answer(CHOICE).tries, tried.answer(CHOICE).certainty) == (2, 3)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_result_is_accessible_on_a_phone(windows, tried, theme):
    _, wrong = key_of(tried)
    page = windows.open(tried.enrolment.user, viewport=PHONE, color_scheme=theme)
    page.goto(tried.url(CHOICE))
    options(page).nth(wrong).check(force=True)

    check_button(page).click()

    expect(result(page)).to_be_visible()
    assert axe_faults(page) == []
    assert too_wide(page, PHONE["width"]) == []
