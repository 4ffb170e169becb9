"""Opening regrades: of an item as it is, to put one back, and to apply it again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from config.http import SignedInRequest
from courses.models import Enrolment
from courses.views.access import instructor_enrolment
from dashboard.reports.regrade_sequels import Sequel
from dashboard.reports.regrades import sequel_in
from quizzes.models import Answer, ItemVersion, Regrade, Slot
from quizzes.services.proposals import propose_regrade


def sequel_or_404(enrolment: Enrolment, regrade_id: int) -> Sequel:
    """Return a regrade of the class with what came of it, or 404."""
    found = sequel_in(enrolment.cohort, regrade_id)
    if found is None:
        raise Http404
    return found


@require_POST
def put_back(request: SignedInRequest, cohort_id: int, regrade_id: int) -> HttpResponse:
    """Open the regrade that undoes an applied one; it is previewed like any other."""
    enrolment = instructor_enrolment(request, cohort_id)
    sequel = sequel_or_404(enrolment, regrade_id)
    done = sequel.regrade
    if not sequel.may_put_back:
        return _too_late(request, enrolment, done)
    pair = (done.from_version, done.from_version)
    before, after = pair if done.item_id else (done.to_slot, done.from_slot)
    policy = Regrade.Policy.REPLACE
    return _propose(request, enrolment, before, after, policy)


@require_POST
def apply_again(
    request: SignedInRequest, cohort_id: int, regrade_id: int
) -> HttpResponse:
    """Open once more what was put back; it is previewed like any other."""
    enrolment = instructor_enrolment(request, cohort_id)
    sequel = sequel_or_404(enrolment, regrade_id)
    done = sequel.regrade
    if not sequel.may_apply_again:
        return _too_late(request, enrolment, done)
    pair = (done.from_version, done.to_version)
    before, after = pair if done.item_id else (done.from_slot, done.to_slot)
    policy = Regrade.Policy(done.policy)
    return _propose(request, enrolment, before, after, policy)


@require_POST
def open_regrade(
    request: SignedInRequest, cohort_id: int, code: str, number: int
) -> HttpResponse:
    """Open a regrade of an item that the class answered, with its key as it was."""
    enrolment = instructor_enrolment(request, cohort_id)
    cohort = enrolment.cohort
    of_course = ItemVersion.objects.filter(item__course=cohort.course_id)
    version = get_object_or_404(
        of_course.select_related("item"), item__code=code, number=number
    )
    answered = Answer.objects.filter(
        version=version, attempt__assignment__cohort=cohort
    )
    if not answered.exists():
        raise Http404
    policy = Regrade.Policy.BEST_OF
    return _propose(request, enrolment, version, version, policy)


def _propose(
    request: SignedInRequest,
    enrolment: Enrolment,
    before: ItemVersion | Slot | None,
    after: ItemVersion | Slot | None,
    policy: Regrade.Policy,
) -> HttpResponse:
    """Open a regrade, or find the one that is open, and lead to it."""
    if before is None or after is None:
        raise Http404
    opened = propose_regrade(
        cohort=enrolment.cohort,
        before=before,
        after=after,
        by=request.user,
        now=timezone.now(),
        policy=policy,
    )
    return redirect("dashboard:regrade", enrolment.cohort_id, opened.pk)


def _too_late(
    request: SignedInRequest, enrolment: Enrolment, done: Regrade
) -> HttpResponse:
    """Say that there is nothing to put back or to apply again; 404 if none ever was."""
    if done.state != Regrade.State.APPLIED:
        raise Http404
    messages.error(
        request, _("That was done meanwhile, or would change nothing; see below.")
    )
    return redirect("dashboard:regrade", enrolment.cohort_id, done.pk)
