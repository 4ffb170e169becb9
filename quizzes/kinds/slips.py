"""Well-known wrong amounts: which one an answer is, and what is said of it."""

from collections.abc import Mapping
from decimal import Decimal

from quizzes.kinds.amounts import plain, rounded
from quizzes.kinds.base import Feedback, Problem, Slip
from quizzes.kinds.formulas import FormulaError, evaluate
from quizzes.kinds.quantities import NumericContent, NumericKey, NumericResponse
from quizzes.kinds.variants import ANSWER, filled, unknown_names


def slip_for(
    content: NumericContent, feedback: Feedback, response: NumericResponse
) -> str | None:
    """Return the text for the known slip that leads to this answer, if there is one.

    Units: the values of the slips are in `content.unit`, rounded or not.
    """
    amount = content.in_own_unit(response)
    for slip in feedback.slips:
        if amount is not None and amount in _as_given(content, slip):
            return slip.text
    return None


def _as_given(content: NumericContent, slip: Slip) -> set[Decimal]:
    """Return the amounts that the slip leads to; none until it is worked out."""
    if isinstance(slip.value, str):
        return set()
    values = {slip.value}
    if content.round_to is not None:
        values.add(rounded(slip.value, content.round_to.places))
    return values


def settled_feedback(
    content: NumericContent, feedback: Feedback, drawn: Mapping[str, str]
) -> Feedback:
    """Return `feedback` with the drawn numbers and the answer said, as it is rounded.

    Raises:
        FormulaError: a slip's formula has no amount for them.
    """
    values = {name: Decimal(drawn[name]) for name in drawn if name != ANSWER}
    said = dict(drawn)
    if ANSWER in drawn and content.round_to is not None:
        said[ANSWER] = plain(rounded(Decimal(drawn[ANSWER]), content.round_to.places))
    slips = tuple(
        Slip.model_construct(
            value=evaluate(slip.value, values)
            if isinstance(slip.value, str)
            else slip.value,
            text=filled(slip.text, said),
        )
        for slip in feedback.slips
    )
    general = filled(feedback.general, said)
    return feedback.model_copy(update={"general": general, "slips": slips})


def check_slips(
    content: NumericContent,
    key: NumericKey,
    feedback: Feedback,
    drawn: Mapping[str, str],
) -> Problem | None:
    """Return what is wrong with a slip for one draw: no amount, or the right one."""
    try:
        settled = settled_feedback(content, feedback, drawn)
    except FormulaError as error:
        return Problem("slips", str(error))
    for slip, written in zip(settled.slips, feedback.slips, strict=True):
        for value in sorted(_as_given(content, slip)):
            if key.tolerance.allows(value, key=key.amount, round_to=content.round_to):
                message = f"{written.value} leads to {plain(value)}, which is right."
                return Problem("slips", message)
    return None


def check_texts(content: NumericContent, feedback: Feedback) -> list[Problem]:
    """Refuse a {name} that nothing will fill, where numbers are drawn at all."""
    if not content.parameters:
        return []
    known = [*(each.name for each in content.parameters), ANSWER]
    texts = {"rationale": [feedback.general], "slips": [s.text for s in feedback.slips]}
    return [
        Problem(where, f"There is no {{{name}}}; use {', '.join(known)}.")
        for where, written in texts.items()
        for text in written
        for name in unknown_names(text, known)
    ]
