"""A student of a class, signed in."""

import pytest
from django.urls import reverse

from tests.factories.courses import EnrolmentFactory, LessonFactory, UnitFactory
from tests.factories.quizzes import ItemFactory


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


@pytest.fixture
def ask(enrolment, course, unit):
    """Put a check into a lesson and return its address."""

    def made(**version):
        item = ItemFactory(
            course=course,
            code="which-site",
            use="check",
            **{f"version__{name}": value for name, value in version.items()},
        )
        block = {"type": "check", "section": "two-sites", "item": item.code}
        lesson = LessonFactory(unit=unit, slug="receptor", blocks=[block])
        return reverse(
            "study:check", args=[enrolment.cohort_id, lesson.slug, item.code]
        )

    return made
