"""What a first visit costs, served as production serves it."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.autoreload import reset_loaders
from django.test import override_settings
from whitenoise import WhiteNoise

from tests.browser.papers import Paper
from tests.browser.serving import serving
from tests.browser.tour import LESSONS
from tests.browser.windows import Windows
from tests.factories.courses import EnrolmentFactory

# How a page looks and weighs is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]

KILOBYTE = 1_000
MOST, MOST_SCRIPT = 150 * KILOBYTE, 20 * KILOBYTE
# Questions with the most script over their native form.
HEAVIEST = ("pump-and-lorazepam",)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static.HashedFilesStorage"},
}


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The static files under hashed names, compressed."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(
        STORAGES=STORAGES, STATIC_ROOT=folder, WHITENOISE_KEEP_ONLY_HASHED_FILES=True
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        # Pages that were rendered before have kept the plain names.
        reset_loaders()
        yield folder
    reset_loaders()


@pytest.fixture
def visitor(browser, site, collected, db):
    """Opens windows on the site as production would serve it."""
    with (
        serving(lambda pages: WhiteNoise(pages, collected, prefix="static/")) as served,
        Windows(browser, served.url) as opened,
    ):
        yield opened


def weigh(page, path):
    """Visit a page and return what was sent for it, compressed, by the kind of file.

    Headers are left out: they depend on the server in front and its protocol.
    """
    came = []
    # Playwright takes no method that is written in C.
    page.on("requestfinished", lambda each: came.append(each))  # noqa: PLW0108
    page.goto(path)
    page.wait_for_load_state("networkidle")
    weights = {}
    for request in came:
        kind = request.resource_type
        weights[kind] = weights.get(kind, 0) + request.sizes()["responseBodySize"]
    return weights


@pytest.mark.parametrize("lesson", LESSONS)
def test_first_visit_of_a_lesson_is_light(visitor, room, lesson):
    page = visitor.open(room.instructor)

    weights = weigh(page, f"/cohorts/{room.cohort.pk}/lessons/{lesson}/")

    assert page.evaluate("document.fonts.size") > 0
    assert sum(weights.values()) < MOST, weights
    assert weights["script"] < MOST_SCRIPT, weights


@pytest.mark.parametrize("code", HEAVIEST)
def test_script_of_a_question_is_light(visitor, room, code):
    student = EnrolmentFactory(cohort=room.cohort)
    paper = Paper(student, minutes=30, codes=[code])
    page = visitor.open(student.user)

    weights = weigh(page, paper.url(code))

    assert weights["script"] < MOST_SCRIPT, weights


def test_lesson_is_served_from_hashed_files_alone(visitor, room):
    page = visitor.open(room.instructor)
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"/cohorts/{room.cohort.pk}/lessons/{LESSONS[0]}/")
    page.wait_for_load_state("networkidle")

    static = [Path(url).name for url in asked if "/static/" in url]
    assert static
    assert all(name.count(".") == 2 for name in static), static
