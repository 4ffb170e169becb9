"""What an assignment's rules allow at one moment. Nothing here reads a clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizzes.models import Assignment, Attempt, Counts, Quiz, Shown

# For the network's delay: a save this much after the deadline still counts.
GRACE = timedelta(seconds=15)


@dataclass(frozen=True)
class Standing:
    """Where one student stands with one assignment."""

    assignment: Assignment
    attempts: Sequence[Attempt]
    now: datetime

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
        allowed = self.assignment.attempts_allowed
        return None if allowed is None else max(0, allowed - len(self.attempts))

    @property
    def is_before_opening(self) -> bool:
        """Tell whether the quiz opens later."""
        return self.now < self.assignment.opens_at

    @property
    def is_closed(self) -> bool:
        """Tell whether the quiz takes no more attempts."""
        closes_at = self.assignment.closes_at
        return closes_at is not None and self.now >= closes_at

    @property
    def is_late(self) -> bool:
        """Tell whether the quiz is past its due date, though it may be open still."""
        due_at = self.assignment.due_at
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
        """Return the attempt whose mark counts; None until one is marked."""
        marked = self.submitted
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
        return deadline_for(self.assignment, started_at=self.now)


def deadline_for(assignment: Assignment, *, started_at: datetime) -> datetime | None:
    """Return when an attempt ends: after its time limit, or at closing if sooner."""
    ends = [assignment.closes_at] if assignment.closes_at else []
    if assignment.time_limit:
        ends.append(started_at + assignment.time_limit)
    return min(ends, default=None)


def is_past(attempt: Attempt, now: datetime) -> bool:
    """Tell whether an attempt's deadline and its grace are over."""
    return attempt.deadline_at is not None and now > attempt.deadline_at + GRACE


def goes_one_way(attempt: Attempt) -> bool:
    """Tell whether a case's earlier items close as it unfolds: unless for practice.

    What a later item shows would answer an earlier one.
    """
    return bool(attempt.policy.get("purpose") != Quiz.Purpose.PRACTICE)


def may_review(attempt: Attempt, now: datetime) -> bool:
    """Tell whether marks, right answers and reasons may be shown to the student."""
    if attempt.is_open:
        return False
    assignment = attempt.assignment
    return all(_is_shown(when, assignment, now) for when in assignment.shows.values())


def _is_shown(when: str, assignment: Assignment, now: datetime) -> bool:
    """Tell whether a part of a submitted attempt's result may be seen."""
    if when == Shown.NEVER:
        return False
    if when == Shown.ON_DATE:
        return assignment.shows_at is not None and now >= assignment.shows_at
    if when == Shown.AFTER_CLOSE:
        closes_at = assignment.closes_at
        # While a last answer may still be on its way, nobody sees a key.
        return closes_at is not None and now > closes_at + GRACE
    return True
