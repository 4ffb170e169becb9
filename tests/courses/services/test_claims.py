from datetime import timedelta

import pytest

from courses.errors import ForeignClaimError
from courses.models import ClaimJudgment, Verdict
from courses.services.claims import judge_claim
from tests.factories.claims import ClaimFactory
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory

pytestmark = pytest.mark.django_db

LATER = NINE_O_CLOCK + timedelta(minutes=5)


@pytest.fixture
def asked():
    """Return a student's enrolment and a claim of their course."""
    enrolment = EnrolmentFactory()
    return {
        "enrolment": enrolment,
        "claim": ClaimFactory(course=enrolment.cohort.course),
    }


def test_judgment_is_kept_with_its_moment(asked):
    judgment = judge_claim(
        **asked,
        verdict=Verdict.WRONG,
        evidence=["survey", "review", "survey"],
        now=NINE_O_CLOCK,
    )

    judgment.refresh_from_db()
    assert (judgment.verdict, judgment.evidence) == ("wrong", ["review", "survey"])
    assert judgment.judged_at == NINE_O_CLOCK
    asked["enrolment"].refresh_from_db()
    assert asked["enrolment"].last_active_at == NINE_O_CLOCK


def test_first_judgment_stands(asked):
    first = judge_claim(
        **asked, verdict=Verdict.SUPPORTED, evidence=["label"], now=NINE_O_CLOCK
    )

    second = judge_claim(**asked, verdict=Verdict.WRONG, evidence=["review"], now=LATER)

    assert second == first
    assert (second.verdict, second.evidence) == (Verdict.SUPPORTED, ["label"])
    assert ClaimJudgment.objects.count() == 1


def test_claim_of_another_course_is_refused(asked):
    asked["claim"] = ClaimFactory()

    with pytest.raises(ForeignClaimError):
        judge_claim(**asked, verdict=Verdict.WRONG, evidence=[], now=NINE_O_CLOCK)

    assert not ClaimJudgment.objects.exists()
