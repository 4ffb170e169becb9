"""Answering without a connection, and what waits on the device then."""

from playwright.sync_api import expect

from tests.browser.papers import CHOICE
from tests.browser.serving import TURN
from tests.browser.test_saving import option, state

WAITING = "Not saved: {} answers waiting"
ONE = "Not saved: 1 answer waiting"
# The pages of the paper, its list of answers, and the page for all others.
KEPT = 5 + 1
HAS_PAGES = """async (count) => {
  const pages = async () => {
    const name = (await caches.keys()).find((each) => /^rounds-\\d/.test(each));
    const kept = name ? await (await caches.open(name)).keys() : [];
    return kept.filter(({ url }) => url.endsWith("/")).length;
  };
  while (!navigator.serviceWorker.controller || (await pages()) < count)
    await new Promise((resolve) => setTimeout(resolve, 100));
}"""
ENTRIES = """() => new Promise((resolve) => {
  const request = indexedDB.open("rounds", 1);
  request.onsuccess = () => {
    const all = request.result.transaction("answers").objectStore("answers").getAll();
    all.onsuccess = () => resolve(all.result.map(({ state }) => state));
  };
})"""


def keep_pages(page, path):
    """Open a question and wait until the attempt can be walked without a connection."""
    page.goto(path)
    page.evaluate(HAS_PAGES, KEPT)


def go(page, number):
    page.locator("#answer").get_by_role("button", name="Next").click()
    heading = page.get_by_role("heading", name=f"Question {number} of 5")
    expect(heading).to_be_visible()
    # With its scripts: without a line, nothing but they can send what is pressed.
    page.wait_for_load_state()


def answer_offline(page, paper, count):
    """Answer the first questions without a connection; the last stays on the page."""
    keep_pages(page, f"/attempts/{paper.attempt.pk}/questions/1/")
    page.context.set_offline(True)
    for number in range(1, count + 1):
        fill(page)
        if number < count:
            go(page, number + 1)
    page.locator("h1").click()
    words = WAITING.format(count) if count > 1 else ONE
    expect(state(page)).to_contain_text(words)


def fill(page):
    """Answer whatever the question is, with its first choices."""
    form = page.locator("#answer")
    rows = form.locator(".matrix tbody tr")
    if rows.count():
        for row in rows.all():
            row.locator("label").first.click()
    elif form.locator("[name=value]").count():
        form.get_by_label("Your number").fill("1.5")
    else:
        option(page, 1).locator("label").click()


def answered(paper):
    """Return the places of the answers that the server holds."""
    with TURN:
        kept = paper.attempt.answers.exclude(response=None).order_by("position")
        return list(kept.values_list("position", flat=True))


def events(paper, code=CHOICE):
    """Return what the server heard of an answer, first to last."""
    answer = paper.answer(code)
    with TURN:
        return list(answer.events.all())


def answer_elsewhere(windows, paper):
    """Answer the first question on another device, to the end."""
    device = windows.open(paper.enrolment.user)
    device.goto(f"/attempts/{paper.attempt.pk}/questions/1/")
    device.get_by_label("Your number").fill("99")
    device.get_by_label("Your number").blur()
    expect(state(device)).to_contain_text("Saved")
