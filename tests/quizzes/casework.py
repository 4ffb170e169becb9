"""A student in front of a quiz that holds a case of six items and a trend."""

import pytest
from django.utils import timezone

from courses.models import Course
from quizzes.content.loader import load_course
from quizzes.models import Assignment, Quiz
from tests.factories.cases import QUIZ
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.factories.packages import write_package
from tests.quizzes.addresses import question_url


@pytest.fixture
def assignment(db, tmp_path):
    """The small course's quiz, with a case and a trend in it, open now."""
    load_course(write_package(tmp_path, QUIZ), check=False, now=timezone.now())
    course = Course.objects.get()
    return Assignment.objects.create(
        cohort=CohortFactory(course=course),
        quiz=Quiz.objects.get(),
        opens_at=timezone.now(),
    )


@pytest.fixture
def enrolment(assignment):
    return EnrolmentFactory(cohort=assignment.cohort)


@pytest.fixture
def case(attempt):
    """Return where each item of the case is, by its place in the case."""
    answers = attempt.answers.filter(case_position__isnull=False)
    return dict(answers.values_list("case_position", "position"))


def page(student, attempt, position):
    return student.get(question_url(attempt, position)).content.decode()


def lock(student, attempt, position, **fields):
    """Answer an item of a case and go on."""
    data = {"choice": "a", "base_rev": 0, "go": "next", **fields}
    return student.post(question_url(attempt, position), data)


def practice(attempt):
    attempt.policy["purpose"] = Quiz.Purpose.PRACTICE
    attempt.save(update_fields=["policy"])
