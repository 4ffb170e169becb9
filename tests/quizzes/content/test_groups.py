"""Items whose choices stand in groups or in a table, as authors write them."""

import pytest

from courses.content.faults import Faults
from courses.content.yaml import load_yaml
from quizzes.content.items import read_items
from tests.factories.items import NAMES
from tests.factories.items_in_parts import CELLS, GROUPING


def read(text):
    faults = Faults()
    items = read_items(load_yaml("i.yaml", text, faults), NAMES, faults)
    return items, [str(fault).removeprefix("i.yaml:") for fault in faults]


def columns_of(text):
    [item], faults = read(text)
    assert faults == []
    return item.columns


def test_each_option_stands_in_its_group():
    columns = columns_of(GROUPING)

    assert columns["content"]["groups"][0] == {
        "id": "g1",
        "text": "Breathing",
        "options": [
            {"id": "a", "text": "Slow <em>breaths</em>"},
            {"id": "b", "text": "Wheezing"},
        ],
    }
    assert columns["key"] == {"groups": {"g1": ["a"], "g2": ["c"]}}
    assert columns["scoring"] == {
        "rule": "plus-minus",
        "floor": "group",
        "group_by": "group",
    }
    assert (columns["max_points"], columns["content"]["shuffle"]) == (2, True)
    assert list(columns["feedback"]["by_element"]) == ["a", "b", "c", "d"]


def test_each_row_names_its_columns():
    columns = columns_of(CELLS)

    assert columns["key"] == {"cells": [["r1", "c1"], ["r1", "c2"], ["r2", "c2"]]}
    assert columns["scoring"] == {
        "rule": "plus-minus",
        "floor": "item",
        "group_by": "column",
    }
    assert (columns["max_points"], columns["content"]["shuffle"]) == (3, False)
    assert columns["feedback"]["by_element"]["r3"] == "<p>It fits neither of them.</p>"


@pytest.mark.parametrize(
    ("text", "old", "new", "fault"),
    [
        pytest.param(
            GROUPING,
            'text: Unsteady gait, correct: "yes",',
            "text: Unsteady gait,",
            "14: `groups`: Key at least one of its options.",
            id="group-without-key",
        ),
        pytest.param(
            GROUPING,
            "{id: d, text: Tremor",
            "{id: a, text: Tremor",
            "8: `groups`: The id a occurs in two lists; give each its own.",
            id="shared-id",
        ),
        pytest.param(
            CELLS,
            "correct: [c1, c2]",
            "correct: [c2]",
            "11: `rows`: Key at least one row for column c1.",
            id="empty-column",
        ),
        pytest.param(
            CELLS,
            "correct: [c2]",
            "correct: [c9]",
            "11: `rows`: There is no c9; use one of c1, c2.",
            id="unknown-column",
        ),
        pytest.param(
            CELLS,
            "floor: item",
            "floor: row",
            "15: `floor` is “row”; write one of group, item "
            "(where a loss stops: each group or column, or the item)",
            id="floor",
        ),
    ],
)
def test_fault_is_told_at_its_line(text, old, new, fault):
    assert old in text

    items, faults = read(text.replace(old, new, 1))

    assert (items, faults) == ([], [fault])
