"""A number, such as a dose or a flow rate, with its unit."""

from collections.abc import Mapping
from decimal import Decimal

from quizzes.kinds import rules
from quizzes.kinds.amounts import (
    is_number,
    plain,
    read_number,
    rounded,
    safety_notes,
)
from quizzes.kinds.base import (
    Element,
    Feedback,
    Kind,
    Outcome,
    Problem,
    ResponseInvalidError,
    gettext_noop,
    refuse_unknown_parts,
    shown,
)
from quizzes.kinds.formulas import FormulaError, evaluate
from quizzes.kinds.options import check_stem
from quizzes.kinds.quantities import (
    NumericContent,
    NumericKey,
    NumericResponse,
    NumericScoring,
    check_units,
    read_unit,
)
from quizzes.kinds.slips import check_slips, check_texts, settled_feedback
from quizzes.kinds.variants import (
    ANSWER,
    amounts,
    check_parameters,
    draw,
    every_draw,
    filled,
)


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
        problems = [*check_stem(content.stem), *check_units(content)]
        if key.tolerance.needs_rounding and content.round_to is None:
            message = f"{key.tolerance.mode} needs round_to; say how to round."
            return [*problems, Problem("content.round_to", message)]
        unfit = check_parameters(content.parameters, content.stem)
        if unfit:
            return [*problems, *unfit]
        for values in every_draw(content.parameters):
            found = self._check_variant(content, key, scoring, values)
            if found:
                return [*problems, found]
        return problems

    def _check_variant(
        self,
        content: NumericContent,
        key: NumericKey,
        scoring: NumericScoring,
        values: Mapping[str, str],
    ) -> Problem | None:
        """Return what is wrong with the key for one draw of the numbers."""
        drawn = ", ".join(f"{name} {value}" for name, value in values.items())
        whose = f"With {drawn}: " if drawn else ""
        try:
            settled = self.settled_key(key, self.redrawn(content, key, values))
        except FormulaError as error:
            return Problem("key.value", f"{whose}{error}")
        told = _as_told(content, settled)
        if not is_number(told):
            message = f"{whose}{shown(told)} is too long to type; round it."
            return Problem("key.value", message)
        right = self.key_response(content, settled)
        if self.score(content, settled, scoring, right).fraction == 1:
            return None
        message = f"{whose}{right.value} follows the instructions but earns nothing."
        return Problem("key.tolerance", message)

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
            value=value, unit=read_unit(content, unit, is_answered=bool(value))
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
        return NumericResponse(value=_as_told(content, key), unit=content.unit)

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
            amount, key=key.amount, round_to=content.round_to
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

    def draw(
        self, content: NumericContent, key: NumericKey, seed: int | str
    ) -> Mapping[str, str]:
        """Return this attempt's numbers, and under `answer` what is right for them."""
        return self.redrawn(content, key, draw(content.parameters, seed))

    def redrawn(
        self, content: NumericContent, key: NumericKey, drawn: Mapping[str, str]
    ) -> Mapping[str, str]:
        """Return the same numbers, and what `key` makes of them.

        Raises:
            FormulaError: the key's formula has no amount for them.
        """
        values = amounts(content.parameters, drawn)
        shown_values = {name: drawn[name] for name in values}
        if isinstance(key.value, str):
            return {**shown_values, ANSWER: plain(evaluate(key.value, values))}
        return shown_values

    def settled(
        self, content: NumericContent, drawn: Mapping[str, str]
    ) -> NumericContent:
        """Return an item that draws no more: its stem says this attempt's numbers."""
        if not content.parameters:
            return content
        values = {each.name: drawn[each.name] for each in content.parameters}
        stem = filled(content.stem, values)
        return content.model_copy(update={"stem": stem, "parameters": ()})

    def settled_key(self, key: NumericKey, drawn: Mapping[str, str]) -> NumericKey:
        """Put the frozen amount in the place of the formula."""
        if ANSWER not in drawn:
            return key
        return key.model_copy(update={"value": Decimal(drawn[ANSWER])})

    def settled_feedback(
        self, content: NumericContent, feedback: Feedback, drawn: Mapping[str, str]
    ) -> Feedback:
        """Say the numbers and the answer in the texts; work out the known slips."""
        return settled_feedback(content, feedback, drawn)

    def check_feedback(
        self, content: NumericContent, key: NumericKey, feedback: Feedback
    ) -> list[Problem]:
        """Return what is wrong with the explanation of any variant."""
        for values in every_draw(content.parameters):
            drawn = self.redrawn(content, key, values)
            found = check_slips(content, self.settled_key(key, drawn), feedback, drawn)
            if found:
                return [found]
        return check_texts(content, feedback)


def _as_told(content: NumericContent, key: NumericKey) -> str:
    """Return the right amount as it is to be typed: rounded as the item tells."""
    if content.round_to is None:
        return plain(key.amount)
    return plain(rounded(key.amount, content.round_to.places))


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
    if rounded(amount, places) == rounded(key.amount, places) != amount:
        return [content.instruction, *notes]
    return notes
