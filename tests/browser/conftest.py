"""A browser, and a class on a server for it to visit."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright

from courses.models import Course
from dashboard.demonstration.filling import fill_class
from quizzes.content.loader import load_course
from tests.browser.papers import Paper
from tests.browser.serving import serving
from tests.browser.windows import Windows
from tests.factories.courses import EnrolmentFactory

COURSE = Path(settings.ROOT, "fixtures", "benzodiazepines")
# The browser asks its maker for nothing, and scrolls at once.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-smooth-scrolling",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)
PATIENCE = 15_000

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def browser(chromium):
    """Debian's Chromium, started once."""
    with pytest.MonkeyPatch.context() as environment:
        # Playwright runs a loop in this thread, which Django would take for async code.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with sync_playwright() as playwright:
            started = playwright.chromium.launch(
                executable_path=chromium, args=list(QUIET)
            )
            yield started
            started.close()


@pytest.fixture(scope="package")
def room(browser, django_db_setup, django_db_blocker):
    """The course that ships, and a small class of the demonstration."""
    now = timezone.now()
    with django_db_blocker.unblock(), transaction.atomic():
        load_course(COURSE, check=False, now=now)
        yield fill_class(Course.objects.get(), now=now, students=8)
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def site(room):
    """The server that shows that class."""
    with serving() as started:
        yield started


@pytest.fixture
def windows(browser, site, db):
    """Opens windows, each a device of its own; what a test writes is undone."""
    with Windows(browser, site.url) as opened:
        yield opened


@pytest.fixture
def window(windows):
    """One window, 1280 pixels wide, signed out."""
    return windows.open()


@pytest.fixture
def student(room, windows):
    """Someone who has just joined the class."""
    return EnrolmentFactory(cohort=room.cohort)


@pytest.fixture
def paper(student):
    """The student's attempt at one item of each sort, without a time limit."""
    return Paper(student)


@pytest.fixture
def page(windows, student):
    """The student's window."""
    return windows.open(student.user)
