"""Nothing that helps with an open attempt leaves the server before its time."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import timezone

from courses.models import Course, Lesson
from quizzes.content.loader import load_course
from quizzes.models import Assignment, Attempt, Item, Quiz, Shown
from quizzes.services.attempts import start_attempt
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.factories.quizzes import all_shown
from tests.quizzes.addresses import JSON, attempt_url, question_url, start_url

# What a page says is the same on either database.
pytestmark = pytest.mark.needs_sqlite

COURSE = Path(settings.ROOT) / "fixtures" / "benzodiazepines"
# Shorter pieces, such as "Yes.", could stand anywhere by chance.
TELLING = 25


@pytest.fixture
def attempts(db):
    """A student has both quizzes of the real course open, nothing submitted."""
    load_course(COURSE, check=False, now=timezone.now())
    now = timezone.now()
    enrolment = EnrolmentFactory(cohort=CohortFactory(course=Course.objects.get()))
    for quiz in Quiz.objects.all():
        assignment = Assignment.objects.create(
            cohort=enrolment.cohort,
            quiz=quiz,
            opens_at=now,
            **all_shown(Shown.AFTER_CLOSE),
        )
        start_attempt(
            assignment=assignment, enrolment=enrolment, seed=quiz.slug, now=now
        )
    return list(Attempt.objects.select_related("assignment__cohort", "enrolment__user"))


def secrets():
    """Return what must not be told: explanations, and keys as they are stored."""
    items = Item.objects.select_related("current_version")
    versions = [item.current_version for item in items]
    told = {json.dumps(version.key)[1:-1] for version in versions}
    for version in versions:
        feedback = version.feedback
        told.add(feedback["general"])
        told.update(feedback["by_element"].values())
        told.update(slip["text"] for slip in feedback["slips"])
    words = (re.sub(r"<[^>]+>", "", text).strip() for text in told)
    return {text for text in words if len(text) >= TELLING}


def pages(client, attempts):
    """Yield every page and reply that a student meets with attempts under way."""
    cohort = attempts[0].assignment.cohort_id
    yield client.get(reverse("study:catalogue"))
    yield client.get(reverse("study:home", args=[cohort]))
    yield client.get(reverse("study:progress", args=[cohort]))
    yield client.get(reverse("study:about"))
    for slug in Lesson.objects.values_list("slug", flat=True):
        yield client.get(reverse("study:lesson", args=[cohort, slug]))
    for attempt in attempts:
        yield client.get(start_url(attempt.assignment))
        for position in attempt.answers.values_list("position", flat=True):
            url = question_url(attempt, position)
            yield client.get(url)
            yield client.post(url, {"choice": "nothing", "value": "1/2"})
            yield client.post(
                url, {"choice": "a", "choices": "a", "value": "1"}, **JSON
            )
            yield client.post(url, {"choice": "b", "choices": "b", "value": "2"})
        yield client.get(attempt_url("check-answers", attempt))
        yield client.get(attempt_url("review", attempt), follow=True)


def scripts():
    """Yield the text of every script of ours."""
    for path in Path(finders.find("js")).rglob("*.js"):
        yield path.read_text()


def test_no_page_or_script_of_an_open_attempt_holds_a_key_or_a_reason(client, attempts):
    client.force_login(attempts[0].enrolment.user)
    hidden = secrets()

    texts = [reply.content.decode() for reply in pages(client, attempts)]

    assert len(hidden) > 150
    assert len(texts) > 100
    for text in (*texts, *scripts()):
        plain = re.sub(r"<[^>]+>", "", text)
        assert [secret for secret in hidden if secret in plain or secret in text] == []


def test_after_submitting_they_wait_for_the_quiz_to_close(client, attempts):
    client.force_login(attempts[0].enrolment.user)
    attempt = attempts[0]
    client.post(attempt_url("submit", attempt))

    page = client.get(attempt_url("review", attempt), follow=True).content.decode()

    assert "See your result" not in page
    assert [secret for secret in secrets() if secret in page] == []
