"""Answers that no rule could mark: which wait, which were marked, and one of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import (
    Aggregate,
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from courses.models import Cohort, Enrolment, Role
from dashboard.reports.names import Person, numbers_of, one_person, person_of
from dashboard.reports.paging import Counted, Turned
from quizzes.models import Answer, Attempt, ItemVersion, Quiz, Regrade, Score
from quizzes.papers import asked_of, kind_of, marking_for
from quizzes.reports.naming import in_words

PER_PAGE = 50
MOST_MARKED = 20
BY_HAND = (Score.Reason.MANUAL, Score.Reason.WAIVE)
# The few attempts with something to mark are found without looking through all marks.
WAITS = Q(
    current_score__needs_person=True,
    attempt__has_waited=True,
    attempt__answers_waiting__gt=0,
)
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
class ToMark(Turned):
    """A page of what waits, question by question, and what was marked last."""

    page: Page[Answer]
    waiting: Sequence[Typed]
    marked: Sequence[Typed]

    def at(self, number: int) -> str:
        """Return the link to another page of what waits."""
        return f"?{urlencode({'page': number} if number > 1 else {})}"


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


def first_attempts_waiting(
    cohort: Cohort, quizzes: Iterable[Quiz], version: ItemVersion | None = None
) -> int:
    """Count the answers that the figures of some quizzes leave out.

    Of one version of an item alone, where `version` names it.
    """
    asked = Q(attempt__assignment__quiz__in=quizzes, attempt__number=1)
    if version is not None:
        asked &= Q(version=version)
    return _waiting(cohort).filter(asked).count()


def _number(rows: "QuerySet[Any]", total: Aggregate) -> Coalesce:
    """Return a total of `rows`, as a part of a query; 0 of none."""
    same = rows.order_by().annotate(same=Value(1)).values("same")
    return Coalesce(Subquery(same.annotate(n=total).values("n")), 0)


def to_mark(cohort: Cohort, page: str, *, waiting: int, hides_names: bool) -> ToMark:
    """Return a page of the answers that wait in a class, and those marked last.

    Shape: `waiting` is how many wait, as `tally_of` counts them.
    """
    whole = _whole().defer("version__key", "version__feedback")
    queue = Counted(_waiting(cohort), IN_TURN, waiting, whole)
    turned = Paginator(queue, PER_PAGE).get_page(page)
    last = list(_last_by_hand(cohort).values_list("answer", flat=True))
    marked = whole.filter(pk__in=last).order_by("-current_score__created_at", "-pk")
    numbers = numbers_of(cohort) if hides_names else {}
    return ToMark(
        page=turned,
        waiting=[_typed(answer, numbers) for answer in turned],
        marked=[_typed(answer, numbers) for answer in marked],
    )


def answer_to_mark(
    cohort: Cohort, answer_id: int, *, hides_names: bool
) -> AnswerToMark | None:
    """Return one answer of a submitted attempt; None where this class has no such."""
    answer = _marked(cohort, _whole()).filter(pk=answer_id).first()
    if answer is None or answer.current_score is None:
        return None
    kind, content, marking = (
        kind_of(answer.version),
        asked_of(answer),
        marking_for(answer),
    )
    best = kind.key_response(content, marking.key).model_dump(mode="json")
    queue = _waiting(cohort).order_by(*IN_TURN)
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


def _waiting(cohort: Cohort) -> "QuerySet[Answer]":
    """Return the class's answers that wait for a person."""
    return _marked(cohort, Answer.objects.all()).filter(WAITS)


def _last_by_hand(cohort: Cohort) -> "QuerySet[Score]":
    """Return the latest marks of the class that persons gave and that still count.

    They are found by who signed them, which only somebody of the class can have done.
    """
    people = Enrolment.objects.filter(cohort=cohort).values("user")
    of_score = Q(pk=OuterRef("answer"), current_score=OuterRef("pk"))
    own = _marked(cohort, Answer.objects.filter(of_score))
    # Without the second condition PostgreSQL walks past all that nobody signed.
    signed = Q(by__in=people, by__isnull=False)
    given = Score.objects.filter(signed, Exists(own), reason__in=BY_HAND)
    return given.order_by("-created_at", "-answer_id")[:MOST_MARKED]


def _marked(cohort: Cohort, answers: "QuerySet[Answer]") -> "QuerySet[Answer]":
    """Keep the answers of the class's students in attempts they submitted."""
    return answers.filter(
        attempt__assignment__cohort=cohort,
        attempt__enrolment__role=Role.STUDENT,
        attempt__state=Attempt.State.SUBMITTED,
    )


def _whole() -> "QuerySet[Answer]":
    """Return answers, each with what a page says of it."""
    return Answer.objects.select_related(
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
