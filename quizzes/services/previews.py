"""What a regrade would change, worked out on rows that may be locked for it."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from django.db.models import Q, QuerySet

from quizzes.errors import RegradePolicyError
from quizzes.models import Answer, Attempt, Regrade, Score, Slot
from quizzes.regrading import History, corrected_paper
from quizzes.services.rescoring import histories_of
from quizzes.totals import Paper, set_totals

WEIGHT_POLICIES = (Regrade.Policy.BEST_OF, Regrade.Policy.REPLACE)
# Of the answers that a regrade leaves alone, what their totals need.
MARK = ("raw", "maximum", "factor", "is_dropped", "needs_person")
WEIGHED = (
    "version_id",
    "slot_id",
    "slot__weight",
    *(f"current_score__{name}" for name in MARK),
)
# Makes a query lock what it reads, or not.
Locking: TypeAlias = Callable[["QuerySet[Any]"], "QuerySet[Any]"]


@dataclass(frozen=True)
class Totals:
    """What an attempt comes to."""

    total: Decimal
    maximum: Decimal
    has_passed: bool

    @property
    def percent(self) -> Decimal:
        """Return the share earned, 0 to 100."""
        return 100 * self.total / self.maximum

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Totals":
        """Return what `as_json` wrote."""
        return cls(
            total=Decimal(kept["total"]),
            maximum=Decimal(kept["maximum"]),
            has_passed=kept["has_passed"],
        )

    def as_json(self) -> dict[str, Any]:
        """Return it for a JSON column."""
        return {
            "total": f"{self.total:.4f}",
            "maximum": f"{self.maximum:.4f}",
            "has_passed": self.has_passed,
        }


@dataclass(frozen=True)
class Change:
    """One submitted attempt before and after.

    Shape: `marks` holds each answer concerned, its mark before and its mark after.
    """

    before: Paper
    after: Paper
    marks: Sequence[tuple[Answer, Score, Score]]
    was: Totals
    becomes: Totals
    is_chosen: bool

    @property
    def attempt(self) -> Attempt:
        """Return the attempt."""
        return self.before.attempt

    @property
    def gain(self) -> Decimal:
        """Return by how much the share earned rises; negative where it falls."""
        return self.becomes.percent - self.was.percent

    @property
    def changes_pass(self) -> bool:
        """Tell whether the attempt passes only before or only after."""
        return self.was.has_passed != self.becomes.has_passed

    @property
    def is_kept_by_hand(self) -> bool:
        """Tell whether a person's decision keeps a mark as it is."""
        return any(mark.is_by_hand and mark is new for _, mark, new in self.marks)


@dataclass(frozen=True)
class Preview:
    """What a regrade would do to each attempt, and how to tell it from another."""

    regrade: Regrade
    policy: str
    changes: Sequence[Change]
    # Those still in progress, which it reaches when they are submitted.
    unfinished: Sequence[Attempt]
    left_out: frozenset[int]

    @property
    def chosen(self) -> Sequence[Change]:
        """Return the attempts that it touches."""
        return [change for change in self.changes if change.is_chosen]

    @property
    def digest(self) -> str:
        """Return what differs as soon as any mark or total it rests on does."""
        told = [
            self.regrade.pk,
            self.regrade.to_version_id,
            self.regrade.to_slot_id,
            self.policy,
            [_told(change) for change in self.changes],
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def preview(regrade: Regrade, policy: str, left_out: Collection[int] = ()) -> Preview:
    """Return what applying `regrade` would do; nothing is written.

    Shape: `left_out` are keys of attempts that it is not to touch.

    Raises:
        NothingToEarnError: an attempt would have no answer left that counts.
        RegradePolicyError: a changed weight has no such policy.
    """
    return look_at(regrade, policy, left_out, locking=lambda rows: rows)


def look_at(
    regrade: Regrade, policy: str, left_out: Collection[int], *, locking: Locking
) -> Preview:
    """Return the preview, worked out on rows that `locking` may lock."""
    if regrade.item_id is None and policy not in WEIGHT_POLICIES:
        raise RegradePolicyError(policy)
    keys = concerned_answers(regrade).values("attempt_id")
    attempts = list(
        locking(Attempt.objects.filter(pk__in=keys))
        .select_related("assignment__quiz", "enrolment__user")
        .order_by("pk")
    )
    concerned = list(
        locking(concerned_answers(regrade).filter(_of_submitted()))
        .select_related("slot", "current_score")
        .order_by("pk")
    )
    histories = histories_of(concerned) if regrade.item_id else {}
    answers = _by_attempt(regrade, concerned)
    return Preview(
        regrade=regrade,
        policy=policy,
        changes=[
            _change(
                _paper(attempt, answers[attempt.pk]),
                regrade,
                policy,
                histories,
                is_chosen=attempt.pk not in left_out,
            )
            for attempt in attempts
            if attempt.pk in answers
        ],
        unfinished=[attempt for attempt in attempts if attempt.is_open],
        left_out=frozenset(left_out),
    )


def concerned_answers(regrade: Regrade) -> "QuerySet[Answer]":
    """Return the class's answers that a regrade is about."""
    of_class = Answer.objects.filter(attempt__assignment__cohort=regrade.cohort_id)
    return of_class.filter(_about(regrade))


def _about(regrade: Regrade) -> Q:
    """Return what holds of the answers concerned."""
    if regrade.item_id is not None:
        return Q(version=regrade.from_version_id)
    return Q(slot=regrade.from_slot_id)


def _of_submitted() -> Q:
    return Q(attempt__state=Attempt.State.SUBMITTED)


def _by_attempt(
    regrade: Regrade, concerned: Sequence[Answer]
) -> Mapping[int, list[Answer]]:
    """Return all answers of the attempts concerned, in one more query."""
    found: dict[int, list[Answer]] = {}
    for answer in concerned:
        if regrade.from_version is not None:
            answer.version = regrade.from_version
        found.setdefault(answer.attempt_id, []).append(answer)
    for attempt_id, answer in _others(regrade):
        if attempt_id in found:
            found[attempt_id].append(answer)
    return found


def _others(regrade: Regrade) -> Iterator[tuple[int, Answer]]:
    """Yield the answers that a regrade leaves alone, each with its attempt's key.

    Shape: answers to the same question that came to the same are one object; nothing
    else is known of it. A class has tens of thousands of answers, and few such.
    """
    concerned = concerned_answers(regrade).values("attempt_id")
    rows = (
        Answer.objects.filter(_of_submitted(), attempt__in=concerned)
        .exclude(_about(regrade))
        .order_by()
    )
    made: dict[tuple[Any, ...], Answer] = {}
    for attempt_id, *told in rows.values_list("attempt_id", *WEIGHED):
        key = version, slot, weight, *mark = tuple(told)
        if key not in made:
            made[key] = Answer(
                version_id=version,
                slot=Slot(pk=slot, weight=weight),
                current_score=Score(**dict(zip(MARK, mark, strict=True))),
            )
        yield attempt_id, made[key]


def _paper(attempt: Attempt, answers: Sequence[Answer]) -> Paper:
    """Return a marked attempt with the marks that count."""
    marks = [answer.current_score for answer in answers if answer.current_score]
    return Paper(attempt, answers, marks)


def _change(
    paper: Paper,
    regrade: Regrade,
    policy: str,
    histories: Mapping[int, History],
    *,
    is_chosen: bool,
) -> Change:
    """Return what becomes of one attempt; nothing where it is left out."""
    changed = corrected_paper(paper, regrade, policy, histories) if is_chosen else paper
    weighed = Paper(copy(paper.attempt), changed.answers, changed.marks)
    if is_chosen:
        set_totals(weighed)
    marks = zip(paper.answers, paper.marks, changed.marks, strict=True)
    return Change(
        before=paper,
        after=changed,
        marks=[each for each in marks if _is_about(each[0], regrade)],
        was=_totals(paper.attempt),
        becomes=_totals(weighed.attempt),
        is_chosen=is_chosen,
    )


def _is_about(answer: Answer, regrade: Regrade) -> bool:
    """Tell whether an answer is one of those concerned."""
    if regrade.item_id is not None:
        return answer.version_id == regrade.from_version_id
    return answer.slot_id == regrade.from_slot_id


def _totals(attempt: Attempt) -> Totals:
    """Return what a submitted attempt comes to."""
    if attempt.total is None or attempt.maximum is None:
        message = f"{attempt} is not submitted"
        raise LookupError(message)
    return Totals(attempt.total, attempt.maximum, bool(attempt.has_passed))


def _told(change: Change) -> list[object]:
    """Return what of one change tells it from another."""
    marks = [
        [answer.pk, standing.pk, new.raw, new.maximum, new.is_dropped]
        for answer, standing, new in change.marks
    ]
    was, becomes = change.was.as_json(), change.becomes.as_json()
    return [change.attempt.pk, change.is_chosen, marks, was, becomes]
