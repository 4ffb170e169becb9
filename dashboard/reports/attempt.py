"""What a student sent in one attempt, message by message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext, ngettext

from quizzes.models import Answer, AnswerEvent, Attempt
from quizzes.papers import content_of
from quizzes.reports.naming import in_words
from quizzes.reports.waiting import waiting_in_words

LOST = {AnswerEvent.Kind.CONFLICT, AnswerEvent.Kind.LATE}


@dataclass(frozen=True)
class Arrival:
    """One message about one question."""

    at: datetime
    position: int
    kind: AnswerEvent.Kind
    # What was sent, in words; only where it did not count.
    response: str

    @property
    def is_lost(self) -> bool:
        """Tell whether what was sent did not count."""
        return self.kind in LOST

    @property
    def label(self) -> str:
        """Return what happened."""
        return str(self.kind.label)

    @property
    def css_class(self) -> str:
        """Return the class of its chip."""
        return "chip chip--bad" if self.is_lost else "chip"


@dataclass(frozen=True)
class AttemptReport:
    """An attempt's messages in the order they came."""

    attempt: Attempt
    arrivals: Sequence[Arrival]
    answered: int
    asked: int

    @property
    def lost(self) -> Sequence[Arrival]:
        """Return what was sent and did not count."""
        return [arrival for arrival in self.arrivals if arrival.is_lost]

    @property
    def time(self) -> timedelta | None:
        """Return how long it took; None while it is under way."""
        ended = self.attempt.submitted_at
        return ended - self.attempt.started_at if ended else None

    @property
    def headline(self) -> str:
        """Return the finding as a sentence."""
        if self.attempt.is_open:
            return gettext("In progress; nothing is marked before it is submitted.")
        passed = self.attempt.has_passed
        result = gettext("Passed.") if passed else gettext("Under the pass mark.")
        if waiting := waiting_in_words(self.attempt):
            result = f"{result} {waiting}"
        lost = len(self.lost)
        if not lost:
            return result
        text = ngettext(
            "%(count)s answer arrived and was not counted.",
            "%(count)s answers arrived and were not counted.",
            lost,
        )
        return f"{result} {text % {'count': lost}}"


def attempt_report(attempt: Attempt) -> AttemptReport:
    """Return the messages of an attempt, in two queries."""
    answers = {
        answer.pk: answer
        for answer in attempt.answers.select_related("version").defer(
            "version__key", "version__feedback", "version__scoring"
        )
    }
    events = AnswerEvent.objects.filter(answer__attempt=attempt).order_by(
        "server_at", "pk"
    )
    done = [row for row in answers.values() if row.state == Answer.State.COMPLETE]
    return AttemptReport(
        attempt=attempt,
        arrivals=[_arrival(event, answers[event.answer_id]) for event in events],
        answered=len(done),
        asked=len(answers),
    )


def _arrival(event: AnswerEvent, answer: Answer) -> Arrival:
    """Return one message, with its words where nothing else shows them."""
    kind = AnswerEvent.Kind(event.kind)
    words = in_words(content_of(answer.version), event.response or {})
    return Arrival(
        at=event.server_at,
        position=answer.position,
        kind=kind,
        response=words if kind in LOST else "",
    )
