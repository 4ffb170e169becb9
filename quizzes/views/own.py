"""Reaching an attempt: only its own student does."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from config.http import SignedInRequest
from courses.models import Drug
from quizzes.models import Attempt, Regrade
from quizzes.prepared import Prepared


def _own(user: int, key: int) -> QuerySet[Attempt]:
    """Return a person's own attempt, if it is, and what else its pages ask.

    That is whether its course has drugs, and its class a regrade that was applied.
    """
    drugs = Drug.objects.filter(course=OuterRef("enrolment__cohort__course"))
    applied = Regrade.objects.filter(
        cohort=OuterRef("assignment__cohort"), state=Regrade.State.APPLIED
    )
    own = Attempt.objects.of(user).filter(pk=key)
    return own.annotate(has_drugs=Exists(drugs), may_be_corrected=Exists(applied))


OWN = Prepared(_own, 2)


def own_attempt(request: SignedInRequest, attempt_id: int) -> Attempt:
    """Return the viewer's own attempt, its enrolment as every page shows it; or 404."""
    found: Any = next(iter(OWN.rows(request.user.pk, attempt_id)), None)
    if found is None:
        raise Http404
    found.enrolment.has_drugs = found.has_drugs
    own: Attempt = found
    return own
