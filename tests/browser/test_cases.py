"""A case in a browser: its chart, its pins, and the way through it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from quizzes.models import Quiz, Stimulus
from quizzes.services.attempts import start_attempt
from tests.browser.accessibility import axe_faults, too_wide
from tests.browser.keyboard import Keyboard
from tests.browser.serving import TURN
from tests.browser.windows import PHONE
from tests.factories.quizzes import AssignmentFactory, QuizFactory, SlotFactory
from tests.quizzes.addresses import question_url

# What a browser does with these pages is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]

CODE = "abrupt-clonazepam-stop"


@pytest.fixture
def attempt(student):
    """A graded quiz that asks one case."""
    course = student.cohort.course
    chart = Stimulus.objects.get(course=course, code=CODE)
    items = course.items.filter(code__startswith=f"{CODE}-")
    quiz = QuizFactory(course=course, purpose=Quiz.Purpose.GRADED)
    SlotFactory(quiz=quiz, draw=len(items), case=chart, pool=items)
    now = timezone.now()
    assignment = AssignmentFactory(
        cohort=student.cohort,
        quiz=quiz,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=7),
    )
    return start_attempt(assignment=assignment, enrolment=student, seed="7", now=now)


def stored(attempt, position=1):
    with TURN:
        return attempt.answers.get(position=position)


def test_parts_of_the_chart_open_by_arrow_keys(page, attempt):
    page.goto(question_url(attempt))
    keys = Keyboard(page)
    notes, vitals = page.get_by_role("tab").all()[:2]

    keys.go_to(notes)
    keys.press("ArrowRight")

    expect(vitals).to_be_focused()
    expect(vitals).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    keys.press("Home")
    expect(notes).to_be_focused()
    keys.press("ArrowLeft")
    expect(page.get_by_role("tab").last).to_be_focused()
    assert keys.faults == []


def test_pin_saves_with_the_answer_and_is_listed(page, attempt):
    page.goto(question_url(attempt))
    keys = Keyboard(page)
    pin = page.get_by_role("checkbox", name="Pin cue:").first

    keys.use(pin, key="Space")

    expect(page.locator("[data-save-words]")).to_contain_text("Saved")
    expect(page.locator("[data-pin-list] li")).to_have_count(1)
    assert stored(attempt).pinned == [pin.get_attribute("value")]


def test_case_is_walked_without_script(windows, student, attempt):
    page = windows.open(student.user, has_script=False)
    page.goto(question_url(attempt))
    pin = page.get_by_role("checkbox", name="Pin cue:").last

    line = pin.get_attribute("value")
    pin.check(force=True)
    page.get_by_role("button", name="Lock and go on").click()

    expect(page.locator("h2.question__number")).to_contain_text("Question 2")
    assert stored(attempt).pinned == [line]
    assert stored(attempt).is_closed
    expect(page.get_by_role("tab")).to_have_count(0)
    headings = page.locator(".record__heading").all()
    assert len(headings) >= 3
    assert all(heading.is_visible() for heading in headings)


def test_enter_saves_and_never_locks(page, attempt):
    page.goto(question_url(attempt))

    pin = page.get_by_role("checkbox", name="Pin cue:").first
    pin.press("Space")
    with page.expect_navigation():
        pin.press("Enter")

    assert stored(attempt).pinned == [pin.get_attribute("value")]
    assert not stored(attempt).is_closed


def test_switch_shows_the_chart_or_the_answer(windows, student, attempt):
    page = windows.open(student.user, viewport=PHONE)
    page.goto(question_url(attempt))
    chart = page.locator(".case__chart")

    expect(chart).to_be_hidden()
    page.get_by_role("button", name="Chart").click()

    expect(chart).to_be_visible()
    expect(page.locator("#answer")).to_be_hidden()
    expect(page.get_by_role("button", name="Chart")).to_have_attribute(
        "aria-pressed", "true"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_case_has_no_faults(windows, student, attempt, scheme, width):
    page = windows.open(
        student.user,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
    )
    page.goto(question_url(attempt))
    if width == 320:
        page.get_by_role("button", name="Chart").click()

    assert too_wide(page, width) == []
    assert axe_faults(page) == []
