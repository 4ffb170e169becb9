"""A paper of which two answers wait for a person."""

from decimal import Decimal

import pytest

from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory
from tests.factories.typed import make_short_answer
from tests.quizzes.marking.papers import sit


@pytest.fixture
def assignment(db):
    """Two typed names, of weight 1 and 2.5, and one choice of weight a half."""
    made = AssignmentFactory()
    course = made.cohort.course
    first, second = make_short_answer(course, "one"), make_short_answer(course, "two")
    SlotFactory(quiz=made.quiz, weight=Decimal(1), pool=[first])
    SlotFactory(quiz=made.quiz, weight=Decimal("2.5"), pool=[second])
    choice = ItemFactory(course=course, code="site")
    SlotFactory(quiz=made.quiz, weight=Decimal("0.5"), pool=[choice])
    return made


@pytest.fixture
def instructor(assignment):
    return EnrolmentFactory(cohort=assignment.cohort, instructor=True).user


@pytest.fixture
def attempt(assignment):
    return sit(assignment)
