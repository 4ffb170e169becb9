"""The gallery in a browser: what its layers say, refuse and take back."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import axe_faults, too_wide
from tests.factories.courses import EnrolmentFactory

# How a page looks and weighs is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]

SMALL_PHONE, PHONE = 320, 390


@pytest.fixture
def instructor(room, db):
    return EnrolmentFactory(cohort=room.cohort, instructor=True).user


@pytest.fixture
def gallery(windows, instructor):
    """The gallery, before an instructor."""
    page = windows.open(instructor)
    page.goto("/items/gallery/")
    return page


def said(page):
    return page.locator("#live")


def slots(page):
    return page.locator("#bow-tie [data-slot='actions']")


def test_choice_takes_the_first_free_slot_and_is_taken_back(gallery):
    gallery.get_by_label("Measure the chain").press("Space")
    gallery.get_by_label("Repaint the frame").press("Space")
    expect(said(gallery)).to_have_text(
        "Placed: Repaint the frame. Actions to take, 2 of 2."
    )
    expect(slots(gallery).nth(0)).to_contain_text("Measure the chain")

    gallery.get_by_label("Measure the chain").press("Space")

    # The other keeps its slot.
    expect(slots(gallery).nth(0)).to_contain_text("Action")
    expect(slots(gallery).nth(1)).to_contain_text("Repaint the frame")
    expect(said(gallery)).to_contain_text("Taken back: Measure the chain.")


def test_third_action_is_refused_in_words(gallery):
    for name in ("Measure the chain", "Repaint the frame", "Fit a louder bell"):
        gallery.get_by_label(name).press("Space")

    expect(gallery.get_by_label("Fit a louder bell")).not_to_be_checked()
    refusal = gallery.locator("#bow-tie [role='alert']").first
    expect(refusal).to_have_text("2 of 2 chosen. Clear one first.")
    expect(gallery.get_by_label("Fit a louder bell")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Delete", "Backspace"])
def test_key_on_a_full_slot_clears_it(gallery, key):
    gallery.get_by_label("Worn chain").press("Space")
    slot = gallery.locator("[data-slot='condition']")

    slot.press(key)

    expect(gallery.get_by_label("Worn chain")).not_to_be_checked()
    expect(slot).to_contain_text("Condition")
    expect(slot).to_be_focused()


def test_empty_slot_leads_to_its_choices(gallery):
    slots(gallery).nth(0).press("Enter")

    expect(gallery.get_by_label("Measure the chain")).to_be_focused()


def test_radio_pressed_again_is_taken_back(gallery):
    gallery.get_by_label("Worn chain").press("Space")
    gallery.get_by_label("Worn chain").press("Space")

    expect(gallery.get_by_label("Worn chain")).not_to_be_checked()


def test_dragging_onto_a_full_slot_replaces_what_is_there(gallery):
    tie = gallery.locator("#bow-tie")
    tie.get_by_text("Measure the chain").click()

    tie.locator("label", has_text="Fit a new chain").drag_to(slots(gallery).nth(0))

    expect(slots(gallery).nth(0)).to_contain_text("Fit a new chain")
    expect(gallery.get_by_label("Measure the chain")).not_to_be_checked()


def test_focus_travels_with_the_step(gallery):
    steps = gallery.locator("#order-exact [data-step]")
    name = "Move down: Pump the tire up"
    down = gallery.locator("#order-exact").get_by_role("button", name=name)

    down.press("Enter")
    down.press("Alt+ArrowDown")

    expect(down).to_be_focused()
    expect(steps.nth(2)).to_contain_text("Pump the tire up")
    expect(said(gallery)).to_have_text("Moved to place 3 of 5.")


def test_step_at_the_end_stays_there(gallery):
    steps = gallery.locator("#order-exact [data-step]")
    up = steps.nth(0).get_by_role("button", name="Move up")
    expect(up).to_have_attribute("aria-disabled", "true")

    up.press("Enter")

    expect(steps.nth(0)).to_contain_text("Pump the tire up")
    expect(steps.nth(0).locator("[data-place]")).to_have_text("–")


def test_order_as_shown_can_be_kept(gallery):
    order = gallery.locator("#order-exact")

    order.get_by_role("button", name="Keep this order").press("Enter")

    expect(order.locator("[data-place]")).to_have_text(["1", "2", "3", "4", "5"])
    expect(order.get_by_role("button", name="Keep this order")).to_be_hidden()
    expect(said(gallery)).to_have_text("This order is your answer.")


def token(page, name):
    return page.locator("#blanks-drag").get_by_role("button", name=name, exact=True)


def blank(page, number):
    return page.locator("#blanks-drag [data-blank]").nth(number - 1)


def test_token_picked_up_waits_for_its_blank(gallery):
    token(gallery, "chain").press("Enter")
    expect(blank(gallery, 1)).to_be_focused()
    expect(token(gallery, "chain")).to_have_attribute("aria-pressed", "true")

    gallery.keyboard.press("ArrowLeft")
    expect(blank(gallery, 3)).to_be_focused()
    gallery.keyboard.press("Escape")

    expect(token(gallery, "chain")).to_be_focused()
    expect(token(gallery, "chain")).to_have_attribute("aria-pressed", "false")
    expect(said(gallery)).to_have_text("chain stays in the bank.")


def test_replaced_token_returns_to_the_bank(gallery):
    for name in ("chain", "bell"):
        token(gallery, name).click()
        blank(gallery, 2).click()

    expect(blank(gallery, 2)).to_contain_text("bell")
    expect(token(gallery, "chain")).to_be_visible()
    expect(token(gallery, "bell")).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Delete"])
def test_key_on_a_filled_blank_empties_it(gallery, key):
    token(gallery, "chain").click()
    blank(gallery, 2).click()

    blank(gallery, 2).press(key)

    expect(blank(gallery, 2)).to_contain_text("Blank 2")
    expect(said(gallery)).to_have_text("Blank 2 is empty. chain is in the bank again.")


def test_blank_pressed_first_takes_the_next_token(gallery):
    blank(gallery, 3).press("Enter")
    gallery.keyboard.press("Enter")
    gallery.keyboard.press("Enter")

    expect(blank(gallery, 3)).to_contain_text("chain")


def test_same_effect_twice_warns(gallery):
    triple = gallery.locator("#triple-drop-down")
    for number in (2, 3):
        triple.get_by_label(f"Blank {number} of 3").select_option("hiss")

    expect(triple.get_by_role("alert")).to_have_text(
        "“air hissing out” is in two blanks. It counts once."
    )


def test_counts_follow_what_is_chosen(gallery):
    gallery.get_by_label("It shines").check()
    expect(said(gallery)).to_have_text("Chain: 1 chosen")
    gallery.get_by_role("checkbox", name="Pedaling is hard Soft tire").check()
    expect(said(gallery)).to_have_text("Soft tire: 1 chosen")
    gallery.get_by_text("a cracked fork").click()
    expect(gallery.locator("#highlight-text .tally")).to_have_text("1 chosen")


def test_check_swaps_the_example_and_its_layer(gallery):
    gallery.get_by_label("Worn chain").press("Space")

    gallery.locator("#bow-tie").get_by_role("button", name="Check").click()

    feedback = gallery.locator("#bow-tie [data-feedback]")
    expect(feedback).to_be_focused()
    expect(feedback).to_contain_text("1 of 5 points")
    expect(gallery.locator("[data-slot='condition']")).to_contain_text("Worn chain")


@pytest.mark.parametrize("view", ["picture", "list"])
@pytest.mark.parametrize("width", [PHONE, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_gallery_has_no_faults(windows, instructor, view, width, theme):
    instructor.prefers_list_view = view == "list"
    instructor.save()
    page = windows.open(
        instructor, viewport={"width": width, "height": 844}, color_scheme=theme
    )
    page.goto("/items/gallery/")
    page.get_by_label("Worn chain").press("Space")

    assert axe_faults(page) == []
    assert too_wide(page, SMALL_PHONE) == []


def test_marked_examples_have_no_faults(gallery):
    for slug in ("bow-tie", "blanks-table", "order-partial", "hot-spots", "grouping"):
        example = gallery.locator(f"#{slug}")
        select = example.locator("select:visible, [data-keep] button, .choice, .option")
        if select.first.evaluate("each => each.localName") == "select":
            select.first.select_option(index=1)
        else:
            select.first.click()
        example.get_by_role("button", name="Check").click()
        expect(example.locator("[data-feedback]")).to_be_visible()

    assert axe_faults(gallery) == []
    assert too_wide(gallery, SMALL_PHONE) == []
