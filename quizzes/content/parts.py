"""What each kind's form becomes: what is asked, what is right, how it is scored."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from quizzes.content.group_parts import grouping, matrix_multiple_response
from quizzes.content.group_schemas import GroupingForm, MatrixResponseForm
from quizzes.content.item_schemas import ItemForm, OptionForm
from quizzes.content.passage_parts import cloze, highlight, rationale
from quizzes.content.passage_schemas import ClozeForm, HighlightForm, RationaleForm
from quizzes.content.placed_parts import bow_tie, hot_spot, ordered_response
from quizzes.content.placed_schemas import (
    BowTieForm,
    HotSpotForm,
    OrderedResponseForm,
)
from quizzes.content.schemas import (
    MatrixForm,
    MultipleChoiceForm,
    MultipleResponseForm,
)
from quizzes.content.shapes import Parts, listed, whys
from quizzes.content.texts import Texts
from quizzes.content.typed_parts import numeric, short_answer
from quizzes.content.typed_schemas import NumericForm, ShortAnswerForm


def parts_of(form: ItemForm, texts: Texts) -> Parts:
    """Turn a form into the parts of its kind."""
    return _PARTS[type(form)](form, texts)


def _multiple_choice(form: MultipleChoiceForm, texts: Texts) -> Parts:
    right = [option.id for option in form.options if option.correct]
    return Parts(
        content=_with_options(form, form.options, texts),
        key={"correct": right[0]},
        by_element=whys(form.options, texts, "options"),
    )


def _multiple_response(form: MultipleResponseForm, texts: Texts) -> Parts:
    scoring = form.scoring
    return Parts(
        content={**_with_options(form, form.options, texts), "n": form.n},
        key={"correct": [option.id for option in form.options if option.correct]},
        by_element=whys(form.options, texts, "options"),
        scoring=scoring.model_dump(exclude_none=True) if scoring else None,
    )


def _matrix(form: MatrixForm, texts: Texts) -> Parts:
    return Parts(
        content={
            "columns": listed(form.columns, texts, "columns"),
            "rows": listed(form.rows, texts, "rows"),
            "shuffle": form.shuffle is None,
        },
        key={"rows": {row.id: row.correct for row in form.rows}},
        by_element=whys(form.rows, texts, "rows"),
    )


_PARTS: Mapping[type[ItemForm], Callable[[Any, Texts], Parts]] = {
    MultipleChoiceForm: _multiple_choice,
    MultipleResponseForm: _multiple_response,
    GroupingForm: grouping,
    MatrixForm: _matrix,
    MatrixResponseForm: matrix_multiple_response,
    ClozeForm: cloze,
    RationaleForm: rationale,
    HighlightForm: highlight,
    BowTieForm: bow_tie,
    OrderedResponseForm: ordered_response,
    HotSpotForm: hot_spot,
    NumericForm: numeric,
    ShortAnswerForm: short_answer,
}


def _with_options(
    form: ItemForm, options: Sequence[OptionForm], texts: Texts
) -> dict[str, Any]:
    """Return options in the author's order, which amounts keep on the page."""
    return {
        "options": listed(options, texts, "options"),
        "shuffle": form.shuffle is None and not _rise(options),
    }


def _rise(options: Sequence[OptionForm]) -> bool:
    """Tell whether the options are amounts from the least to the most."""
    starts = [option.text.split()[0] for option in options]
    if not all(start.replace(".", "", 1).isdecimal() for start in starts):
        return False
    return all(low < high for low, high in pairwise(map(Decimal, starts)))
