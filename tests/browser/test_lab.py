"""The half-life lab: redrawn where it stands, the same by keys and without script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import too_wide
from tests.browser.keyboard import Keyboard

# What a browser does with these pages is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]

LESSON = "half-life-and-accumulation"
CLONAZEPAM = re.compile(
    r"Clonazepam: With a half-life of 30 to 40 hours the plateau is reached after "
    r"about 5 to 8 days"
)


@pytest.fixture
def address(room):
    return f"/cohorts/{room.cohort.pk}/lessons/{LESSON}/"


def lab(page):
    return page.locator("[data-lab]")


def field(page, name):
    return page.get_by_label(name, exact=True)


def numbers(page):
    """Return every cell of the lab's table, and each path that is drawn."""
    cells = lab(page).locator("td").all_text_contents()
    paths = (
        lab(page)
        .locator("svg path")
        .evaluate_all("all => all.map(each => each.outerHTML)")
    )
    return [cell.strip() for cell in cells], paths


def test_setting_is_drawn_by_keys_without_leaving_the_page(page, address):
    keys = Keyboard(page)
    page.goto(f"{address}#lab-half-life")

    drug = field(page, "Drug")
    keys.go_to(drug)
    keys.press("Home")
    while drug.input_value() != "clonazepam":
        keys.press("ArrowDown")

    expect(lab(page)).to_contain_text(CLONAZEPAM)
    expect(page.locator("#live")).to_contain_text(CLONAZEPAM)
    assert "/labs/" not in page.url
    assert keys.faults == []


def test_list_in_use_stays_while_the_rest_redraws(page, address):
    keys = Keyboard(page)
    page.goto(f"{address}#lab-half-life")
    drug = field(page, "Drug")
    before = drug.element_handle()

    keys.go_to(drug)
    keys.press("Home")
    expect(lab(page)).not_to_contain_text(CLONAZEPAM)
    keys.write("clon")

    expect(lab(page)).to_contain_text(CLONAZEPAM)
    assert drug.evaluate("(list, before) => list === before", before)
    expect(drug).to_be_focused()
    assert keys.faults == []


def test_focus_stays_on_the_field_that_redraws(page, address):
    keys = Keyboard(page)
    page.goto(f"{address}#lab-half-life")
    doses = field(page, "Number of doses")

    keys.go_to(doses)
    keys.press("Control+a")
    keys.write("22")
    keys.press("Enter")

    expect(lab(page)).to_contain_text("Just after dose 22")
    expect(doses).to_be_focused()
    assert keys.faults == []


def test_refused_setting_is_told_where_it_stands(page, address):
    page.goto(f"{address}#lab-half-life")

    field(page, "Number of doses").fill("200")
    field(page, "Number of doses").press("Enter")

    expect(lab(page).get_by_role("alert")).to_contain_text(
        "“200” is no number of doses"
    )
    expect(field(page, "Number of doses")).to_have_attribute("aria-invalid", "true")
    expect(lab(page).locator("svg")).to_have_count(0)
    field(page, "Number of doses").fill("8")
    field(page, "Number of doses").press("Enter")
    expect(lab(page).locator("svg.chart")).to_have_count(3)


def test_lab_shows_the_same_without_script(windows, page, student, address):
    plain = windows.open(student.user, has_script=False)
    for window in (page, plain):
        window.goto(address)
        field(window, "Drug").select_option("diazepam")
        field(window, "Beside it (optional)").select_option("oxazepam")
        field(window, "Who takes it (optional)").select_option("older-adult")
        field(window, "Hours between doses").fill("12")
        lab(window).get_by_role("button", name="Draw").click()
        expect(lab(window)).to_contain_text("nordiazepam: With a half-life")

    plain.wait_for_url("**/labs/half-life/**")
    # Every setting was drawn as it changed; only the last drawing has all of them.
    cells, _ = numbers(plain)
    expect(lab(page).locator("td")).to_have_text(cells)
    assert numbers(plain) == numbers(page)


def test_lab_fits_the_narrowest_phone(page, address):
    settings = "first=diazepam&second=quazepam&person=&interval=24&doses=60"

    page.goto(f"{address}labs/half-life/?{settings}")

    assert too_wide(page, 320) == []


def test_printed_lab_has_drawings_and_numbers_and_no_form(page, address):
    page.goto(address)

    page.emulate_media(media="print")

    expect(lab(page).locator("form")).to_be_hidden()
    expect(lab(page).locator("svg.chart").first).to_be_visible()
    expect(lab(page).get_by_role("table")).to_be_visible()
