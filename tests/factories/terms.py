"""Other terms for one student or for a class."""

from datetime import timedelta
from decimal import Decimal

import factory

from courses.models import Accommodation
from quizzes.models import Extension
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory


class AccommodationFactory(factory.django.DjangoModelFactory):
    """Twice the time."""

    class Meta:
        model = Accommodation

    enrolment = factory.SubFactory(EnrolmentFactory)
    time_multiplier = Decimal(2)


class ExtensionFactory(factory.django.DjangoModelFactory):
    """The whole class's; it moves nothing until it is told what."""

    class Meta:
        model = Extension

    assignment = factory.SubFactory(AssignmentFactory)
    extra_time = timedelta(0)
    reason = "The network was down"
    by = factory.LazyAttribute(
        lambda made: (
            EnrolmentFactory(cohort=made.assignment.cohort, instructor=True).user
        )
    )
    created_at = NINE_O_CLOCK
