"""What a page sends in for one answer, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizzes.models import Answer, AnswerEvent
from quizzes.papers import content_of, kind_of
from quizzes.policy import is_past

# What may stand as the answer: what was saved, and what was marked as it was.
ACCEPTED = (AnswerEvent.Kind.SAVE, AnswerEvent.Kind.TRY)


@dataclass(frozen=True)
class Message:
    """Which page sent a save, and the how-many-eth of that page it is.

    A plain form has neither id nor number.
    """

    client_id: str = ""
    client_seq: int | None = None
    client_at: datetime | None = None


PLAIN_FORM = Message()


@dataclass(frozen=True)
class Arrival:
    """One arrival: what was sent, on top of which revision, when and by which page."""

    response: Any
    base_rev: int
    now: datetime
    message: Message = PLAIN_FORM
    pinned: Sequence[str] = ()
    certainty: int | None = None


def lock_answer(answer: Answer) -> Answer:
    """Return the row as it is now, for nobody else to change until this is done."""
    return (
        Answer.objects.select_for_update(of=("self",))
        .select_related("attempt__enrolment", "version")
        .get(pk=answer.pk)
    )


def changes_nothing(answer: Answer, arrival: Arrival) -> bool:
    """Tell whether an answer holds just this already, or as little as this."""
    beside = (answer.pinned, answer.certainty)
    if beside != (list(arrival.pinned), arrival.certainty):
        return False
    if answer.response is None:
        return _state_of(answer, arrival.response) == Answer.State.EMPTY
    return bool(answer.response == arrival.response)


def changes_of(answer: Answer, arrival: Arrival) -> dict[str, Any]:
    """Return the columns of an answer that takes an arrival, with their new values."""
    return {
        "response": arrival.response,
        "pinned": list(arrival.pinned),
        "certainty": arrival.certainty,
        "rev": arrival.base_rev + 1,
        "event_count": answer.event_count + 1,
        "state": _state_of(answer, arrival.response),
        "saved_at": arrival.now,
    }


def earlier_verdict(answer: Answer, message: Message) -> AnswerEvent.Kind | None:
    """Return what became of this very message when it first arrived, if it did."""
    if message.client_seq is None:
        return None
    earlier = answer.events.filter(
        client_id=message.client_id, client_seq=message.client_seq
    ).first()
    return AnswerEvent.Kind(earlier.kind) if earlier else None


def verdict_on(answer: Answer, arrival: Arrival) -> AnswerEvent.Kind:
    """Return whether a first arrival counts, came too late, or lost to another."""
    is_shut = answer.is_closed or not answer.is_reached
    if is_shut or is_past(answer.attempt, arrival.now):
        return AnswerEvent.Kind.LATE
    if answer.rev == arrival.base_rev or changes_nothing(answer, arrival):
        return AnswerEvent.Kind.SAVE
    if _follows_its_own(answer, arrival.message):
        return AnswerEvent.Kind.SAVE
    return AnswerEvent.Kind.CONFLICT


def _follows_its_own(answer: Answer, message: Message) -> bool:
    """Tell whether what stands is from the same page, which never heard of it."""
    if not message.client_id or message.client_seq is None:
        return False
    accepted = answer.events.filter(kind__in=ACCEPTED)
    newest = accepted.last()
    return (
        newest is not None
        and newest.client_id == message.client_id
        and not accepted.filter(
            client_id=message.client_id, client_seq__gt=message.client_seq
        ).exists()
    )


def keep_apart(answer: Answer, kind: AnswerEvent.Kind, arrival: Arrival) -> None:
    """Keep a response that does not count, as an event of the answer."""
    answer.event_count += 1
    answer.save(update_fields=["event_count"])
    append_event(answer, answer.event_count, kind, arrival)


def append_event(
    answer: Answer, seq: int, kind: AnswerEvent.Kind, arrival: Arrival
) -> AnswerEvent:
    """Write one event into the answer's trail."""
    return AnswerEvent.objects.create(
        answer=answer,
        seq=seq,
        kind=kind,
        response=arrival.response,
        pinned=list(arrival.pinned),
        certainty=arrival.certainty,
        client_id=arrival.message.client_id,
        client_seq=arrival.message.client_seq,
        client_at=arrival.message.client_at,
        server_at=arrival.now,
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
