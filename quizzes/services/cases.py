"""Going through a case: what opens and what closes on the way."""

from datetime import datetime

from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce

from quizzes.models import Answer
from quizzes.policy import goes_one_way


def go_on(*, answer: Answer, now: datetime) -> None:
    """Open the item after `answer` in its case; where a case goes one way, lock it.

    Both happen in one statement, so that no page ever finds one without the other.
    """
    if not answer.unfolds_more:
        return
    here, after = answer.position, answer.position + 1
    locks = goes_one_way(answer.attempt)
    Answer.objects.filter(
        attempt_id=answer.attempt_id, position__in=(here, after)
    ).update(
        is_closed=Case(
            When(position=here, is_closed=False, then=Value(locks)),
            default=F("is_closed"),
        ),
        reached_at=Case(
            When(position=after, then=Coalesce("reached_at", Value(now))),
            default=F("reached_at"),
        ),
    )
