"""A class with an instructor, whose quiz asks for two names."""

import pytest

from tests.dashboard.marking.answers import open_quiz, sit
from tests.factories.courses import CohortFactory, EnrolmentFactory


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
def attempt(assignment):
    """Ada's, with one answer that waits and one that is right."""
    return sit(assignment, "Ada Obi", "the antidote", "Flumazenil")
