"""Going on from a question: what opens and what closes on the way."""

from datetime import datetime

from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce

from quizzes.models import Answer
from quizzes.policy import closes_behind


def go_on(*, answer: Answer, now: datetime) -> None:
    """Open the question after `answer`, and close `answer` where there is no way back.

    Both happen in one statement, so that no page ever finds one without the other. The
    last question of a paper stays open until it is submitted.
    """
    is_one_way = answer.attempt.is_one_way
    if not (answer.unfolds_more or is_one_way):
        return
    here, after = answer.position, answer.position + 1
    pair = Answer.objects.filter(
        attempt_id=answer.attempt_id, position__in=(here, after)
    )
    is_last = is_one_way and not pair.filter(position=after).exists()
    locks = closes_behind(answer) and not is_last
    pair.update(
        is_closed=Case(
            When(position=here, is_closed=False, then=Value(locks)),
            default=F("is_closed"),
        ),
        reached_at=Case(
            When(position=after, then=Coalesce("reached_at", Value(now))),
            default=F("reached_at"),
        ),
    )
