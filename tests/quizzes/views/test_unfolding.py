"""The cases of the real course send no line of a chart before its time."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from courses.models import Course
from quizzes.charts import Chart
from quizzes.content.loader import load_course
from quizzes.models import Assignment, Quiz, Stimulus
from quizzes.services.attempts import start_attempt
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.quizzes.addresses import question_url

COURSE = Path(settings.ROOT) / "fixtures" / "benzodiazepines"


@pytest.fixture
def attempt(db):
    """An attempt at the quiz that asks the cases."""
    now = timezone.now()
    load_course(COURSE, check=False, now=now)
    quiz = Quiz.objects.filter(slots__case__form=Stimulus.Form.CASE).distinct().get()
    enrolment = EnrolmentFactory(cohort=CohortFactory(course=Course.objects.get()))
    assignment = Assignment.objects.create(
        cohort=enrolment.cohort, quiz=quiz, opens_at=now
    )
    return start_attempt(
        assignment=assignment, enrolment=enrolment, seed="seven", now=now
    )


def words_of(text):
    """Return a page's words, each blank of any sort as one space."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def lines_after(chart, place):
    """Return what the chart's lines say that come after an item."""
    due = chart.until(place).ids
    entries = [entry for tab in chart.tabs for entry in tab.entries]
    return {" ".join(each.words.split()) for each in entries if each.id not in due} | {
        time.label for time in chart.times if time.from_item > place
    }


def test_no_page_of_a_case_holds_a_later_line(client, attempt):
    client.force_login(attempt.enrolment.user)
    answers = attempt.answers.filter(case_position__isnull=False)
    hidden = 0

    for answer in answers.select_related("version__stimulus_version"):
        chart = Chart.model_validate(answer.version.stimulus_version.content)
        later = lines_after(chart, answer.case_position)
        hidden += len(later)
        page = client.get(question_url(attempt, answer.position))
        text = words_of(page.content.decode())

        assert page.status_code == 200
        assert [line for line in later if line in text] == []
        client.post(
            question_url(attempt, answer.position), {"base_rev": 0, "go": "next"}
        )

    assert len(answers) == 30
    assert hidden > 20
