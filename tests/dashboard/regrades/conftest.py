"""A class with an instructor, and a corrected key that two students had answered."""

import pytest

from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.quizzes.regrades.correcting import ADA, BEA, correct, open_quiz, sit


@pytest.fixture
def cohort(db):
    return CohortFactory(name="Spring")


@pytest.fixture
def instructor(cohort):
    return EnrolmentFactory(
        cohort=cohort, instructor=True, user__display_name="Bea Lang"
    ).user


@pytest.fixture
def signed_in(client, instructor):
    client.force_login(instructor)
    return client


@pytest.fixture
def assignment(cohort):
    return open_quiz(cohort)


@pytest.fixture
def ada(assignment):
    return sit(assignment, ADA, user__display_name="Ada Obi")


@pytest.fixture
def cy(assignment):
    return sit(assignment, BEA, user__display_name="Cy Dow")


@pytest.fixture
def regrade(assignment, ada, cy):
    [proposed] = correct(assignment).regrades
    return proposed
