"""A quiz of four items that a student has begun."""

import pytest

from quizzes.services.attempts import start_attempt
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory


@pytest.fixture
def assignment(db):
    """A quiz of one fixed item and a draw of three from five."""
    made = AssignmentFactory()
    course = made.cohort.course
    fixed = ItemFactory(course=course, code="anchor")
    pool = ItemFactory.create_batch(5, course=course)
    SlotFactory(quiz=made.quiz, position=1, pool=[fixed])
    SlotFactory(quiz=made.quiz, position=2, draw=3, pool=[fixed, *pool])
    return made


@pytest.fixture
def enrolment(assignment):
    """A student of the cohort that has the quiz."""
    return EnrolmentFactory(cohort=assignment.cohort)


@pytest.fixture
def attempt(assignment, enrolment):
    """Begun at nine, with thirty minutes to go."""
    return start_attempt(
        assignment=assignment, enrolment=enrolment, seed="seven", now=NINE_O_CLOCK
    )
