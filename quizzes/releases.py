"""Which parts of a result a student may see. Nothing here reads a clock or a table."""

from dataclasses import dataclass
from datetime import datetime

from quizzes.models import Assignment, Attempt, Behavior, Shown

# They mark an answer while its attempt is open.
MARKING_AT_ONCE = frozenset(
    {Behavior.IMMEDIATE, Behavior.INTERACTIVE, Behavior.PRACTICE}
)


@dataclass(frozen=True)
class Release:
    """The parts of a result that may be shown: each stands for itself.

    `mark` is totals and points, `correctness` which of the student's own choices are
    right, `key` what would have been right, `rationale` why: without the key only of
    what the student chose.
    """

    mark: bool
    correctness: bool
    key: bool
    rationale: bool

    @property
    def has_any(self) -> bool:
        """Tell whether there is anything to show."""
        return self.mark or self.correctness or self.key or self.rationale

    @property
    def has_all(self) -> bool:
        """Tell whether nothing is held back."""
        return self.mark and self.correctness and self.key and self.rationale

    @property
    def tells_result(self) -> bool:
        """Tell whether it may be known which answers fell short."""
        return self.mark or self.correctness

    @property
    def has_points(self) -> bool:
        """Tell whether each choice may carry its points."""
        return self.mark and self.correctness

    @property
    def explains_all(self) -> bool:
        """Tell whether the whole explanation may be read, sources and all."""
        return self.key and self.rationale


EVERYTHING = Release(mark=True, correctness=True, key=True, rationale=True)
NOTHING = Release(mark=False, correctness=False, key=False, rationale=False)


def marks_at_once(attempt: Attempt) -> bool:
    """Tell whether the rules an attempt began under mark each answer as it is given."""
    behavior = attempt.policy.get("behavior", attempt.assignment.behavior)
    return behavior in MARKING_AT_ONCE


def release_of(
    attempt: Attempt,
    now: datetime,
    *,
    is_closed_for_all: bool,
    is_marked: bool = False,
    is_solved: bool = False,
    may_try_again: bool = False,
) -> Release:
    """Return what may be shown of an attempt, or of one of its answers.

    `is_marked` and `may_try_again` are of an answer in an open attempt, `is_solved`
    of an answer that is wholly right. `is_closed_for_all` says that nobody can send
    an answer any more, the last grace included. Whoever may try again sees no key.
    """
    during = is_marked and marks_at_once(attempt)
    moment = _Moment(attempt, now, is_closed_for_all, is_marked_at_once=during)
    rules = attempt.assignment
    correctness = moment.has_come(rules.shows_correctness)
    reveals = rules.reveals_solved and is_solved and correctness
    is_last_try = not (attempt.is_open and may_try_again)
    key = moment.has_come(rules.shows_key) and is_last_try
    return Release(
        mark=moment.has_come(rules.shows_mark),
        correctness=correctness,
        # A key tells which choices are right, so it never comes before that.
        key=correctness and (key or reveals),
        rationale=moment.has_come(rules.shows_rationale) or reveals,
    )


@dataclass(frozen=True)
class _Moment:
    """Where an attempt stands at `now`."""

    attempt: Attempt
    now: datetime
    is_closed_for_all: bool
    is_marked_at_once: bool

    def has_come(self, when: str) -> bool:
        """Tell whether what is shown from `when` on may be seen."""
        if self.attempt.is_open:
            return when == Shown.DURING and self.is_marked_at_once
        if when == Shown.AFTER_CLOSE:
            return self.is_closed_for_all
        if when == Shown.ON_DATE:
            shows_at = self.attempt.assignment.shows_at
            return shows_at is not None and self.now >= shows_at
        return when in {Shown.DURING, Shown.AFTER_SUBMIT}


def needs_closing(assignment: Assignment) -> bool:
    """Tell whether any part of a result waits for the quiz to close."""
    return Shown.AFTER_CLOSE in assignment.shows.values()
