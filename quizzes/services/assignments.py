"""Opening a quiz to a cohort, and changing when and how it may be taken."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import blake2b
from typing import Any, Self

from django.db import IntegrityError, transaction

from accounts.models import User
from courses.models import Cohort
from courses.services.audit import record
from quizzes.contradictions import contradictions
from quizzes.errors import (
    AlreadyAssignedError,
    BehaviorHeldError,
    DatesOutOfOrderError,
    RulesContradictError,
    TermsChangedError,
)
from quizzes.models import SHOWN_PARTS, Assignment, Behavior, Counts, Quiz, Rules
from quizzes.services.deadlines import recompute_deadlines

# What a quiz does not say of itself, or may leave open.
UNSET: dict[str, Any] = dict.fromkeys(
    ("due_at", "closes_at", "time_limit", "attempts_allowed")
)


@dataclass(frozen=True)
class Terms:
    """When a cohort may take a quiz, how, and what it sees of the result.

    Shape: the columns of an `Assignment`.
    """

    opens_at: datetime
    due_at: datetime | None
    closes_at: datetime | None
    time_limit: timedelta | None
    attempts_allowed: int | None
    shows_mark: str
    shows_correctness: str
    shows_key: str
    shows_rationale: str
    shows_at: datetime | None = None
    reveals_solved: bool = False
    behavior: str = Behavior.DEFERRED
    tries_allowed: int = 1
    penalty: Decimal = Decimal(0)
    asks_certainty: bool = False
    is_one_way: bool = False
    counts: str = Counts.BEST
    holds_closing: bool = False
    access_code: str = ""

    @classmethod
    def of(cls, rules: Rules, **changes: Any) -> Self:
        """Return the terms that a quiz or an assignment has, but for `changes`."""
        own = {each.name: getattr(rules, each.name, None) for each in fields(cls)}
        held = {name: value for name, value in own.items() if value is not None}
        return cls(**{**UNSET, **held, **changes})

    @property
    def plain(self) -> dict[str, Any]:
        """Return the terms as JSON values, as the audit trail has them."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @property
    def digest(self) -> str:
        """Return what differs as soon as a term does: a part for each, in order."""
        values = [json.dumps(value).encode() for value in self.plain.values()]
        return "-".join(blake2b(each, digest_size=8).hexdigest() for each in values)

    def changed_since(self, seen: str) -> list[str]:
        """Return which terms differ from those with the digest `seen`.

        None are named where `seen` is no digest of terms at all.
        """
        was, now = seen.split("-"), self.digest.split("-")
        if len(was) != len(now):
            return []
        each = zip(self.__dataclass_fields__, was, now, strict=True)
        return [name for name, before, after in each if before != after]

    def check(self) -> None:
        """Refuse terms that contradict each other.

        Raises:
            DatesOutOfOrderError: due or closing before opening, or due after closing.
            RulesContradictError: rules that can't stand beside each other.
        """
        found = contradictions(
            behavior=self.behavior,
            tries=self.tries_allowed,
            penalty=self.penalty,
            shows={part: getattr(self, part) for part in SHOWN_PARTS},
        )
        if found:
            raise RulesContradictError([name for name, _why in found])
        dates = [self.opens_at, self.due_at, self.closes_at]
        given = [date for date in dates if date is not None]
        closes_at_once = self.closes_at is not None and self.closes_at <= self.opens_at
        if given != sorted(given) or closes_at_once:
            raise DatesOutOfOrderError


@transaction.atomic
def open_quiz(
    *, cohort: Cohort, quiz: Quiz, terms: Terms, by: User | None, now: datetime
) -> Assignment:
    """Open `quiz` to `cohort`.

    Raises:
        DatesOutOfOrderError: as `Terms.check`.
        AlreadyAssignedError: the cohort has it already; change that one instead.
    """
    terms.check()
    try:
        with transaction.atomic():
            assignment = Assignment.objects.create(
                cohort=cohort,
                quiz=quiz,
                **asdict(terms),
            )
    except IntegrityError as error:
        raise AlreadyAssignedError(quiz.title) from error
    record("open quiz", assignment, actor=by, cohort=cohort, now=now, after=terms.plain)
    return assignment


@transaction.atomic
def change_terms(
    *, assignment: Assignment, terms: Terms, seen: str, by: User, now: datetime
) -> None:
    """Change the terms with the digest `seen`; no attempt under way ends earlier.

    Raises:
        DatesOutOfOrderError: as `Terms.check`.
        RulesContradictError: as `Terms.check`.
        TermsChangedError: they are others by now; look again.
        BehaviorHeldError: answers would be marked in another way in mid-attempt.
    """
    terms.check()
    locked = Assignment.objects.select_for_update().get(pk=assignment.pk)
    held = Terms.of(locked)
    if held.digest != seen:
        raise TermsChangedError(locked, held.changed_since(seen))
    if terms.behavior != locked.behavior and locked.attempts.open().exists():
        raise BehaviorHeldError(locked)
    for name, value in asdict(terms).items():
        setattr(locked, name, value)
    locked.save(update_fields=list(Terms.__dataclass_fields__))
    record(
        "change quiz dates",
        locked,
        actor=by,
        cohort=assignment.cohort,
        now=now,
        before=held.plain,
        after=terms.plain,
    )
    recompute_deadlines(locked, by=by, now=now)


def _plain(value: Any) -> Any:
    """Return one term as a JSON value; 0 and 0.00 percent are one."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value
