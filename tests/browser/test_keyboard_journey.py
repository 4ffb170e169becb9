"""The main journey by keyboard alone: every stop is seen, none is a trap."""

import pytest
from playwright.sync_api import expect

from tests.browser.answering import NUMBER, how_many
from tests.browser.journey import (
    EMAIL,
    NAME,
    PASSWORD,
    QUESTIONS,
    QUIZ,
    link_in_mail,
)
from tests.browser.keyboard import Keyboard
from tests.browser.reading import IS_AT_END, stay

# What a browser does with these pages is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]


def link(page, name):
    return page.get_by_role("link", name=name)


def button(page, name):
    return page.get_by_role("button", name=name)


def sign_up_and_join(page, keys, code):
    page.goto("/")
    keys.use(link(page, "Create an account"))
    keys.fill(page.get_by_label("Your name"), NAME)
    keys.fill(page.get_by_label("E-mail address"), EMAIL)
    keys.fill(page.get_by_label("Password"), PASSWORD)
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Confirm your address")).to_be_visible()
    page.goto(link_in_mail())
    keys.use(button(page, "Yes, confirm it"), "Space")
    keys.use(link(page, "Join with a code"))
    keys.fill(page.get_by_role("textbox", name="code"), code)
    keys.press("Enter")
    expect(page.get_by_text("You joined")).to_be_visible()


def read_lesson(page, keys):
    keys.use(link(page, "Start here"))
    page.wait_for_url("**/lessons/**")
    while not page.evaluate(IS_AT_END):
        keys.press("Space")  # A screen further down.
        stay(page, seconds=4)
    stay(page, seconds=8)
    expect(page.get_by_text("You have read this lesson")).to_be_visible()


def answer_check(page, keys):
    check = page.locator("form[data-check]").first
    keys.go_to(check.locator("input[type=radio]").first)
    keys.press("Space")
    keys.press("ArrowDown")
    keys.use(check.get_by_role("button", name="Check answer"))
    expect(check.locator("[data-feedback]")).to_be_focused()


def answer(page, keys):
    """Answer the item on the page, whatever its kind."""
    form = page.locator("#answer")
    rows = form.locator(".matrix tbody tr")
    if rows.count():
        for row in rows.all():
            keys.use(row.locator("input").first, "Space")
            keys.press("ArrowRight")
    elif form.locator("[name=value]").count():
        keys.fill(form.get_by_label("Your number"), NUMBER)
        unit = form.locator("select[name=unit]")
        if unit.count():
            keys.use(unit, "ArrowDown")
    else:
        for option in form.locator(".option__input").all()[: how_many(form)]:
            keys.use(option, "Space")


def take_quiz(page, keys):
    for number in range(1, QUESTIONS + 1):
        name = f"Question {number} of {QUESTIONS}"
        expect(page.get_by_role("heading", name=name)).to_be_visible()
        page.wait_for_load_state()
        answer(page, keys)
        word = "Next" if number < QUESTIONS else "Check answers"
        keys.use(page.locator(".quiz-foot").get_by_role("button", name=word))
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    keys.use(button(page, "Submit"))
    expect(page.get_by_role("heading", name="Your answers are in")).to_be_visible()


def find_attempt(page, keys, cohort):
    page.goto(f"/cohorts/{cohort.pk}/dashboard/")
    keys.use(page.get_by_role("link", name="Students", exact=True))
    keys.fill(page.get_by_label("Search by name or e-mail"), EMAIL)
    keys.press("Enter")
    page.wait_for_url("**q=**")
    keys.use(link(page, NAME))
    page.wait_for_url("**/students/*/")
    keys.use(page.get_by_role("region", name="Attempts").get_by_role("link", name=QUIZ))
    expect(page.get_by_role("heading", name=QUIZ)).to_be_visible()


def test_student_and_instructor_need_no_pointer(windows, room):
    page = windows.open()
    page.clock.install()
    keys = Keyboard(page)
    sign_up_and_join(page, keys, room.join_code.code)
    read_lesson(page, keys)
    page.reload()
    answer_check(page, keys)
    keys.use(link(page, "Learn"), back=True)
    page.wait_for_url("**/cohorts/*/")
    keys.use(link(page, QUIZ).first)
    keys.use(button(page, "Begin the quiz"))
    take_quiz(page, keys)
    keys.use(link(page, "See your result"))
    expect(page.locator(".review-item")).to_have_count(QUESTIONS)
    theirs = windows.open(room.instructor)
    other_keys = Keyboard(theirs)
    find_attempt(theirs, other_keys, room.cohort)

    assert keys.faults + other_keys.faults == []


def test_tab_leads_through_a_question_and_out_of_it_again(windows, paper):
    page = windows.open(paper.enrolment.user)
    page.goto(paper.url("opening-frequency"))
    keys = Keyboard(page)

    keys.go_to(button(page, "Check answers and submit"))
    keys.go_to(page.get_by_role("link", name="Skip to main content"), back=True)

    assert keys.faults == []
