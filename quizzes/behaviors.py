"""When an answer is marked, how often it may be given and what a try is worth.

One strategy for each behavior. Nothing here reads a clock, or the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol

from quizzes.kinds.base import Outcome
from quizzes.models import Attempt, Behavior

# All of an item's points, and none of them.
ALL = Fraction(1)
NONE = Fraction(0)
# A penalty is told in percent with two places, so every factor has at most four.
FACTOR_PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Ruling:
    """What holds for an answer after some tries.

    `factor` is what of the points a try made now would bring; nothing where none may
    be made.
    """

    is_locked: bool
    may_try: bool
    is_feedback_due: bool
    factor: Fraction


class Strategy(Protocol):
    """How one behavior takes tries."""

    @property
    def marks_tries(self) -> bool:
        """Tell whether an answer may be marked before the attempt is submitted."""

    @property
    def is_graded(self) -> bool:
        """Tell whether what is earned ever counts."""

    @property
    def tries_allowed(self) -> int | None:
        """Return how many tries an answer has; None where any number."""

    def factor(self, number: int) -> Fraction:
        """Return what of the points the `number`-th try brings, counted from 1."""

    def after(self, tries: int, outcome: Outcome | None) -> Ruling:
        """Return what holds after `tries`, of which `outcome` was the last one's."""


@dataclass(frozen=True)
class Deferred:
    """Everything is marked at once, when the attempt ends."""

    marks_tries: bool = False
    is_graded: bool = True
    tries_allowed: int | None = 1

    def factor(self, number: int) -> Fraction:
        """Return all: what is saved is marked once."""
        return ALL

    def after(self, tries: int, outcome: Outcome | None) -> Ruling:
        """Return that there is nothing to try."""
        return Ruling(
            is_locked=False, may_try=False, is_feedback_due=False, factor=NONE
        )


@dataclass(frozen=True)
class Interactive:
    """Some tries, each after the first worth less; full points or the last one lock.

    `penalty` is the share that each try after the first takes off.
    """

    tries_allowed: int | None
    penalty: Fraction
    marks_tries: bool = True
    is_graded: bool = True

    def factor(self, number: int) -> Fraction:
        """Return all less the penalty of each try before, and never less than none."""
        return max(NONE, ALL - self.penalty * (number - 1))

    def after(self, tries: int, outcome: Outcome | None) -> Ruling:
        """Return whether a try is left, and what it would bring."""
        is_used_up = self.tries_allowed is not None and tries >= self.tries_allowed
        is_locked = is_used_up or _is_settled(outcome)
        return Ruling(
            is_locked=is_locked,
            may_try=not is_locked,
            is_feedback_due=tries > 0,
            factor=NONE if is_locked else self.factor(tries + 1),
        )


@dataclass(frozen=True)
class Practice:
    """Any number of tries, none of which costs or counts."""

    marks_tries: bool = True
    is_graded: bool = False
    tries_allowed: int | None = None

    def factor(self, number: int) -> Fraction:
        """Return all: no try takes anything off."""
        return ALL

    def after(self, tries: int, outcome: Outcome | None) -> Ruling:
        """Return that another try is always left."""
        return Ruling(
            is_locked=False, may_try=True, is_feedback_due=tries > 0, factor=ALL
        )


# Each question is marked as it is checked, once.
IMMEDIATE = Interactive(tries_allowed=1, penalty=NONE)


def behavior_of(attempt: Attempt) -> Strategy:
    """Return the strategy that held when `attempt` began."""
    return strategy_for(attempt.policy)


def strategy_for(policy: Mapping[str, Any]) -> Strategy:
    """Return the strategy that an attempt's stored rules name; deferred by default."""
    name = policy.get("behavior")
    if name == Behavior.IMMEDIATE:
        return IMMEDIATE
    if name == Behavior.INTERACTIVE:
        return Interactive(
            tries_allowed=policy.get("tries_allowed", 1),
            penalty=Fraction(policy.get("penalty", "0")) / 100,
        )
    return Practice() if name == Behavior.PRACTICE else Deferred()


def as_stored(factor: Fraction) -> Decimal:
    """Return a factor as a column holds it: exact, since a penalty has two places."""
    exact = Decimal(factor.numerator) / Decimal(factor.denominator)
    return exact.quantize(FACTOR_PLACES)


def _is_settled(outcome: Outcome | None) -> bool:
    """Tell whether another try could add nothing, or what it adds is unknown."""
    return outcome is not None and (outcome.needs_person or outcome.raw == outcome.max)
