"""Every kind, answered in every way: the stored response is the same, byte by byte."""

import re

import pytest
from playwright.sync_api import expect

from quizzes.gallery import EXAMPLES
from tests.browser.gallery import Trial, right_answer, right_answers
from tests.browser.hands import Dragging, Form, Keys, Pointer

# How a page looks and weighs is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]


@pytest.fixture
def trial(student):
    return Trial(student)


@pytest.mark.parametrize(
    "way", [Form, Pointer, Dragging, Keys], ids=lambda way: way.__name__
)
def test_each_way_to_answer_stores_the_same(windows, trial, student, way):
    page = windows.open(student.user, has_script=way is not Form)
    hands = way(page)

    for slug in trial.order:
        page.goto(trial.url(slug))
        here = page.url
        hands.answer(right_answer(EXAMPLES[slug]))
        page.wait_for_url(lambda url, here=here: url != here)

    assert trial.stored() == right_answers()
    assert getattr(getattr(hands, "keys", None), "faults", []) == []


def test_list_view_leaves_the_form_alone(windows, trial, student):
    page = windows.open(student.user)
    page.goto(trial.url("bow-tie"))
    page.get_by_role("button", name="List view").click()
    expect(page.get_by_role("button", name="List view", pressed=True)).to_be_visible()

    expect(page.get_by_role("group", name="Your bow-tie")).to_be_hidden()
    page.goto(trial.url("blanks-drag"))
    expect(page.get_by_label("Blank 1 of 3")).to_be_visible()
    page.goto(trial.url("order-exact"))
    expect(page.get_by_label("Place of").first).to_be_visible()


def test_layer_is_saved_without_pressing_next(windows, trial, student):
    page = windows.open(student.user)
    page.goto(trial.url("blanks-drag"))

    page.get_by_role("button", name="chain").click()
    page.get_by_role("button", name="Blank 2").click()
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "saved")
    expect(page.locator("[data-save-words]")).to_contain_text("Saved")
    page.reload()

    expect(
        page.get_by_role("button", name=re.compile("chain.*Blank 2"))
    ).to_be_visible()
