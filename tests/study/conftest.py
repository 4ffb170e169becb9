"""A student of a class, signed in."""

import pytest

from tests.factories.courses import EnrolmentFactory, UnitFactory


@pytest.fixture
def enrolment(db):
    """A student of a course without lessons."""
    return EnrolmentFactory()


@pytest.fixture
def course(enrolment):
    """What the student takes."""
    return enrolment.cohort.course


@pytest.fixture
def unit(course):
    """The first unit of that course, without lessons."""
    return UnitFactory(course=course)


@pytest.fixture
def signed_in(client, enrolment):
    """The student's browser."""
    client.force_login(enrolment.user)
    return client
