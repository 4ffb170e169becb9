"""Beginning an attempt: who may, when, and which paper they get."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Prefetch

from courses.models import Enrolment
from quizzes.errors import (
    ClosedError,
    EmptyPaperError,
    NoAttemptsLeftError,
    NotAStudentError,
    NotOpenYetError,
    WrongAccessCodeError,
)
from quizzes.models import Answer, Assignment, Attempt, Item, Slot
from quizzes.papers import content_of, kind_of, marking_of, order_of
from quizzes.policy import Policy, Standing, deadline_for
from quizzes.reports.policies import policy_of
from quizzes.services.deadlines import catch_up
from quizzes.services.grading import close_if_due
from quizzes.shuffle import lot


def start_attempt(
    *,
    assignment: Assignment,
    enrolment: Enrolment,
    seed: str,
    now: datetime,
    access_code: str = "",
) -> Attempt:
    """Return the attempt to work on: the open one, or a new one with its paper drawn.

    Going on needs no access code.

    Raises:
        NotAStudentError: staff look, students answer.
        NotOpenYetError, ClosedError, NoAttemptsLeftError: the rules forbid it now.
        WrongAccessCodeError: the quiz has a code, and this is not it.
        EmptyPaperError: the quiz has no live items.
    """
    if enrolment.is_staff:
        raise NotAStudentError(enrolment)
    mine = Attempt.objects.filter(assignment=assignment, enrolment=enrolment)
    attempts = list(mine.select_related("assignment__quiz").order_by("number"))
    for attempt in attempts:
        close_if_due(attempt=attempt, now=now)
    policy = policy_of(assignment, enrolment, started_at=now)
    standing = Standing(policy, attempts, now)
    if standing.open_attempt:
        return standing.open_attempt
    _refuse_unless_allowed(standing)
    if not _opens(assignment, access_code):
        raise WrongAccessCodeError
    try:
        return _make_attempt(standing, enrolment, seed)
    except IntegrityError:
        # Two tabs at once: the other one's attempt is the attempt.
        return mine.latest("number")


def _refuse_unless_allowed(standing: Standing) -> None:
    """Raise what stands in the way of a new attempt, if anything does."""
    if standing.is_before_opening:
        raise NotOpenYetError(standing.assignment)
    if standing.is_closed:
        raise ClosedError(standing.assignment)
    if standing.attempts_left == 0:
        raise NoAttemptsLeftError(len(standing.attempts))


def _opens(assignment: Assignment, given: str) -> bool:
    """Tell whether a code is the assignment's, however it is spaced and cased."""
    asked = assignment.access_code
    return not asked or compare_digest(_plain(given), _plain(asked))


def _plain(code: str) -> bytes:
    """Return a code without what people mistype."""
    return "".join(code.split()).casefold().encode()


@transaction.atomic
def _make_attempt(standing: Standing, enrolment: Enrolment, seed: str) -> Attempt:
    """Write the attempt and all of its answers, so that its paper is fixed."""
    assignment = standing.assignment
    drawn = _draw_items(assignment, enrolment, seed)
    if not drawn:
        raise EmptyPaperError(assignment)
    attempt = Attempt.objects.create(
        assignment=assignment,
        enrolment=enrolment,
        number=len(standing.attempts) + 1,
        seed=seed,
        started_at=standing.now,
        deadline_at=deadline_for(standing.policy, started_at=standing.now),
        policy=_policy_now(standing.policy),
    )
    drawn.sort(key=lambda entry: lot(seed, entry.items[0].code))
    asked = [(entry.slot, item) for entry in drawn for item in entry.items]
    Answer.objects.bulk_create(
        _blank_answer(attempt, position, slot, item)
        for position, (slot, item) in enumerate(asked, start=1)
    )
    enrolment.last_active_at = standing.now
    enrolment.save(update_fields=["last_active_at"])
    catch_up(attempt, now=standing.now)
    return attempt


@dataclass(frozen=True)
class _Entry:
    """What keeps together on a paper: one item, or all of a case's in their order."""

    slot: Slot
    items: Sequence[Item]


def _draw_items(
    assignment: Assignment, enrolment: Enrolment, seed: str
) -> list[_Entry]:
    """Fill each slot by lot, from what this student has met least often."""
    met = Counter(
        Answer.objects.filter(
            attempt__assignment=assignment, attempt__enrolment=enrolment
        ).values_list("version__item_id", flat=True)
    )
    taken: set[int] = set()
    drawn: list[_Entry] = []
    for slot in _slots_with_pools(assignment):
        live = [item for item in slot.pool.all() if item.pk not in taken]
        if slot.case_id is not None:
            drawn.extend(_whole_case(slot, live))
            continue
        chosen = _first_by_lot(live, slot.draw, met, f"{seed}:{slot.position}")
        taken.update(item.pk for item in chosen)
        drawn.extend(_Entry(slot, [item]) for item in chosen)
    return drawn


def _whole_case(slot: Slot, live: Iterable[Item]) -> Iterator[_Entry]:
    """Yield a case's items in their order; nothing where all of them were retired."""
    items = sorted(live, key=lambda item: item.case_position or 1)
    if items:
        yield _Entry(slot, items)


def _slots_with_pools(assignment: Assignment) -> Iterable[Slot]:
    """Return the quiz's slots in order, each with its live items and their versions."""
    live = Item.objects.filter(status=Item.Status.LIVE).select_related(
        "current_version"
    )
    return (
        Slot.objects.filter(quiz=assignment.quiz, is_retired=False)
        .prefetch_related(Prefetch("pool", live))
        .order_by("position")
    )


def _first_by_lot(
    items: Iterable[Item], count: int, met: Counter[int], seed: str
) -> list[Item]:
    """Return `count` items, those met least often first and then as the seed says."""
    ranked = sorted(items, key=lambda item: (met[item.pk], lot(seed, item.code)))
    return ranked[:count]


def _blank_answer(attempt: Attempt, position: int, slot: Slot, item: Item) -> Answer:
    """Return an unanswered answer: numbers drawn, options put in order."""
    version = item.current_version
    if version is None:
        message = f"item {item.code} has no version to ask"
        raise LookupError(message)
    kind, content = kind_of(version), content_of(version)
    seed = f"{attempt.seed}:{item.code}"
    drawn = kind.draw(content, marking_of(version).key, seed)
    is_first = position == 1 if attempt.is_one_way else item.case_position == 1
    presented = kind.present(kind.settled(content, drawn), seed)
    return Answer(
        attempt=attempt,
        position=position,
        slot=slot,
        version=version,
        case_position=item.case_position,
        reached_at=attempt.started_at if is_first else None,
        order=order_of(presented),
        parameters=drawn,
    )


def _policy_now(policy: Policy) -> dict[str, Any]:
    """Return the rules that hold for an attempt begun now."""
    assignment, limit = policy.assignment, policy.time_limit.value
    return {
        "time_limit_seconds": limit.total_seconds() if limit else None,
        "attempts_allowed": policy.attempts_allowed.value,
        "behavior": assignment.behavior,
        "counts": assignment.counts,
        **assignment.shows,
        "pass_mark": str(assignment.quiz.pass_mark),
        "purpose": assignment.quiz.purpose,
        "tries_allowed": assignment.tries_allowed,
        "penalty": str(assignment.penalty),
        "asks_certainty": assignment.asks_certainty,
        "is_one_way": assignment.is_one_way,
    }
