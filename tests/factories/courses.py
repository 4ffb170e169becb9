"""A course of one unit and one lesson, and a cohort that takes it."""

from datetime import UTC, date, datetime

import factory

from courses.models import (
    Cohort,
    Course,
    Enrolment,
    JoinCode,
    Lesson,
    LessonProgress,
    Objective,
    Role,
    Unit,
)
from tests.factories.accounts import UserFactory

NINE_O_CLOCK = datetime(2026, 3, 2, 9, tzinfo=UTC)


class CourseFactory(factory.django.DjangoModelFactory):
    """A course without content."""

    class Meta:
        model = Course

    slug = factory.Sequence(lambda n: f"course-{n:04}")
    title = "Benzodiazepines in practice"
    summary = "From the receptor to a safe taper."
    edition = "2026.1"
    language = "en-US"
    review_status = Course.Review.UNREVIEWED
    digest = "0"
    loaded_at = NINE_O_CLOCK


class ObjectiveFactory(factory.django.DjangoModelFactory):
    """An objective."""

    class Meta:
        model = Objective

    course = factory.SubFactory(CourseFactory)
    code = factory.Sequence(lambda n: f"MECH-{n:04}")
    position = factory.Sequence(int)
    text = "Label the two binding sites."
    bloom = "remember"
    client_need = "pharmacological-and-parenteral-therapies"
    naplex = "foundational-knowledge"


class UnitFactory(factory.django.DjangoModelFactory):
    """A unit."""

    class Meta:
        model = Unit

    course = factory.SubFactory(CourseFactory)
    slug = factory.Sequence(lambda n: f"unit-{n:04}")
    position = factory.Sequence(int)
    title = "How benzodiazepines work"


class LessonFactory(factory.django.DjangoModelFactory):
    """A lesson of two sections."""

    class Meta:
        model = Lesson

    unit = factory.SubFactory(UnitFactory)
    course = factory.SelfAttribute("unit.course")
    slug = factory.Sequence(lambda n: f"lesson-{n:04}")
    position = factory.Sequence(int)
    title = "The receptor and the drug site"
    lead = "Where does the tablet act?"
    minutes = 9
    sections = factory.LazyFunction(
        lambda: [
            {"slug": "two-sites", "title": "Two sites"},
            {"slug": "the-gate", "title": "The gate"},
        ]
    )
    blocks = factory.LazyFunction(
        lambda: [
            {"type": "html", "section": "two-sites", "html": "<p>Two sites.</p>"},
            {"type": "html", "section": "the-gate", "html": "<p>The gate.</p>"},
        ]
    )
    sources = factory.LazyFunction(list)
    terms = factory.LazyFunction(list)
    digest = "0"


class CohortFactory(factory.django.DjangoModelFactory):
    """A class in spring."""

    class Meta:
        model = Cohort

    course = factory.SubFactory(CourseFactory)
    name = factory.Sequence(lambda n: f"Spring {n:04}")
    time_zone = "America/Chicago"
    starts_on = date(2026, 1, 12)
    ends_on = date(2026, 5, 8)


class EnrolmentFactory(factory.django.DjangoModelFactory):
    """A student; `instructor=True` and `observer=True` make the other two."""

    class Meta:
        model = Enrolment

    class Params:
        instructor = factory.Trait(role=Role.INSTRUCTOR)
        observer = factory.Trait(role=Role.OBSERVER)

    user = factory.SubFactory(UserFactory)
    cohort = factory.SubFactory(CohortFactory)
    role = Role.STUDENT
    joined_at = NINE_O_CLOCK


class JoinCodeFactory(factory.django.DjangoModelFactory):
    """A code that lets students in; `revoked=True` no longer does."""

    class Meta:
        model = JoinCode

    class Params:
        revoked = factory.Trait(revoked_at=NINE_O_CLOCK)

    cohort = factory.SubFactory(CohortFactory)
    code = factory.Sequence(lambda n: f"BCDF{n:04d}")
    created_by = factory.SubFactory(UserFactory)
    created_at = NINE_O_CLOCK


class LessonProgressFactory(factory.django.DjangoModelFactory):
    """A lesson just begun."""

    class Meta:
        model = LessonProgress

    enrolment = factory.SubFactory(EnrolmentFactory)
    lesson = factory.SubFactory(LessonFactory)
    sections_reached = factory.LazyFunction(list)
    started_at = NINE_O_CLOCK
    last_at = NINE_O_CLOCK
