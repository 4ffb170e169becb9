"""The one door to a cohort: the viewer's own enrolment, or 404."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from config.http import SignedInRequest
from courses.models import Enrolment


def own_enrolment(request: SignedInRequest, cohort_id: int) -> Enrolment:
    """Return the viewer's active enrolment with its cohort and course.

    Raises:
        Http404: there is none; a guess learns nothing.
    """
    mine = Enrolment.objects.active().of(request.user)
    return get_object_or_404(mine, cohort_id=cohort_id)


def staff_enrolment(request: SignedInRequest, cohort_id: int) -> Enrolment:
    """Return the enrolment of an instructor or observer.

    Raises:
        Http404: the viewer is neither.
    """
    enrolment = own_enrolment(request, cohort_id)
    if not enrolment.is_staff:
        raise Http404
    return enrolment


def instructor_enrolment(request: SignedInRequest, cohort_id: int) -> Enrolment:
    """Return the enrolment of an instructor, who alone may change a class.

    Raises:
        Http404: the viewer is not one.
    """
    enrolment = own_enrolment(request, cohort_id)
    if not enrolment.is_instructor:
        raise Http404
    return enrolment
