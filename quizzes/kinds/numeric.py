"""A number, such as a dose or a flow rate, with its unit."""

from collections.abc import Mapping
from decimal import Decimal, localcontext
from typing import Literal

from pydantic import Field, field_validator

from quizzes.kinds import rules
from quizzes.kinds.amounts import (
    EXACT,
    RoundTo,
    plain,
    read_number,
    rounded,
    rounding_instruction,
    safety_notes,
)
from quizzes.kinds.base import (
    Amount,
    Element,
    Feedback,
    Frozen,
    Kind,
    Outcome,
    Problem,
    ResponseInvalidError,
    WholeItemScoring,
    gettext_noop,
    refuse_unknown_parts,
    shown,
)
from quizzes.kinds.options import check_stem
from quizzes.kinds.tolerance import Tolerance

# The Greek letter looks like the micro sign and is what many keyboards give.
MU_TO_MICRO = str.maketrans("\u03bc", "\u00b5")


class NumericContent(Frozen):
    """A stem, the unit of the answer and how to round it.

    `accept_units` says how many of `unit` one of each other unit is; nothing else
    is ever converted.
    """

    stem: str
    unit: str = Field(min_length=1)
    unit_policy: Literal["shown", "choose", "typed"] = "shown"
    accept_units: dict[str, Amount] = Field(default_factory=dict)
    round_to: RoundTo | None = None

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
    """The right amount, in the unit of the content, and its tolerance."""

    value: Amount
    tolerance: Tolerance


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


class Numeric(Kind[NumericContent, NumericKey, NumericScoring, NumericResponse]):
    """Work out a number."""

    name: str = "numeric"
    label: str = gettext_noop("Calculation")
    schema: int = 1
    Content: type[NumericContent] = NumericContent
    Key: type[NumericKey] = NumericKey
    Scoring: type[NumericScoring] = NumericScoring
    Response: type[NumericResponse] = NumericResponse

    def check(
        self, content: NumericContent, key: NumericKey, scoring: NumericScoring
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        problems = [*check_stem(content.stem), *_check_units(content)]
        if key.tolerance.needs_rounding and content.round_to is None:
            message = f"{key.tolerance.mode} needs round_to; say how to round."
            return [*problems, Problem("content.round_to", message)]
        right = self.key_response(content, key)
        if self.score(content, key, scoring, right).fraction != 1:
            message = f"{right.value} follows the instructions but earns nothing."
            problems.append(Problem("key.tolerance", message))
        return problems

    def parse(
        self, content: NumericContent, raw: Mapping[str, object]
    ) -> NumericResponse:
        """Read `{"value": number as typed, "unit": unit}`."""
        refuse_unknown_parts(raw, known=("value", "unit"))
        value, unit = raw.get("value"), raw.get("unit")
        value = "" if value is None else value
        unit = "" if unit is None else unit
        if not isinstance(value, str):
            raise ResponseInvalidError(
                gettext_noop("“%(value)s” is not text. Send the number as typed."),
                value=shown(value),
            )
        value = value.strip()
        if value:
            read_number(value)
        return NumericResponse(
            value=value, unit=_read_unit(content, unit, is_answered=bool(value))
        )

    def empty(self, content: NumericContent) -> NumericResponse:
        """Return an empty box."""
        return NumericResponse()

    def is_empty(self, response: NumericResponse) -> bool:
        """Tell whether no number is given; a unit alone is no answer."""
        return not response.value

    def is_complete(self, content: NumericContent, response: NumericResponse) -> bool:
        """Tell whether both number and unit are there."""
        return content.in_own_unit(response) is not None

    def key_response(self, content: NumericContent, key: NumericKey) -> NumericResponse:
        """Give the right amount, rounded as the item tells."""
        value = key.value
        if content.round_to is not None:
            value = rounded(value, content.round_to.places)
        return NumericResponse(value=plain(value), unit=content.unit)

    def score(
        self,
        content: NumericContent,
        key: NumericKey,
        scoring: NumericScoring,
        response: NumericResponse,
    ) -> Outcome:
        """Award the point for an amount within the tolerance.

        Only units of the item's own table count, converted by that table: a tenfold
        slip hides in a general converter.

        Units:  `key` is in `content.unit`.
        Source: NAPLEX constructed response, marked right or wrong.
        """
        amount = content.in_own_unit(response)
        right = amount is not None and key.tolerance.allows(
            amount, key=key.value, round_to=content.round_to
        )
        points = rules.exact(right=right)
        element = Element("value", "", selected=right, keyed=True, delta=points.raw)
        return Outcome(
            points.raw,
            points.max,
            (element,),
            note=" ".join(_notes(content, key, response, amount=amount, right=right)),
            arithmetic=points.arithmetic,
        )

    def present(self, content: NumericContent, seed: int | str) -> NumericContent:
        """Return `content`: there is nothing to shuffle."""
        return content


def slip_for(
    content: NumericContent, feedback: Feedback, response: NumericResponse
) -> str | None:
    """Return the text for the known slip that leads to this answer, if there is one.

    Units: the values of the slips are in `content.unit`, rounded or not.
    """
    amount = content.in_own_unit(response)
    for slip in feedback.slips:
        values = {slip.value}
        if content.round_to is not None:
            values.add(rounded(slip.value, content.round_to.places))
        if amount in values:
            return slip.text
    return None


def _notes(
    content: NumericContent,
    key: NumericKey,
    response: NumericResponse,
    *,
    amount: Decimal | None,
    right: bool,
) -> list[str]:
    """Return what the student should know besides the mark."""
    if not response.value:
        return []
    notes = safety_notes(response.value)
    if amount is None:
        return [f"Give a unit: {', '.join(content.units)}.", *notes]
    if content.round_to is None or right:
        return notes
    places = content.round_to.places
    if rounded(amount, places) == rounded(key.value, places) != amount:
        return [content.instruction, *notes]
    return notes


def _read_unit(
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


def _check_units(content: NumericContent) -> list[Problem]:
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
