"""A class whose quiz three students have taken, and its instructor."""

import pytest

from tests.factories.courses import EnrolmentFactory
from tests.quizzes.regrades.correcting import open_quiz


@pytest.fixture
def assignment(db):
    return open_quiz()


@pytest.fixture
def instructor(assignment):
    return EnrolmentFactory(cohort=assignment.cohort, instructor=True).user
