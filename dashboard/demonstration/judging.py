"""How the class judges the claims of a text: many students begin, few finish."""

from collections.abc import Iterator, Sequence

from courses.models import Claim, ClaimJudgment, Enrolment, Verdict
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.classroom import Classroom
from dashboard.demonstration.people import STUDENT

BEGINS = 0.7
LEAST_ABLE, MOST_ABLE = 0.35, 0.85


def judge_claims(room: Classroom, chance: Chance) -> None:
    """Let students judge from the top; the visitor's own desk is left to the visitor.

    Each judged when they were last here, so nobody is seen on a day they weren't.
    """
    live = Claim.objects.filter(course=room.cohort.course_id, is_retired=False)
    claims = list(live.order_by("position"))
    students = Enrolment.objects.students().filter(cohort=room.cohort)
    others = students.exclude(user__email=STUDENT.email).select_related("user")
    ClaimJudgment.objects.bulk_create(
        judgment
        for enrolment in others
        for judgment in _of(enrolment, claims, chance.of("claims"))
    )


def _of(
    enrolment: Enrolment, claims: Sequence[Claim], chance: Chance
) -> Iterator[ClaimJudgment]:
    """Yield one student's judgments, as good as the student is able."""
    own = chance.of(enrolment.user.email)
    last_here = enrolment.last_active_at
    if last_here is None or not own.happens("begins", BEGINS):
        return
    ability = own.between("ability", LEAST_ABLE, MOST_ABLE)
    for claim in claims[: round(own.between("many", 1, len(claims)))]:
        wrong = [each for each in Verdict if each != claim.verdict]
        is_right = own.happens(("right", claim.number), ability)
        slip = own.pick(("slip", claim.number), wrong)
        yield ClaimJudgment(
            enrolment=enrolment,
            claim=claim,
            verdict=claim.verdict if is_right else slip,
            evidence=claim.settled_by[:1],
            judged_at=last_here,
        )
