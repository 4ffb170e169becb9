"""What each kind's form becomes: what is asked, what is right, how it is scored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any

from quizzes.content.schemas import (
    ItemForm,
    MatrixForm,
    MultipleChoiceForm,
    MultipleResponseForm,
    NumericForm,
    OptionForm,
)
from quizzes.content.texts import Texts


@dataclass(frozen=True)
class Parts:
    """An item in the shapes of its kind, not yet checked by it.

    `scoring` is None where the kind's own default holds.
    """

    content: Mapping[str, Any]
    key: Mapping[str, Any]
    by_element: Mapping[str, str]
    scoring: Mapping[str, Any] | None = None
    slips: Sequence[Mapping[str, str]] = field(default_factory=list)


def parts_of(form: ItemForm, texts: Texts) -> Parts:
    """Turn a form into the parts of its kind."""
    return _PARTS[type(form)](form, texts)


def _multiple_choice(form: MultipleChoiceForm, texts: Texts) -> Parts:
    right = [option.id for option in form.options if option.correct]
    return Parts(
        content=_with_options(form, form.options, texts),
        key={"correct": right[0]},
        by_element=_whys("options", form.options, texts),
    )


def _multiple_response(form: MultipleResponseForm, texts: Texts) -> Parts:
    scoring = form.scoring
    return Parts(
        content={**_with_options(form, form.options, texts), "n": form.n},
        key={"correct": [option.id for option in form.options if option.correct]},
        by_element=_whys("options", form.options, texts),
        scoring=scoring.model_dump(exclude_none=True) if scoring else None,
    )


def _matrix(form: MatrixForm, texts: Texts) -> Parts:
    return Parts(
        content={
            "columns": [
                {"id": column.id, "text": texts.choice("columns", at, "text")}
                for at, column in enumerate(form.columns)
            ],
            "rows": [
                {"id": row.id, "text": texts.choice("rows", at, "text")}
                for at, row in enumerate(form.rows)
            ],
            "shuffle": form.shuffle is None,
        },
        key={"rows": {row.id: row.correct for row in form.rows}},
        by_element=_whys("rows", form.rows, texts),
    )


def _numeric(form: NumericForm, texts: Texts) -> Parts:
    round_to = form.round_to
    return Parts(
        content={
            "unit": form.unit,
            "unit_policy": form.unit_policy,
            "accept_units": form.accept_units,
            "round_to": round_to.model_dump() if round_to else None,
        },
        key={
            "value": form.answer,
            "tolerance": form.tolerance.model_dump(exclude_none=True),
        },
        by_element={},
        slips=[
            {"value": slip.value, "text": texts.explanation("slips", at, "why")}
            for at, slip in enumerate(form.slips)
        ],
    )


_PARTS: Mapping[type[ItemForm], Callable[[Any, Texts], Parts]] = {
    MultipleChoiceForm: _multiple_choice,
    MultipleResponseForm: _multiple_response,
    MatrixForm: _matrix,
    NumericForm: _numeric,
}


def _with_options(
    form: ItemForm, options: Sequence[OptionForm], texts: Texts
) -> dict[str, Any]:
    """Return options in the author's order, which amounts keep on the page."""
    return {
        "options": [
            {"id": option.id, "text": texts.choice("options", at, "text")}
            for at, option in enumerate(options)
        ],
        "shuffle": form.shuffle is None and not _rise(options),
    }


def _rise(options: Sequence[OptionForm]) -> bool:
    """Tell whether the options are amounts from the least to the most."""
    starts = [option.text.split()[0] for option in options]
    if not all(start.replace(".", "", 1).isdecimal() for start in starts):
        return False
    return all(low < high for low, high in pairwise(map(Decimal, starts)))


def _whys(name: str, elements: Sequence[Any], texts: Texts) -> dict[str, str]:
    return {
        element.id: texts.explanation(name, at, "why")
        for at, element in enumerate(elements)
    }
