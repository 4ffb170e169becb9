"""Sound items of every kind, and answers to them, for Hypothesis to choose from."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from quizzes.kinds import KINDS

LETTERS = "abcdefghij"


@dataclass(frozen=True)
class Item:
    """What is asked, what is right and how it is scored."""

    content: Any
    key: Any
    scoring: Any


def options(ids):
    return [{"id": each, "text": f"<p>{each}</p>"} for each in ids]


def build(name, content, key, scoring=None):
    kind = KINDS[name]
    asked = kind.Content.model_validate({"stem": "<p>Which?</p>", **content})
    rule = kind.Scoring.model_validate(scoring) if scoring else None
    return Item(
        asked, kind.Key.model_validate(key), rule or kind.default_scoring(asked)
    )


@st.composite
def multiple_choice(draw):
    ids = LETTERS[: draw(st.integers(3, 6))]
    key = {"correct": draw(st.sampled_from(ids))}
    content = {"options": options(ids), "shuffle": draw(st.booleans())}
    return build("multiple-choice", content, key)


@st.composite
def multiple_response(draw):
    ids = LETTERS[: draw(st.integers(5, 10))]
    correct = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    rule = draw(st.sampled_from(["plus-minus", "zero-one", "exact"]))
    content = {
        "options": options(ids),
        "n": len(correct) if rule == "zero-one" else None,
        "shuffle": draw(st.booleans()),
    }
    return build("multiple-response", content, {"correct": correct}, {"rule": rule})


@st.composite
def matrix_multiple_choice(draw):
    rows = [f"r{number}" for number in range(draw(st.integers(4, 10)))]
    columns = [f"c{number}" for number in range(draw(st.integers(2, 3)))]
    content = {
        "rows": options(rows),
        "columns": options(columns),
        "shuffle": draw(st.booleans()),
    }
    key = {"rows": {row: draw(st.sampled_from(columns)) for row in rows}}
    return build("matrix-multiple-choice", content, key)


AMOUNTS = st.decimals(
    min_value=-9_999, max_value=9_999, places=4, allow_nan=False, allow_infinity=False
)


@st.composite
def numeric(draw):
    value = draw(AMOUNTS)
    tolerance, rounds = draw(
        st.sampled_from(
            [
                ({"mode": "abs", "amount": "0"}, False),
                ({"mode": "abs", "amount": "1"}, True),
                ({"mode": "rel", "amount": "0.05"}, False),
                ({"mode": "range", "low": value - 1, "high": value + 1}, True),
                ({"mode": "round"}, True),
                ({"mode": "round-at-least"}, True),
            ]
        )
    )
    policy = draw(st.sampled_from(["shown", "choose", "typed"]))
    content = {
        "unit": "mL",
        "unit_policy": policy,
        "accept_units": {"mL": "1"}
        | ({} if policy == "shown" else {"µL": "0.001", "L": "1000"}),
        "round_to": {"places": draw(st.integers(0, 4))} if rounds else None,
    }
    return build("numeric", content, {"value": value, "tolerance": tolerance})


def choice_of(item):
    ids = [option.id for option in item.content.options]
    return st.fixed_dictionaries({}, optional={"choice": st.sampled_from([*ids, ""])})


def choices_of(item):
    ids = [option.id for option in item.content.options]
    some = st.lists(st.sampled_from(ids), unique=True, max_size=item.content.n)
    return st.fixed_dictionaries({"choices": some})


def rows_of(item):
    columns = [column.id for column in item.content.columns]
    cell = st.sampled_from([*columns, "", None])
    rows = st.fixed_dictionaries(
        {}, optional={row.id: cell for row in item.content.rows}
    )
    return st.fixed_dictionaries({"rows": rows})


def amount_of(item):
    near = st.sampled_from([str(item.key.value), f" {item.key.value:+f} ", "", ".5"])
    units = item.content.units if item.content.unit_policy != "shown" else ("mL",)
    return st.fixed_dictionaries(
        {"value": near | AMOUNTS.map(str) | AMOUNTS.map("{:,}".format)},
        optional={"unit": st.sampled_from([*units, "", None])},
    )


ITEMS = {
    "multiple-choice": (multiple_choice, choice_of),
    "multiple-response": (multiple_response, choices_of),
    "matrix-multiple-choice": (matrix_multiple_choice, rows_of),
    "numeric": (numeric, amount_of),
}


def items(name):
    """Return sound items of the kind that is called `name`."""
    return ITEMS[name][0]()


def answers(name, item):
    """Return answers to `item` as a page posts them."""
    return ITEMS[name][1](item)
