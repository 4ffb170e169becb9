"""Reaching an attempt: only its own student does."""

from django.http import Http404

from config.http import SignedInRequest
from quizzes.models import Attempt
from quizzes.prepared import Prepared

OWN = Prepared(lambda user, key: Attempt.objects.of(user).filter(pk=key), 2)


def own_attempt(request: SignedInRequest, attempt_id: int) -> Attempt:
    """Return the viewer's own attempt, or 404."""
    found = OWN.rows(request.user.pk, attempt_id)
    if not found:
        raise Http404
    return found[0]
