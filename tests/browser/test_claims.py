"""The claim desk: by keys, without script, on every width, and its method on paper."""

import re

import pytest
from playwright.sync_api import expect

from courses.models import Claim
from tests.browser.accessibility import COLORS, axe_faults, too_wide
from tests.browser.keyboard import Keyboard
from tests.browser.windows import PHONE, WIDE
from tests.factories.claims import ClaimJudgmentFactory

# What a browser does with these pages is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]

PAPER = ("Letter", "A4")
SHEET = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def desk(room):
    """The desk's address."""
    return f"/cohorts/{room.cohort.pk}/claims/"


@pytest.fixture
def judged(student):
    """Claims that the student judged alike, otherwise, and where it was close."""
    for number, verdict in ((2, "supported"), (48, "supported"), (1, "wrong")):
        claim = Claim.objects.get(number=number)
        ClaimJudgmentFactory(enrolment=student, claim=claim, verdict=verdict)


def radio(page, verdict):
    return page.get_by_role("radio", name=f"{verdict}. ")


def judge(page, verdict, evidence):
    radio(page, verdict).check()
    page.get_by_role("checkbox", name=evidence).check()
    page.get_by_role("button", name="Judge this claim").click()


def test_claim_is_judged_by_keys_and_the_next_one_follows(page, desk):
    keys = Keyboard(page)
    page.goto(desk)

    keys.use(page.get_by_role("link", name="Judge claim 1"))
    page.wait_for_url(f"**{desk}1/")
    keys.go_to(radio(page, "Supported"))
    for key in ("Space", "ArrowDown"):
        keys.press(key)
    evidence = page.get_by_role("checkbox", name="A survey")
    keys.go_to(evidence)
    keys.press("Space")
    keys.use(page.get_by_role("button", name="Judge this claim"))

    expect(page.locator("#verdict")).to_contain_text("You judged it: Oversimplified.")
    expect(page.locator("#verdict")).to_be_focused()
    keys.use(page.get_by_role("link", name="Next: claim 2"))
    page.wait_for_url(f"**{desk}2/")
    assert keys.faults == []


def test_half_a_judgment_is_refused_and_leads_to_what_is_missing(page, desk):
    page.goto(f"{desk}13/")
    radio(page, "Misleading").check()

    page.get_by_role("button", name="Judge this claim").click()

    problem = page.get_by_role("alert")
    expect(problem).to_have_count(1)
    problem.get_by_role("link", name="Choose at least one kind of evidence.").click()
    expect(page.get_by_role("checkbox", name="The drug’s label")).to_be_focused()
    expect(radio(page, "Misleading")).to_be_checked()


def test_desk_works_without_script(windows, student, desk):
    page = windows.open(student.user, has_script=False)
    page.goto(f"{desk}29/")

    judge(page, "Supported", "The drug’s label")

    expect(page.locator("#verdict")).to_contain_text("Verdict: Wrong")
    page.get_by_role("link", name="All claims").click()
    expect(page.get_by_text("1 of 57 claims judged.")).to_be_visible()
    page.get_by_role("link", name="Where I differed 1").click()
    expect(page.locator(".claims__item")).to_have_count(1)


def test_lesson_leads_to_the_desk_and_the_method(page, room, desk):
    page.goto(f"/cohorts/{room.cohort.pk}/lessons/the-claim-desk/")

    page.get_by_role("link", name="Print the seven questions").click()
    page.wait_for_url(f"**{desk}method/")
    page.go_back()
    page.get_by_role("link", name="Open the claim desk").click()
    page.wait_for_url(f"**{desk}")


@pytest.mark.parametrize("part", ["", "13/", "2/", "48/", "1/", "method/"])
@pytest.mark.parametrize(("viewport", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_page_is_accessible_and_never_scrolls_sideways(
    windows, student, judged, desk, part, viewport, scheme
):
    page = windows.open(student.user, viewport=viewport, color_scheme=scheme)
    page.goto(f"{desk}{part}")

    assert axe_faults(page) == []
    page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    assert axe_faults(page, COLORS) == []
    assert too_wide(page, 320) == []


def test_page_of_the_class_is_accessible(windows, room, judged):
    page = windows.open(room.instructor, viewport=PHONE)
    page.goto(f"/cohorts/{room.cohort.pk}/dashboard/claims/")

    assert axe_faults(page) == []
    assert too_wide(page, 320) == []


@pytest.mark.parametrize("paper", PAPER)
def test_method_is_one_page_of_paper(page, desk, paper):
    page.goto(f"{desk}method/")

    printed = page.pdf(format=paper)

    assert len(SHEET.findall(printed)) == 1
