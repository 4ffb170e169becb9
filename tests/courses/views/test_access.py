from types import SimpleNamespace

import pytest
from django.http import Http404

from courses.models import Enrolment, Role
from courses.views.access import instructor_enrolment, own_enrolment, staff_enrolment
from tests.factories.accounts import UserFactory
from tests.factories.courses import CohortFactory, EnrolmentFactory

pytestmark = pytest.mark.django_db

DOORS = {
    own_enrolment: {Role.STUDENT, Role.INSTRUCTOR, Role.OBSERVER},
    staff_enrolment: {Role.INSTRUCTOR, Role.OBSERVER},
    instructor_enrolment: {Role.INSTRUCTOR},
}


def request_of(user):
    """Return as much of a request as a door looks at."""
    return SimpleNamespace(user=user)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_door_opens_to_its_roles_alone(door, role, django_assert_num_queries):
    enrolment = EnrolmentFactory(role=role)
    request = request_of(enrolment.user)

    if role in DOORS[door]:
        with django_assert_num_queries(1):
            found = door(request, enrolment.cohort_id)
            assert (found, found.cohort.course.title) == (
                enrolment,
                "Benzodiazepines in practice",
            )
    else:
        with pytest.raises(Http404):
            door(request, enrolment.cohort_id)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_no_door_opens_to_who_has_left(door):
    left = EnrolmentFactory(role=Role.INSTRUCTOR, status=Enrolment.Status.LEFT)

    with pytest.raises(Http404):
        door(request_of(left.user), left.cohort_id)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_no_door_opens_to_another_class(door):
    instructor = EnrolmentFactory(instructor=True)

    with pytest.raises(Http404):
        door(request_of(instructor.user), CohortFactory().pk)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_an_operator_has_no_door_of_their_own(door):
    operator = UserFactory(is_staff=True, is_superuser=True)

    with pytest.raises(Http404):
        door(request_of(operator), CohortFactory().pk)
