"""What the marks of an attempt come to, exactly, and rounded once."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from quizzes.errors import NothingToEarnError
from quizzes.models import Answer, Attempt, Score

PLACES = 4


@dataclass(frozen=True)
class Paper:
    """An attempt, its answers, and of each the mark that counts."""

    attempt: Attempt
    answers: Sequence[Answer]
    marks: Sequence[Score]


def set_totals(paper: Paper) -> None:
    """Put on the attempt, unsaved, what its marks come to and what may be added.

    Raises:
        NothingToEarnError: every answer is left out.
    """
    attempt = paper.attempt
    earned, possible = weigh(paper)
    if not possible:
        raise NothingToEarnError(attempt)
    waiting = [
        Fraction(answer.slot.weight)
        for answer, mark in zip(paper.answers, paper.marks, strict=True)
        if mark.needs_person
    ]
    attempt.total = rounded(earned)
    attempt.maximum = rounded(possible)
    attempt.has_passed = passes(attempt, earned, possible)
    attempt.answers_waiting = len(waiting)
    attempt.points_waiting = rounded(sum(waiting, Fraction(0)))
    attempt.has_waited = attempt.has_waited or bool(waiting)
    # The statistics of items rest on first attempts alone.
    attempt.is_counted = attempt.number > 1


def weigh(paper: Paper) -> tuple[Fraction, Fraction]:
    """Return the exact sum of weighted shares, and of weights.

    What is left out counts neither as earned nor as to be earned.
    """
    counting = [
        (Fraction(answer.slot.weight), mark)
        for answer, mark in zip(paper.answers, paper.marks, strict=True)
        if not mark.is_dropped
    ]
    earned = sum((weight * mark.fraction for weight, mark in counting), Fraction(0))
    return earned, sum((weight for weight, _ in counting), Fraction(0))


def passes(attempt: Attempt, earned: Fraction, possible: Fraction) -> bool:
    """Tell whether exact points reach the pass mark that held when it began."""
    return 100 * earned >= Fraction(attempt.policy["pass_mark"]) * possible


def rounded(points: Fraction) -> Decimal:
    """Return `points` to four places, half up: the one rounding on the way."""
    ten_thousandths = floor(points * 10**PLACES + Fraction(1, 2))
    return Decimal(ten_thousandths).scaleb(-PLACES)
