"""Answers that no rule could mark: which wait, which were marked, and one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Aggregate,
    Count,
    Exists,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from courses.models import Cohort, Role
from dashboard.reports.names import Person, numbers_of, one_person, person_of
from quizzes.models import Answer, Attempt, Regrade, Score
from quizzes.papers import asked_of, kind_of, marking_for
from quizzes.reports.naming import in_words

# A longer list is worked off from its top.
MOST_LISTED = 50
MOST_MARKED = 20
BY_HAND = (Score.Reason.MANUAL, Score.Reason.WAIVE)
# The few attempts that ever waited are found without looking through all marks.
WAITS = Q(current_score__needs_person=True, attempt__has_waited=True)
# One question after the other, so that equal answers are marked alike.
IN_TURN = (
    "attempt__assignment__quiz__unit__position",
    "attempt__assignment__quiz",
    "version__item__code",
    "attempt__submitted_at",
    "pk",
)


@dataclass(frozen=True)
class Tally:
    """How many answers of a class wait for a person, and whether any ever did.

    Beside them the regrades: how many wait for a decision, and how many there are.
    """

    waiting: int
    ever: bool
    proposed: int
    regrades: int


@dataclass(frozen=True)
class Typed:
    """One answer in a list: whose it is, what they sent and its mark."""

    answer: Answer
    person: Person
    text: str

    @property
    def score(self) -> Score | None:
        """Return the mark that counts."""
        return self.answer.current_score


@dataclass(frozen=True)
class ToMark:
    """What waits, question by question, and what was marked last."""

    waiting: Sequence[Typed]
    marked: Sequence[Typed]


@dataclass(frozen=True)
class AnswerToMark:
    """One answer with what it is marked by."""

    answer: Answer
    score: Score
    person: Person
    text: str
    stem_html: str
    right: str
    aliases: Sequence[str]
    look_alikes: Sequence[str]
    rationale_html: str
    # The other answers that wait, the next one first.
    others: Sequence[int]

    @property
    def following(self) -> int | None:
        """Return the answer to mark next, if any waits."""
        return self.others[0] if self.others else None


def tally_of(cohort: Cohort) -> Tally:
    """Count what waits for an instructor of a class, in one query."""
    waited = Attempt.objects.filter(
        has_waited=True, assignment__cohort=cohort, enrolment__role=Role.STUDENT
    )
    regrades = Regrade.objects.filter(cohort=cohort)
    proposed = regrades.filter(state=Regrade.State.PROPOSED)
    counts = Cohort.objects.filter(pk=cohort.pk).values_list(
        _number(waited, Sum("answers_waiting")),
        Exists(waited),
        _number(proposed, Count("pk")),
        _number(regrades, Count("pk")),
    )
    return Tally(*counts.get())


def _number(rows: "QuerySet[Any]", total: Aggregate) -> Coalesce:
    """Return a total of `rows`, as a part of a query; 0 of none."""
    same = rows.order_by().annotate(same=Value(1)).values("same")
    return Coalesce(Subquery(same.annotate(n=total).values("n")), 0)


def to_mark(cohort: Cohort, *, hides_names: bool) -> ToMark:
    """Return what waits in a class and what was marked, in three queries at most."""
    answers = _for_persons(cohort).defer("version__key", "version__feedback")
    waiting = answers.filter(WAITS).order_by(*IN_TURN)
    marked = answers.filter(current_score__reason__in=BY_HAND).order_by(
        "-current_score__created_at", "-pk"
    )
    numbers = numbers_of(cohort) if hides_names else {}
    return ToMark(
        waiting=[_typed(answer, numbers) for answer in waiting[:MOST_LISTED]],
        marked=[_typed(answer, numbers) for answer in marked[:MOST_MARKED]],
    )


def answer_to_mark(
    cohort: Cohort, answer_id: int, *, hides_names: bool
) -> AnswerToMark | None:
    """Return one answer of a submitted attempt; None where this class has no such."""
    answers = _for_persons(cohort)
    answer = _marked(cohort).filter(pk=answer_id).first()
    if answer is None or answer.current_score is None:
        return None
    kind, content, marking = (
        kind_of(answer.version),
        asked_of(answer),
        marking_for(answer),
    )
    best = kind.key_response(content, marking.key).model_dump(mode="json")
    queue = answers.filter(WAITS).order_by(*IN_TURN)
    return AnswerToMark(
        answer=answer,
        score=answer.current_score,
        person=one_person(answer.attempt.enrolment, is_hidden=hides_names),
        text=in_words(content, answer.response or {}),
        stem_html=content.stem,
        right=in_words(content, best),
        aliases=_names(marking.key, "aliases"),
        look_alikes=_names(marking.key, "look_alikes"),
        rationale_html=marking.feedback.general,
        others=_after(list(queue.values_list("pk", flat=True)), answer_id),
    )


def _for_persons(cohort: Cohort) -> "QuerySet[Answer]":
    """Return the class's answers that wait for a person or were marked by one."""
    by_person = Q(current_score__needs_person=True) | Q(
        current_score__reason__in=BY_HAND
    )
    return _marked(cohort).filter(by_person)


def _marked(cohort: Cohort) -> "QuerySet[Answer]":
    """Return the answers of the students' submitted attempts."""
    return Answer.objects.filter(
        attempt__assignment__cohort=cohort,
        attempt__enrolment__role=Role.STUDENT,
        attempt__state=Attempt.State.SUBMITTED,
    ).select_related(
        "version__item",
        "current_score__by",
        "attempt__assignment__quiz",
        "attempt__enrolment__user",
        "attempt__enrolment__cohort",
    )


def _typed(answer: Answer, numbers: Mapping[int, int]) -> Typed:
    """Return one row of a list; with `numbers`, without the name."""
    enrolment = answer.attempt.enrolment
    number = numbers.get(enrolment.pk, 0)
    person = person_of(enrolment, number, is_hidden=bool(numbers))
    return Typed(answer, person, in_words(asked_of(answer), answer.response or {}))


def _names(key: Any, part: str) -> Sequence[str]:
    """Return the names that a key lists, where its kind has such a list."""
    return tuple(getattr(key, part, ()))


def _after(queue: list[int], answer_id: int) -> list[int]:
    """Return the rest of the queue, beginning behind one answer."""
    if answer_id not in queue:
        return queue
    place = queue.index(answer_id)
    return queue[place + 1 :] + queue[:place]
