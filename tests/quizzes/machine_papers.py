"""What the machine of attempts sends, and how it reads a paper."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

# What may be sent for each kind of item; None takes the answer back.
GIVEN = {
    "multiple-choice": ("choice", ["a", "b", "c", None]),
    "multiple-response": ("choices", [["a"], ["a", "b", "c"], ["d", "e"], []]),
    "short-answer": ("text", ["flumazenil", "Romazikon", "something else", ""]),
}


def placed(answers):
    """Return of each answer what never changes, after the key of its attempt."""
    return answers.order_by("attempt", "position").values_list(
        "attempt", "position", "version", "order", "parameters", "slot__weight"
    )


def to_four_places(points):
    exact = Decimal(points.numerator) / Decimal(points.denominator) if points else 0
    return Decimal(exact).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def exact_sums(answers):
    """Return what counting answers earned, and what there was to earn."""
    counting = [
        (Fraction(each.slot.weight), each.current_score)
        for each in answers
        if not each.current_score.is_dropped
    ]
    earned = sum(
        weight * score.raw * Fraction(score.factor) / score.maximum
        for weight, score in counting
    )
    return earned, sum(weight for weight, _ in counting)
