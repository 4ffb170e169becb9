"""The progress page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from quizzes.models import Attempt, Shown
from study.reports.progress import progress_page
from tests.factories.courses import (
    NINE_O_CLOCK,
    EnrolmentFactory,
    LessonFactory,
    LessonProgressFactory,
    ObjectiveFactory,
)
from tests.factories.quizzes import (
    AnswerFactory,
    AssignmentFactory,
    AttemptFactory,
    ItemFactory,
    ScoreFactory,
    all_shown,
)


@pytest.fixture
def objective(course):
    return ObjectiveFactory(course=course)


def mark(enrolment, objective, *points, **assignment):
    """Submit an attempt whose answers earned `points` of two each."""
    item = ItemFactory(course=objective.course)
    item.objectives.add(objective)
    attempt = AttemptFactory(
        assignment=AssignmentFactory(cohort=enrolment.cohort, **assignment),
        enrolment=enrolment,
        state=Attempt.State.SUBMITTED,
        submitted_at=NINE_O_CLOCK,
        total=sum(points),
        maximum=2 * len(points),
        has_passed=True,
    )
    for raw in points:
        answer = AnswerFactory(attempt=attempt, version=item.current_version)
        answer.current_score = ScoreFactory(answer=answer, raw=raw, maximum=2)
        answer.save()
    return attempt


def results(enrolment):
    page = progress_page(enrolment, NINE_O_CLOCK)
    return [(each.earned, each.possible, each.answers) for each in page.objectives]


def test_points_add_up_by_objective_over_all_attempts(enrolment, objective):
    ObjectiveFactory(course=objective.course)
    mark(enrolment, objective, 2, 1)
    mark(enrolment, objective, 0)

    assert results(enrolment) == [(3, 6, 3), (0, 0, 0)]


def test_points_wait_until_they_may_be_shown(enrolment, objective):
    later = NINE_O_CLOCK + timedelta(days=1)
    mark(enrolment, objective, 2, **all_shown(Shown.AFTER_CLOSE), closes_at=later)

    assert results(enrolment) == [(0, 0, 0)]


def test_anothers_points_are_not_mine(enrolment, objective):
    mark(EnrolmentFactory(cohort=enrolment.cohort), objective, 2)

    assert results(enrolment) == [(0, 0, 0)]


def test_lessons_and_quizzes_are_counted(enrolment, objective, unit):
    read, _unread = LessonFactory.create_batch(2, unit=unit)
    LessonProgressFactory(enrolment=enrolment, lesson=read, completed_at=NINE_O_CLOCK)
    mark(enrolment, objective, 2, quiz__unit=unit)
    AssignmentFactory(cohort=enrolment.cohort)

    page = progress_page(enrolment, NINE_O_CLOCK)

    assert (page.lessons_done, page.lessons) == (1, 2)
    assert (page.quizzes_passed, len(page.quizzes)) == (1, 2)


def test_page_says_it_all_in_words(signed_in, enrolment, objective, unit):
    lesson = LessonFactory(unit=unit)
    LessonProgressFactory(
        enrolment=enrolment, lesson=lesson, sections_reached=["two-sites"]
    )
    mark(enrolment, objective, 2, 1, quiz__unit=unit)

    address = reverse("study:progress", args=[enrolment.cohort_id])
    page = " ".join(signed_in.get(address).content.decode().split())

    for words in (
        "1 of 2 sections",
        "3 of 4 points",
        "From 2 answers",
        "75%",
        "Best 75%, passed",
        "1 of 2 attempts used",
    ):
        assert words in page


def test_newcomer_sees_what_will_appear(signed_in, enrolment, objective):
    address = reverse("study:progress", args=[enrolment.cohort_id])

    page = signed_in.get(address).content.decode()

    assert "Points appear here once you have submitted a quiz" in page
    assert "This course has no lessons yet" in page
