"""The steps of the main journey that are the same with script and without."""

import re

from django.core import mail
from playwright.sync_api import expect

NAME, EMAIL, PASSWORD = "Amara Osei", "amara@example.org", "ward-round-at-7"
UNIT, QUIZ = "How benzodiazepines work", "Unit 1 quiz: mechanism"
LESSON = "The receptor and the drug site"
QUESTIONS = 12


def link_in_mail():
    """Return the link that the last message asks its reader to open."""
    return re.search(r"https?://\S+", mail.outbox[-1].body)[0]


def sign_up(page):
    page.goto("/")
    page.get_by_role("link", name="Create an account").click()
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create my account").click()
    expect(page.get_by_role("heading", name="Confirm your address")).to_be_visible()
    page.goto(link_in_mail())
    page.get_by_role("button", name="Yes, confirm it").click()
    expect(page.get_by_role("heading", name="You are in no class yet")).to_be_visible()


def join(page, code):
    page.get_by_role("link", name="Join with a code").click()
    page.get_by_role("textbox", name="code").fill(code)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("You joined")).to_be_visible()


def find_attempt(page, cohort):
    """As the instructor, find the student in the table, and their attempt."""
    page.goto(f"/cohorts/{cohort.pk}/dashboard/")
    page.get_by_role("link", name="Students", exact=True).click()
    page.get_by_label("Search by name or e-mail").fill(EMAIL)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=NAME).click()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    attempts = page.get_by_role("region", name="Attempts")
    attempts.get_by_role("link", name=QUIZ).click()
    expect(page.get_by_role("heading", name=QUIZ)).to_be_visible()
    expect(
        page.get_by_text("Answers, as the student sees them reviewed")
    ).to_be_visible()
