"""Marking one answer while its attempt goes on, as often as the behavior allows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from quizzes.behaviors import Strategy, behavior_of
from quizzes.errors import (
    AttemptClosedError,
    NothingToTryError,
    NoTriesHereError,
    StaleAnswerError,
)
from quizzes.models import Answer, AnswerEvent
from quizzes.papers import kind_of, outcome_of
from quizzes.services.answers import save_response
from quizzes.services.arrivals import (
    PLAIN_FORM,
    Arrival,
    Message,
    append_event,
    changes_of,
    earlier_verdict,
    keep_apart,
    lock_answer,
    verdict_on,
)
from quizzes.services.scores import new_score


def try_answer(
    *,
    answer: Answer,
    response: Any,
    base_rev: int,
    now: datetime,
    message: Message = PLAIN_FORM,
    pinned: Sequence[str] = (),
    certainty: int | None = None,
) -> Answer:
    """Keep `response` and mark it as one try; the last one allowed locks the answer.

    What was tried last can't be tried again before it is changed, and the same
    `message` sent again changes nothing: neither costs a further try.

    Raises:
        NoTriesHereError: the behavior marks nothing before the attempt is submitted.
        NothingToTryError: nothing is answered; it costs no try and is not kept.
        AttemptClosedError, StaleAnswerError: as `save_response`; kept as events.
    """
    strategy = behavior_of(answer.attempt)
    if not strategy.marks_tries:
        raise NoTriesHereError(answer)
    if kind_of(answer.version).is_empty(response):
        raise NothingToTryError(answer)
    sent = response.model_dump(mode="json")
    arrival = Arrival(sent, base_rev, now, message, pinned, certainty)
    with transaction.atomic():
        locked = lock_answer(answer)
        verdict = earlier_verdict(locked, message)
        if verdict is None and _was_tried(locked, arrival):
            return _keep_beside(locked, response, arrival)
        if verdict is None:
            verdict = _first_time(locked, arrival, strategy)
    if verdict == AnswerEvent.Kind.LATE:
        raise AttemptClosedError(locked.attempt, now)
    if verdict == AnswerEvent.Kind.CONFLICT:
        raise StaleAnswerError(locked)
    return locked


def _was_tried(answer: Answer, arrival: Arrival) -> bool:
    """Tell whether the last try was of this very response."""
    tried = answer.events.filter(kind=AnswerEvent.Kind.TRY).last()
    return tried is not None and bool(tried.response == arrival.response)


def _keep_beside(answer: Answer, response: Any, arrival: Arrival) -> Answer:
    """Save what came beside a response that was tried already, unless it is locked."""
    if answer.is_closed:
        return answer
    return save_response(
        answer=answer,
        response=response,
        base_rev=arrival.base_rev,
        now=arrival.now,
        message=arrival.message,
        pinned=arrival.pinned,
        certainty=arrival.certainty,
    )


def _first_time(
    answer: Answer, arrival: Arrival, strategy: Strategy
) -> AnswerEvent.Kind:
    """Mark a try, or keep it apart; return what it was."""
    verdict = verdict_on(answer, arrival)
    if verdict != AnswerEvent.Kind.SAVE:
        keep_apart(answer, verdict, arrival)
        return verdict
    _mark(answer, replace(arrival, base_rev=answer.rev), strategy)
    return AnswerEvent.Kind.TRY


def _mark(answer: Answer, arrival: Arrival, strategy: Strategy) -> None:
    """Write the answer, its event and its score."""
    changed = changes_of(answer, arrival)
    for name, value in changed.items():
        setattr(answer, name, value)
    answer.tries += 1
    outcome = outcome_of(answer)
    event = append_event(answer, answer.event_count, AnswerEvent.Kind.TRY, arrival)
    score = new_score(
        answer,
        outcome,
        event_id=event.pk,
        factor=strategy.factor(answer.tries),
        now=arrival.now,
    )
    score.save()
    answer.current_score = score
    answer.is_closed = strategy.after(answer.tries, outcome).is_locked
    answer.save(update_fields=[*changed, "tries", "current_score", "is_closed"])
