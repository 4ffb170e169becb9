"""What an assignment's rules allow one student at a moment. Nothing reads a clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from fractions import Fraction
from math import ceil
from typing import Any, Generic, TypeVar

from courses.models import Accommodation
from quizzes.models import Answer, Assignment, Attempt, Counts, Extension, Quiz

# For the network's delay: a save this much after the deadline still counts.
GRACE = timedelta(seconds=15)
NO_TIME = timedelta(0)
# Durations are counted in these, so that no float ever holds one.
SMALLEST = timedelta(microseconds=1)

Value_co = TypeVar("Value_co", covariant=True)


class Source(IntEnum):
    """Who gave a value; of several who had a part in it, the highest is named."""

    ASSIGNMENT = 1
    ACCOMMODATION = 2
    CLASS_EXTENSION = 3
    OWN_EXTENSION = 4


@dataclass(frozen=True)
class Resolved(Generic[Value_co]):
    """A value that holds for one student, and where it came from."""

    value: Value_co
    source: Source


@dataclass(frozen=True)
class Policy:
    """The terms of an assignment as they are for one student."""

    assignment: Assignment
    opens_at: Resolved[datetime]
    due_at: Resolved[datetime | None]
    closes_at: Resolved[datetime | None]
    time_limit: Resolved[timedelta | None]
    attempts_allowed: Resolved[int | None]


def resolve_policy(
    assignment: Assignment,
    accommodation: Accommodation | None,
    extensions: Iterable[Extension],
    started_at: datetime | None = None,
) -> Policy:
    """Return what holds for a student, or for an attempt begun at `started_at`.

    Shape: `extensions` are those standing of the student and of the class, the
        oldest first. Of dates and counts the newest row that names one has the last
        word, the student's own before the class's; extra times add up.
    """
    rows = list(extensions)
    adding = [row for row in rows if row.extra_time and _reaches(row, started_at)]
    limit = assignment.time_limit
    longer = _lengthened(limit, accommodation) - limit if limit else NO_TIME
    time_limit: Resolved[timedelta | None] = Resolved(limit, Source.ASSIGNMENT)
    if limit:
        time_limit = _moved(limit, Source.ASSIGNMENT, longer, adding)
    closes_at = _named("closes_at", assignment, rows)
    if closes_at.value and not assignment.holds_closing:
        # An outage's row names the closing it moves to: its time isn't added twice.
        moving = [row for row in adding if not (row.started_before and row.closes_at)]
        closes_at = _moved(closes_at.value, closes_at.source, longer, moving)
    return Policy(
        assignment=assignment,
        opens_at=Resolved(assignment.opens_at, Source.ASSIGNMENT),
        due_at=_named("due_at", assignment, rows),
        closes_at=closes_at,
        time_limit=time_limit,
        attempts_allowed=_named("attempts_allowed", assignment, rows),
    )


def class_policy(assignment: Assignment, extensions: Iterable[Extension]) -> Policy:
    """Return what holds for whoever has no terms of their own."""
    of_class = [row for row in extensions if row.enrolment_id is None]
    return resolve_policy(assignment, None, of_class)


def closing_named(
    assignment: Assignment, extensions: Iterable[Extension]
) -> datetime | None:
    """Return the closing that the last word names, before extra time moves it."""
    named: Resolved[datetime | None] = _named("closes_at", assignment, list(extensions))
    return named.value


def _reaches(row: Extension, started_at: datetime | None) -> bool:
    """Tell whether a row's extra time is for an attempt begun at `started_at`."""
    if row.started_before is None:
        return True
    return started_at is not None and started_at <= row.started_before


def _lengthened(limit: timedelta, accommodation: Accommodation | None) -> timedelta:
    """Return a time limit multiplied and added to, exactly, rounded up if at all."""
    if accommodation is None:
        return limit
    times = Fraction(accommodation.time_multiplier)
    multiplied = ceil(times * (limit // SMALLEST)) * SMALLEST
    return multiplied + timedelta(seconds=accommodation.extra_seconds)


def _source_of(row: Extension) -> Source:
    """Return whether a row is the student's own or the class's."""
    is_own = row.enrolment_id is not None
    return Source.OWN_EXTENSION if is_own else Source.CLASS_EXTENSION


def _named(name: str, assignment: Assignment, rows: Sequence[Extension]) -> Any:
    """Return what has the last word on one column."""
    naming = [row for row in rows if getattr(row, name) is not None]
    if not naming:
        return Resolved(getattr(assignment, name), Source.ASSIGNMENT)
    newest = max(
        enumerate(naming), key=lambda placed: (_source_of(placed[1]), placed[0])
    )[1]
    return Resolved(getattr(newest, name), _source_of(newest))


def _moved(
    start: Any, source: Source, longer: timedelta, adding: Sequence[Extension]
) -> Any:
    """Return `start` later by an accommodation and by extra time."""
    sources = [source, *(_source_of(row) for row in adding)]
    if longer:
        sources.append(Source.ACCOMMODATION)
    extra = sum((row.extra_time for row in adding), longer)
    return Resolved(start + extra, max(sources))


@dataclass(frozen=True)
class Standing:
    """Where one student stands with one assignment."""

    policy: Policy
    attempts: Sequence[Attempt]
    now: datetime

    @property
    def assignment(self) -> Assignment:
        """Return the assignment."""
        return self.policy.assignment

    @property
    def open_attempt(self) -> Attempt | None:
        """Return the attempt to go on with, if any."""
        return next((attempt for attempt in self.attempts if attempt.is_open), None)

    @property
    def submitted(self) -> list[Attempt]:
        """Return the marked attempts, first to last."""
        return [attempt for attempt in self.attempts if not attempt.is_open]

    @property
    def attempts_left(self) -> int | None:
        """Return how many more may be begun; None where any number may."""
        allowed = self.policy.attempts_allowed.value
        return None if allowed is None else max(0, allowed - len(self.attempts))

    @property
    def is_before_opening(self) -> bool:
        """Tell whether the quiz opens later."""
        return self.now < self.policy.opens_at.value

    @property
    def is_closed(self) -> bool:
        """Tell whether the quiz takes no more attempts."""
        closes_at = self.policy.closes_at.value
        return closes_at is not None and self.now >= closes_at

    @property
    def is_late(self) -> bool:
        """Tell whether the quiz is past its due date, though it may be open still."""
        due_at = self.policy.due_at.value
        return due_at is not None and self.now >= due_at

    @property
    def may_start(self) -> bool:
        """Tell whether a new attempt may begin now."""
        return not (
            self.is_before_opening
            or self.is_closed
            or self.attempts_left == 0
            or self.open_attempt
        )

    @property
    def counting(self) -> Attempt | None:
        """Return the attempt whose mark counts; None until one is, and in practice."""
        marked = [attempt for attempt in self.submitted if attempt.is_graded]
        if not marked:
            return None
        if self.assignment.counts == Counts.FIRST:
            return marked[0]
        if self.assignment.counts == Counts.LAST:
            return marked[-1]
        return max(marked, key=lambda attempt: attempt.percent or 0)

    @property
    def deadline(self) -> datetime | None:
        """Return when an attempt begun now would end."""
        return deadline_for(self.policy, started_at=self.now)


def deadline_for(policy: Policy, *, started_at: datetime) -> datetime | None:
    """Return when an attempt ends: after its time limit, or at closing if sooner."""
    closes_at, limit = policy.closes_at.value, policy.time_limit.value
    ends = [closes_at] if closes_at else []
    if limit:
        ends.append(started_at + limit)
    return min(ends, default=None)


def is_past(attempt: Attempt, now: datetime) -> bool:
    """Tell whether an attempt's deadline and its grace are over."""
    return attempt.deadline_at is not None and now > attempt.deadline_at + GRACE


def goes_one_way(attempt: Attempt) -> bool:
    """Tell whether a case's earlier items close as it unfolds: unless for practice.

    What a later item shows would answer an earlier one.
    """
    is_practice = attempt.policy.get("purpose") == Quiz.Purpose.PRACTICE
    return attempt.is_one_way or not is_practice


def closes_behind(answer: Answer) -> bool:
    """Tell whether going on from an answer closes it for good."""
    in_case = answer.unfolds_more and goes_one_way(answer.attempt)
    return in_case or answer.attempt.is_one_way
