"""Keeping what a student answered, whatever else happens at the same moment."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from quizzes.errors import AttemptClosedError, StaleAnswerError
from quizzes.models import Answer, AnswerEvent
from quizzes.papers import content_of, kind_of
from quizzes.policy import is_past


@dataclass(frozen=True)
class Message:
    """Which page sent a save, and the how-many-eth of that page it is.

    A plain form has neither id nor number.
    """

    client_id: str = ""
    client_seq: int | None = None
    client_at: datetime | None = None


PLAIN_FORM = Message()


def save_response(
    *,
    answer: Answer,
    response: Any,
    base_rev: int,
    now: datetime,
    message: Message = PLAIN_FORM,
    pinned: Sequence[str] = (),
) -> Answer:
    """Keep `response`, a value of the item's kind, as what the student last answered.

    The same `message` sent again changes nothing. `pinned` are lines of its chart.

    Raises:
        AttemptClosedError: submitted, out of time, or locked by its case or not yet
            reached in it; the response is kept as an event.
        StaleAnswerError: `base_rev` is not the answer's; kept as an event too.
    """
    sent = response.model_dump(mode="json")
    save = _Save(sent, base_rev, now, message, list(pinned))
    is_in_time = answer.is_reached and not is_past(answer.attempt, now)
    if is_in_time and _changes_nothing(answer, response, save):
        return answer
    if is_in_time and _accept(answer, save):
        return answer
    return _settle(answer, save)


@dataclass(frozen=True)
class _Save:
    """One arrival: what was sent, on top of which revision, when and by which page."""

    response: Any
    base_rev: int
    now: datetime
    message: Message
    pinned: list[str] = field(default_factory=list)


def _changes_nothing(answer: Answer, response: Any, save: _Save) -> bool:
    """Tell whether an answer holds just this already, or as little as this."""
    if answer.pinned != save.pinned:
        return False
    if answer.response is None:
        return kind_of(answer.version).is_empty(response)
    return bool(answer.response == save.response)


def _accept(answer: Answer, save: _Save) -> bool:
    """Write the answer and its event if nothing happened since it was read."""
    changed = {
        "response": save.response,
        "pinned": save.pinned,
        "rev": save.base_rev + 1,
        "event_count": answer.event_count + 1,
        "state": _state_of(answer, save.response),
        "saved_at": save.now,
    }
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
            _append(answer, changed["event_count"], AnswerEvent.Kind.SAVE, save)
    except IntegrityError:
        # This very message is in the trail already, on top of another revision.
        return False
    for name, value in changed.items():
        setattr(answer, name, value)
    return True


def _settle(answer: Answer, save: _Save) -> Answer:
    """Decide what a save is that could not simply be accepted.

    Raises:
        AttemptClosedError, StaleAnswerError: as `save_response`.
    """
    with transaction.atomic():
        locked = (
            Answer.objects.select_for_update(of=("self",))
            .select_related("attempt__enrolment", "version")
            .get(pk=answer.pk)
        )
        verdict = _earlier_verdict(locked, save.message)
        if verdict is None:
            verdict = _verdict(locked, save)
            if verdict == AnswerEvent.Kind.SAVE:
                _accept(locked, replace(save, base_rev=locked.rev))
            else:
                _keep_apart(locked, verdict, save)
    if verdict == AnswerEvent.Kind.LATE:
        raise AttemptClosedError(locked.attempt, save.now)
    if verdict == AnswerEvent.Kind.CONFLICT:
        raise StaleAnswerError(locked)
    return locked


def _earlier_verdict(answer: Answer, message: Message) -> AnswerEvent.Kind | None:
    """Return what became of this very message when it first arrived, if it did."""
    if message.client_seq is None:
        return None
    earlier = answer.events.filter(
        client_id=message.client_id, client_seq=message.client_seq
    ).first()
    return AnswerEvent.Kind(earlier.kind) if earlier else None


def _verdict(answer: Answer, save: _Save) -> AnswerEvent.Kind:
    """Return whether a first arrival counts, came too late, or lost to another."""
    is_shut = answer.is_closed or not answer.is_reached
    if is_shut or is_past(answer.attempt, save.now):
        return AnswerEvent.Kind.LATE
    if answer.rev == save.base_rev or _follows_its_own(answer, save.message):
        return AnswerEvent.Kind.SAVE
    return AnswerEvent.Kind.CONFLICT


def _follows_its_own(answer: Answer, message: Message) -> bool:
    """Tell whether what stands is from the same page, which never heard of it."""
    if not message.client_id or message.client_seq is None:
        return False
    newest = answer.events.filter(kind=AnswerEvent.Kind.SAVE).last()
    return (
        newest is not None
        and newest.client_id == message.client_id
        and newest.client_seq is not None
        and newest.client_seq < message.client_seq
    )


def _keep_apart(answer: Answer, kind: AnswerEvent.Kind, save: _Save) -> None:
    """Keep a response that does not count, as an event of the answer."""
    answer.event_count += 1
    answer.save(update_fields=["event_count"])
    _append(answer, answer.event_count, kind, save)


def _append(answer: Answer, seq: int, kind: AnswerEvent.Kind, save: _Save) -> None:
    """Write one event into the answer's trail."""
    AnswerEvent.objects.create(
        answer=answer,
        seq=seq,
        kind=kind,
        response=save.response,
        pinned=save.pinned,
        client_id=save.message.client_id,
        client_seq=save.message.client_seq,
        client_at=save.message.client_at,
        server_at=save.now,
    )


def _state_of(answer: Answer, sent: Any) -> Answer.State:
    """Return how much of the item is answered."""
    kind = kind_of(answer.version)
    response = kind.Response.model_validate(sent)
    if kind.is_empty(response):
        return Answer.State.EMPTY
    if kind.is_complete(content_of(answer.version), response):
        return Answer.State.COMPLETE
    return Answer.State.PARTIAL


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
    save = _Save(None, locked.rev, now, PLAIN_FORM)
    _append(locked, locked.event_count, AnswerEvent.Kind.FLAG, save)
