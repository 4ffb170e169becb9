"""A class whose quiz of two items is open, and its instructor."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def assignment(db, now):
    """Of each item b is right; both weigh 1."""
    made = AssignmentFactory(
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=7),
        attempts_allowed=3,
    )
    for position, code in enumerate(("site", "dose"), start=1):
        item = ItemFactory(course=made.cohort.course, code=code)
        SlotFactory(quiz=made.quiz, position=position, pool=[item])
    return made


@pytest.fixture
def instructor(assignment):
    return EnrolmentFactory(cohort=assignment.cohort, instructor=True).user
