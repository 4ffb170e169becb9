"""What a calculation asks, what is right and what was typed."""

from decimal import Decimal, localcontext
from typing import Literal

from pydantic import Field, field_validator

from quizzes.kinds.amounts import EXACT, RoundTo, read_number, rounding_instruction
from quizzes.kinds.base import (
    Amount,
    AmountOrFormula,
    Frozen,
    Problem,
    ResponseInvalidError,
    WholeItemScoring,
    gettext_noop,
    shown,
)
from quizzes.kinds.tolerance import Tolerance
from quizzes.kinds.variants import Parameter

# The Greek letter looks like the micro sign and is what many keyboards give.
MU_TO_MICRO = str.maketrans("\u03bc", "\u00b5")


class UnsettledError(LookupError):
    """A key that was asked for its amount before an attempt drew its numbers."""

    def __init__(self, formula: str) -> None:
        """Name the formula."""
        super().__init__(f"{formula} has no amount until an attempt draws its numbers")


class NumericContent(Frozen):
    """A stem, the unit of the answer and how to round it.

    `accept_units` says how many of `unit` one of each other unit is; nothing else
    is ever converted. Each attempt draws its own `parameters`, which the stem shows.
    """

    stem: str
    unit: str = Field(min_length=1)
    unit_policy: Literal["shown", "choose", "typed"] = "shown"
    accept_units: dict[str, Amount] = Field(default_factory=dict)
    round_to: RoundTo | None = None
    parameters: tuple[Parameter, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """Return the units an answer may be in."""
        return tuple(dict.fromkeys((*self.accept_units, self.unit)))

    @property
    def instruction(self) -> str:
        """Return how to round, or nothing."""
        return rounding_instruction(self.round_to) if self.round_to else ""

    def in_own_unit(self, response: "NumericResponse") -> Decimal | None:
        """Return the amount of `response` in `unit`, where its unit is accepted."""
        unit = self.unit if self.unit_policy == "shown" else response.unit
        if not response.value or unit not in self.units:
            return None
        with localcontext(EXACT):
            factor = self.accept_units.get(unit, Decimal(1))
            return read_number(response.value) * factor


class NumericKey(Frozen):
    """The right amount, in the unit of the content, and its tolerance.

    Of an item with parameters it is a formula, until it is settled for an attempt.
    """

    value: AmountOrFormula
    tolerance: Tolerance

    @property
    def amount(self) -> Decimal:
        """Return the right amount.

        Raises:
            UnsettledError: it depends on what an attempt draws.
        """
        if isinstance(self.value, str):
            raise UnsettledError(self.value)
        return self.value


class NumericScoring(WholeItemScoring):
    """One point or none."""

    rule: Literal["zero-one"] = "zero-one"


class NumericResponse(Frozen):
    """The number as it was typed, and its unit."""

    value: str = ""
    unit: str | None = None

    @field_validator("value")
    @classmethod
    def _is_readable(cls, value: str) -> str:
        """Keep out what could not be marked later."""
        if value:
            read_number(value)
        return value


def read_unit(
    content: NumericContent, unit: object, *, is_answered: bool
) -> str | None:
    """Read a unit of the item's own table; a shown one comes with the number.

    Raises:
        ResponseInvalidError: it is no such unit.
    """
    known = (content.unit,) if content.unit_policy == "shown" else content.units
    read = unit.strip().translate(MU_TO_MICRO) if isinstance(unit, str) else None
    by_sight = {each.translate(MU_TO_MICRO): each for each in known}
    if read is None or (read and read not in by_sight):
        raise ResponseInvalidError(
            gettext_noop("“%(value)s” is not a unit taken here. Use: %(known)s."),
            value=shown(unit),
            known=", ".join(known),
        )
    if content.unit_policy == "shown":
        return content.unit if is_answered else None
    return by_sight.get(read)


def check_units(content: NumericContent) -> list[Problem]:
    """Refuse units that convert to nothing, or that the policy leaves no use for."""
    where, problems = "content.accept_units", []
    if not content.unit.strip():
        problems.append(Problem("content.unit", "Name the unit."))
    if content.accept_units.get(content.unit, 1) != 1:
        problems.append(Problem(where, f"One {content.unit} is 1 {content.unit}."))
    for unit, factor in content.accept_units.items():
        if factor <= 0:
            problems.append(Problem(where, f"Give {unit} a factor above 0."))
    if content.unit_policy == "shown" and len(content.units) > 1:
        problems.append(Problem(where, "A shown unit is the only one; drop the rest."))
    if content.unit_policy == "choose" and len(content.units) == 1:
        problems.append(Problem(where, "Give at least two units to choose from."))
    return problems
