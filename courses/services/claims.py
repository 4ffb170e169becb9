"""Keeping how a claim was judged."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from courses.errors import ForeignClaimError
from courses.models import Claim, ClaimJudgment, Enrolment, Verdict


@transaction.atomic
def judge_claim(
    *,
    enrolment: Enrolment,
    claim: Claim,
    verdict: Verdict,
    evidence: Collection[str],
    now: datetime,
) -> ClaimJudgment:
    """Keep a judgment, and return the one that stands.

    A claim is judged once, since its verdict is shown then: the first judgment
    stands, and a second changes nothing.

    Shape: `evidence` holds the ids of the kinds that were chosen.

    Raises:
        ForeignClaimError: the claim is of another course.
    """
    if claim.course_id != enrolment.cohort.course_id:
        raise ForeignClaimError(claim.number)
    judgment, is_new = ClaimJudgment.objects.get_or_create(
        enrolment=enrolment,
        claim=claim,
        defaults={
            "verdict": verdict,
            "evidence": sorted(set(evidence)),
            "judged_at": now,
        },
    )
    if is_new:
        enrolment.last_active_at = now
        enrolment.save(update_fields=["last_active_at"])
    return judgment
