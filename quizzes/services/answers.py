"""Keeping what a student answered, whatever else happens at the same moment."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from quizzes.errors import AttemptClosedError, StaleAnswerError
from quizzes.models import Answer, AnswerEvent
from quizzes.policy import is_past
from quizzes.services.arrivals import (
    PLAIN_FORM,
    Arrival,
    Message,
    append_event,
    changes_nothing,
    changes_of,
    earlier_verdict,
    keep_apart,
    lock_answer,
    verdict_on,
)


def save_response(
    *,
    answer: Answer,
    response: Any,
    base_rev: int,
    now: datetime,
    message: Message = PLAIN_FORM,
    pinned: Sequence[str] = (),
    certainty: int | None = None,
) -> Answer:
    """Keep `response`, a value of the item's kind, as what the student last answered.

    The same `message` sent again changes nothing, and a plain form that brings nothing
    new is not kept. A numbered one is, or an older one that arrives after it would
    pass for the newest. `pinned` are lines of its chart. Nothing is marked.

    Raises:
        AttemptClosedError: submitted, out of time, or locked by its case or not yet
            reached in it; the response is kept as an event.
        StaleAnswerError: `base_rev` is not the answer's; kept as an event too.
    """
    sent = response.model_dump(mode="json")
    save = Arrival(sent, base_rev, now, message, pinned, certainty)
    is_in_time = answer.is_reached and not is_past(answer.attempt, now)
    is_plain = message.client_seq is None
    if is_in_time and is_plain and changes_nothing(answer, save):
        return answer
    if is_in_time and _accept(answer, save):
        return answer
    return _settle(answer, save)


def _accept(answer: Answer, save: Arrival) -> bool:
    """Write the answer and its event if nothing happened since it was read."""
    changed = changes_of(answer, save)
    unchanged = Answer.objects.filter(
        pk=answer.pk,
        rev=save.base_rev,
        event_count=answer.event_count,
        is_closed=False,
    )
    try:
        with transaction.atomic():
            if not unchanged.update(**changed):
                return False
            append_event(answer, changed["event_count"], AnswerEvent.Kind.SAVE, save)
    except IntegrityError:
        # This very message is in the trail already, on top of another revision.
        return False
    for name, value in changed.items():
        setattr(answer, name, value)
    return True


def _settle(answer: Answer, save: Arrival) -> Answer:
    """Decide what a save is that could not simply be accepted.

    Raises:
        AttemptClosedError, StaleAnswerError: as `save_response`.
    """
    with transaction.atomic():
        locked = lock_answer(answer)
        verdict = earlier_verdict(locked, save.message)
        if verdict is None:
            verdict = verdict_on(locked, save)
            if verdict == AnswerEvent.Kind.SAVE:
                _accept(locked, replace(save, base_rev=locked.rev))
            else:
                keep_apart(locked, verdict, save)
    if verdict == AnswerEvent.Kind.LATE:
        raise AttemptClosedError(locked.attempt, save.now)
    if verdict == AnswerEvent.Kind.CONFLICT:
        raise StaleAnswerError(locked)
    return locked


@transaction.atomic
def set_flag(*, answer: Answer, is_flagged: bool, now: datetime) -> None:
    """Put the student's own mark on an item to come back to, or take it off.

    Raises:
        AttemptClosedError: submitted, or out of time.
    """
    locked = Answer.objects.select_for_update().get(pk=answer.pk)
    if locked.is_closed or is_past(answer.attempt, now):
        raise AttemptClosedError(answer.attempt, now)
    if locked.is_flagged == is_flagged:
        return
    locked.is_flagged = is_flagged
    locked.event_count += 1
    locked.save(update_fields=["is_flagged", "event_count"])
    answer.is_flagged, answer.event_count = is_flagged, locked.event_count
    flag = Arrival(None, locked.rev, now)
    append_event(locked, locked.event_count, AnswerEvent.Kind.FLAG, flag)
