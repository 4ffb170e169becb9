"""Arithmetic that an author writes, such as `dose * 0.9`, worked out exactly."""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from fractions import Fraction
from math import floor

from quizzes.kinds.amounts import ROUNDING
from quizzes.kinds.base import LONGEST_FORMULA

# Far more digits than any answer is rounded to.
WORKED_OUT = Context(prec=30)

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
OPERATORS: Mapping[type[ast.AST], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
SIGNS: Mapping[type[ast.AST], Callable[[Fraction], Fraction]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
}


class FormulaError(ValueError):
    """A formula that cannot be worked out; the message says which part and why."""


def evaluate(formula: str, values: Mapping[str, Decimal]) -> Decimal:
    """Work out `formula` with `values` for its names.

    Fractions carry it, so that a third times three is one; the end is rounded, to
    thirty digits.

    Raises:
        FormulaError: it is no arithmetic, or divides by zero.
    """
    exactly = {name: Fraction(value) for name, value in values.items()}
    try:
        result = _Formula(formula).value(exactly)
    except ZeroDivisionError as error:
        message = f"{formula} divides by zero."
        raise FormulaError(message) from error
    return WORKED_OUT.divide(Decimal(result.numerator), Decimal(result.denominator))


class _Formula:
    """A formula, taken apart by Python's own grammar and worked out by ours."""

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        if len(self.text) > LONGEST_FORMULA:
            message = f"A formula has at most {LONGEST_FORMULA} characters."
            raise FormulaError(message)
        try:
            self.body = ast.parse(self.text, mode="eval").body
        except (SyntaxError, ValueError) as error:
            message = f"{self.text} is no arithmetic; write one such as dose * 0.9."
            raise FormulaError(message) from error

    def value(self, values: Mapping[str, Fraction]) -> Fraction:
        """Return what the whole comes to."""
        return self._value(self.body, values)

    def _value(self, node: ast.expr, values: Mapping[str, Fraction]) -> Fraction:
        """Return what one part comes to.

        Raises:
            FormulaError: it is none of the parts that a formula may have.
        """
        match node:
            case ast.Constant() if NUMBER.fullmatch(self._written(node)):
                return Fraction(self._written(node))
            case ast.Name(id=name) if name in values:
                return values[name]
            case ast.UnaryOp(op=sign, operand=inner) if type(sign) in SIGNS:
                return SIGNS[type(sign)](self._value(inner, values))
            case ast.BinOp(left=left, op=sign, right=right) if type(sign) in OPERATORS:
                parts = (self._value(left, values), self._value(right, values))
                return OPERATORS[type(sign)](*parts)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                return self._called(name, [self._value(each, values) for each in args])
        known = ", ".join([*values, "numbers, + - * / ( ), round, min and max"])
        message = f"{self._written(node)} means nothing here; use {known}."
        raise FormulaError(message)

    def _called(self, name: str, amounts: list[Fraction]) -> Fraction:
        """Return what one of the three functions makes of its amounts.

        Raises:
            FormulaError: there is no such function, or it takes other amounts.
        """
        if name in {"min", "max"} and amounts:
            return min(amounts) if name == "min" else max(amounts)
        if name == "round" and len(amounts) in {1, 2}:
            places = amounts[1] if amounts[1:] else Fraction(0)
            if places in range(len(ROUNDING)):
                return _rounded(amounts[0], int(places))
        message = (
            f"{name} can't be worked out; use round(amount, places), min(…) or max(…)."
        )
        raise FormulaError(message)

    def _written(self, node: ast.expr) -> str:
        """Return a part as the author wrote it: 0.1 is read as text, never as float."""
        return ast.get_source_segment(self.text, node) or self.text


def _rounded(value: Fraction, places: int) -> Fraction:
    """Round half up, away from zero, to so many decimal places."""
    whole = floor(abs(value) * 10**places + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**places)
