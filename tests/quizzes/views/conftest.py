"""A student in front of a quiz that is open now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from quizzes.models import Attempt
from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory
from tests.quizzes.addresses import start_url


@pytest.fixture
def assignment(db):
    """Open now, with four items whose right option is b."""
    now = timezone.now()
    made = AssignmentFactory(
        opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=7)
    )
    for position in range(1, 5):
        item = ItemFactory(course=made.cohort.course, code=f"item-{position}")
        SlotFactory(quiz=made.quiz, position=position, pool=[item])
    return made


@pytest.fixture
def enrolment(assignment):
    return EnrolmentFactory(cohort=assignment.cohort)


@pytest.fixture
def student(client, enrolment):
    client.force_login(enrolment.user)
    return client


@pytest.fixture
def attempt(student, assignment):
    student.post(start_url(assignment))
    return Attempt.objects.get()
