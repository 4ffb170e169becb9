"""Light or dark: at once with script, on the next page without, and it stays."""

import pytest
from playwright.sync_api import expect

# How a page looks and weighs is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]

LIGHT, DARK = "rgb(245, 247, 244)", "rgb(14, 24, 23)"


def wait_until_kept(page):
    """Wait until the device has been told the theme: the page shows it sooner."""
    while not any(each["name"] == "theme" for each in page.context.cookies()):
        page.wait_for_timeout(50)


@pytest.mark.parametrize("has_script", [True, False])
def test_theme_changes_at_a_press_and_stays(windows, has_script):
    page = windows.open(has_script=has_script, color_scheme="light")
    page.goto("/about/")
    expect(page.locator("body")).to_have_css("background-color", LIGHT)

    page.get_by_role("button", name="Dark theme").click()
    expect(page.locator("body")).to_have_css("background-color", DARK)
    expect(page).to_have_url("/about/")
    wait_until_kept(page)
    page.goto("/accounts/login/")

    expect(page.locator("body")).to_have_css("background-color", DARK)
    page.get_by_role("button", name="Light theme").click()
    expect(page.locator("body")).to_have_css("background-color", LIGHT)


def test_focus_stays_on_the_switch(windows):
    page = windows.open(color_scheme="light")
    page.goto("/about/")

    page.get_by_role("button", name="Dark theme").press("Enter")

    expect(page.get_by_role("button", name="Light theme")).to_be_focused()


@pytest.mark.parametrize(("scheme", "color"), [("light", LIGHT), ("dark", DARK)])
def test_system_decides_until_someone_does(windows, scheme, color):
    page = windows.open(color_scheme=scheme)

    page.goto("/about/")

    expect(page.locator("body")).to_have_css("background-color", color)
