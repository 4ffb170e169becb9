"""No answer is lost: whatever happens to the line, the session or the window."""

import pytest
from playwright.sync_api import expect

from tests.browser.papers import CHOICE, ROWS
from tests.quizzes.addresses import start_url

pytestmark = pytest.mark.needs_chromium

CONFLICT = "Which answer should count?"


def option(page, number):
    """Return an option of the item itself, by its place from 1."""
    return page.locator("#answer .option").nth(number - 1)


def choose(page, number):
    option(page, number).locator("label").click()


def chosen(page, number):
    return option(page, number).locator("input")


def state(page):
    return page.locator("[data-save-words]")


def wait_until_sent(page):
    """Wait until no answer waits on the device."""
    page.evaluate("""async () => {
      while (localStorage.getItem("rounds-waiting"))
        await new Promise((resolve) => setTimeout(resolve, 100));
    }""")


def leave(page, name="Save and leave"):
    page.get_by_role("button", name=name).click()


def stored(paper, code=CHOICE):
    """Return the place, from 1, of the option that the server holds."""
    answer = paper.answer(code)
    return answer.response and answer.order.index(answer.response["choice"]) + 1


def sign_in(page, person):
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill("secret-word")
    page.get_by_role("button", name="Sign in").click()


def test_answer_is_saved_as_it_is_given(page, paper):
    page.goto(paper.url(CHOICE))
    expect(state(page)).to_have_text("Nothing to save yet")

    choose(page, 2)

    expect(state(page)).to_contain_text("Saved")
    assert stored(paper) == 2


def test_quiz_goes_on_where_it_was_left_on_another_device(page, windows, paper):
    page.goto(paper.url(CHOICE))
    choose(page, 3)
    leave(page)
    expect(page.get_by_role("link", name="One of each").first).to_be_visible()
    other = windows.open(paper.enrolment.user)

    other.goto(start_url(paper.assignment))
    other.get_by_role("button", name="Go on with your attempt").click()
    other.wait_for_url("**/questions/**")
    other.goto(paper.url(CHOICE))

    expect(chosen(other, 3)).to_be_checked()


@pytest.mark.parametrize("has_script", [True, False])
def test_signing_in_again_keeps_the_answer_on_the_page(
    windows, paper, student, has_script
):
    page = windows.open(student.user, has_script=has_script)
    page.goto(paper.url(CHOICE))
    page.context.clear_cookies(name="sessionid")
    choose(page, 2)
    if has_script:
        expect(state(page)).to_contain_text("You were signed out")

    page.locator("#answer [name=go][value=next]").click()
    sign_in(page, student.user)

    expect(page.get_by_text("Your answer is still here")).to_be_visible()
    expect(chosen(page, 2)).to_be_checked()
    if has_script:
        expect(state(page)).to_contain_text("Saved")
    else:
        page.locator("#answer [name=go][value=next]").click()
        page.wait_for_url(lambda url: not url.endswith(paper.url(CHOICE)))
    assert stored(paper) == 2


def test_signing_in_beside_an_open_question_does_not_stop_its_saves(
    page, windows, paper, student
):
    page.goto(paper.url(CHOICE))
    beside = windows.beside(page.context)
    beside.goto("/accounts/logout/")
    beside.get_by_role("main").get_by_role("button", name="Sign out").click()
    sign_in(beside, student.user)
    expect(beside.get_by_role("heading", name="My classes")).to_be_visible()

    choose(page, 4)

    expect(state(page)).to_contain_text("Saved")
    assert stored(paper) == 4


def test_answer_with_an_old_token_is_sent_again_without_script(windows, paper, student):
    page = windows.open(student.user, has_script=False)
    page.goto(paper.url(CHOICE))
    page.context.clear_cookies(name="csrftoken")
    choose(page, 2)

    page.locator("#answer [name=go][value=next]").click()
    page.get_by_role("button", name="Send it again").click()

    expect(page.get_by_role("heading", name="of 5")).to_be_visible()
    assert stored(paper) == 2


@pytest.fixture
def conflict(page, windows, paper):
    """A window whose answer, the second option, lost to another one's first."""
    page.goto(paper.url(CHOICE))
    other = windows.open(paper.enrolment.user)
    other.goto(paper.url(CHOICE))
    choose(other, 1)
    expect(state(other)).to_contain_text("Saved")
    choose(page, 2)
    expect(page.get_by_role("heading", name=CONFLICT)).to_be_visible()
    expect(chosen(page, 1)).to_be_checked()
    # With its script, which knows the answer that lost.
    page.wait_for_load_state()
    return page


def test_saved_answer_may_be_kept_after_a_conflict(conflict, paper):
    conflict.get_by_role("link", name="Keep the saved answer").click()

    expect(conflict.get_by_role("heading", name=CONFLICT)).to_be_hidden()
    expect(chosen(conflict, 1)).to_be_checked()
    assert stored(paper) == 1


def test_own_answer_may_be_used_after_a_conflict(conflict, paper):
    conflict.get_by_text("Show the answer from this page").click()
    expect(conflict.locator("[id^=mine-]:checked")).to_be_visible()
    conflict.get_by_role("button", name="Use this answer").click()

    expect(conflict.get_by_role("heading", name=CONFLICT)).to_be_hidden()
    expect(chosen(conflict, 2)).to_be_checked()
    wait_until_sent(conflict)
    assert stored(paper) == 2


def test_answer_given_offline_is_sent_when_the_line_is_back(page, paper):
    page.goto(paper.url(CHOICE))
    page.context.set_offline(True)
    choose(page, 2)
    expect(state(page)).to_have_text("Not saved: 1 answer waiting")
    assert stored(paper) is None

    page.context.set_offline(False)

    expect(state(page)).to_contain_text("Saved")
    assert stored(paper) == 2


def test_pressing_next_offline_keeps_the_page_and_its_answer(page, paper):
    here = paper.url(CHOICE)
    page.goto(here)
    page.context.set_offline(True)
    choose(page, 2)

    page.locator("#answer [name=go][value=next]").click()

    expect(state(page)).to_contain_text("Going on needs the connection")
    expect(chosen(page, 2)).to_be_checked()
    page.context.set_offline(False)
    expect(state(page)).to_contain_text("Saved")
    page.locator("#answer [name=go][value=next]").click()
    page.wait_for_url(lambda url: here not in url)
    assert stored(paper) == 2


def test_going_back_after_saving_is_no_conflict_with_oneself(page, paper):
    here = paper.url(CHOICE)
    page.goto(here)
    choose(page, 1)
    expect(state(page)).to_contain_text("Saved")
    page.locator("#answer [name=go][value=next]").click()
    page.wait_for_url(lambda url: here not in url)

    page.go_back()
    expect(chosen(page, 1)).to_be_checked()
    with page.expect_response(lambda reply: reply.request.method == "POST") as reply:
        choose(page, 3)

    assert reply.value.ok
    page.reload()
    expect(chosen(page, 3)).to_be_checked()
    assert stored(paper) == 3


def test_row_by_row_answers_follow_one_another(page, paper):
    page.goto(paper.url(ROWS))
    rows = page.locator(".matrix tbody tr")
    for row in rows.all():
        row.locator("label").last.click()
    expect(state(page)).to_contain_text("Saved")
    leave(page)
    page.wait_for_url("**/cohorts/*/")

    answer = paper.answer(ROWS)
    assert (answer.state, len(answer.response["rows"])) == (
        "complete",
        rows.count() or 5,
    )
