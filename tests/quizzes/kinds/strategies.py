"""Sound items of every kind, and answers to them, for Hypothesis to choose from."""

from hypothesis import strategies as st

from tests.quizzes.kinds.built import build, options
from tests.quizzes.kinds.placed_or_typed import PLACED_OR_TYPED

LETTERS = "abcdefghij"
FLOORS = st.sampled_from(["item", "group"])


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


@st.composite
def grouping(draw):
    groups, key = [], {}
    for number in range(draw(st.integers(2, 5))):
        ids = [f"g{number}{each}" for each in LETTERS[: draw(st.integers(2, 4))]]
        groups.append({"id": f"g{number}", "text": "Group", "options": options(ids)})
        key[f"g{number}"] = draw(
            st.lists(st.sampled_from(ids), min_size=1, unique=True)
        )
    content = {"groups": groups, "shuffle": draw(st.booleans())}
    return build("grouping", content, {"groups": key}, {"floor": draw(FLOORS)})


@st.composite
def matrix_multiple_response(draw):
    rows = [f"r{number}" for number in range(draw(st.integers(2, 10)))]
    columns = [f"c{number}" for number in range(draw(st.integers(2, 10)))]
    in_column = st.lists(st.sampled_from(rows), min_size=1, unique=True)
    content = {
        "rows": options(rows),
        "columns": options(columns),
        "shuffle": draw(st.booleans()),
    }
    key = {"cells": [(row, column) for column in columns for row in draw(in_column)]}
    scoring = {"floor": draw(FLOORS)}
    return build("matrix-multiple-response", content, key, scoring)


def gaps(blanks):
    return {"paragraphs": [[{"text": "So "}, *({"blank": each} for each in blanks)]]}


@st.composite
def cloze(draw):
    presentation = draw(st.sampled_from(["drop-down", "table", "drag"]))
    blanks = [f"b{number}" for number in range(draw(st.integers(1, 4)))]
    tokens = [f"t{number}" for number in range(draw(st.integers(4, 10)))]
    own = {blank: [f"{blank}{each}" for each in "abc"] for blank in blanks}
    table = {"columns": ["Order"], "rows": [[[{"blank": each}]] for each in blanks]}
    is_shared = presentation == "drag"
    content = {
        "presentation": presentation,
        "passage": table if presentation == "table" else gaps(blanks),
        "blanks": [
            {"id": each, "choices": [] if is_shared else options(own[each])}
            for each in blanks
        ],
        "tokens": options(tokens) if is_shared else [],
        "shuffle": draw(st.booleans()),
    }
    right = (
        draw(st.permutations(tokens))
        if is_shared
        else [draw(st.sampled_from(own[blank])) for blank in blanks]
    )
    swaps = [blanks] if is_shared and len(blanks) > 1 and draw(st.booleans()) else []
    key = {"blanks": dict(zip(blanks, right, strict=False)), "interchangeable": swaps}
    return build("cloze", content, key)


@st.composite
def rationale(draw):
    effects = [f"e{number}" for number in range(draw(st.integers(1, 2)))]
    tokens = [f"t{number}" for number in range(draw(st.integers(4, 10)))]
    right = draw(st.permutations(tokens))
    content = {
        "presentation": draw(st.sampled_from(["drop-down", "drag"])),
        "passage": gaps(["why", *effects]),
        "blanks": [
            {"id": "why", "choices": options("abc")},
            *({"id": each} for each in effects),
        ],
        "tokens": options(tokens),
        "shuffle": draw(st.booleans()),
    }
    key = {
        "blanks": {"why": draw(st.sampled_from("abc"))}
        | dict(zip(effects, right, strict=False)),
        "anchor": "why",
        "interchangeable": [effects] if len(effects) > 1 else [],
    }
    return build("rationale", content, key)


@st.composite
def highlight(draw):
    ids = LETTERS[: draw(st.integers(2, 10))]
    spans = [{"span": each, "text": f"sign {each}"} for each in ids]
    presentation = draw(st.sampled_from(["text", "table"]))
    passage = (
        {"columns": ["Time", "Finding"], "rows": [[[{"text": "8 am"}], spans]]}
        if presentation == "table"
        else {"paragraphs": [[{"text": "Pale. "}, *spans]]}
    )
    correct = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    content = {"presentation": presentation, "passage": passage}
    return build("highlight", content, {"correct": correct})


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


def groups_of(item):
    groups = {
        group.id: st.lists(
            st.sampled_from([option.id for option in group.options]), unique=True
        )
        for group in item.content.groups
    }
    return st.fixed_dictionaries({"groups": st.fixed_dictionaries({}, optional=groups)})


def cells_of(item):
    cell = st.tuples(
        st.sampled_from([row.id for row in item.content.rows]),
        st.sampled_from([column.id for column in item.content.columns]),
    )
    return st.fixed_dictionaries({"cells": st.lists(cell.map(list), unique_by=tuple)})


def blanks_of(item):
    blanks = {
        blank: st.sampled_from([*(choice.id for choice in choices), "", None])
        for blank, choices in item.content.offered.items()
    }
    return st.fixed_dictionaries({"blanks": st.fixed_dictionaries({}, optional=blanks)})


def spans_of(item):
    ids = [span.id for span in item.content.spans]
    return st.fixed_dictionaries({"spans": st.lists(st.sampled_from(ids), unique=True)})


ITEMS = {
    "multiple-choice": (multiple_choice, choice_of),
    "multiple-response": (multiple_response, choices_of),
    "grouping": (grouping, groups_of),
    "matrix-multiple-choice": (matrix_multiple_choice, rows_of),
    "matrix-multiple-response": (matrix_multiple_response, cells_of),
    "cloze": (cloze, blanks_of),
    "rationale": (rationale, blanks_of),
    "highlight": (highlight, spans_of),
    **PLACED_OR_TYPED,
}


def items(name):
    """Return sound items of the kind that is called `name`."""
    return ITEMS[name][0]()


def answers(name, item):
    """Return answers to `item` as a page posts them."""
    return ITEMS[name][1](item)
