"""The worked examples of the scoring rules, with the sums students are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.kinds import rules

FLU_PNEUMONIA_COVID = {
    "flu": {"r1"},
    "pneumonia": {"r1", "r4"},
    "covid": {"r1", "r2", "r4", "r5"},
}


@pytest.mark.parametrize(
    ("selected", "by_column", "by_item"),
    [
        pytest.param(
            {
                "flu": {"r1", "r2"},
                "pneumonia": {"r1", "r4", "r3"},
                "covid": {"r1", "r2", "r4"},
            },
            (4, 7, "0 + 1 + 3 = 4 of 7"),
            (4, 7, "+6 −2 = 4 of 7"),
            id="P8",
        ),
        pytest.param(
            {"flu": {"r2", "r3"}, "pneumonia": {"r1", "r4"}, "covid": {"r1"}},
            (3, 7, "0 + 2 + 1 = 3 of 7"),
            (1, 7, "+3 −2 = 1 of 7"),
            id="P9",
        ),
    ],
)
def test_loss_stops_where_the_floor_is(selected, by_column, by_item):
    floored_by_group = rules.plus_minus(FLU_PNEUMONIA_COVID, selected, floor="group")
    floored_by_item = rules.plus_minus(FLU_PNEUMONIA_COVID, selected, floor="item")

    assert floored_by_group == by_column
    assert floored_by_item == by_item


def test_gain_and_loss_in_one_column_cancel_out():
    key = {"c1": {"a", "b", "c", "d"}, "c2": {"a", "b"}, "c3": {"a", "b"}}
    selected = {"c1": {"a", "b", "c"}, "c2": {"a", "b"}, "c3": {"a", "c"}}  # P10

    points = rules.plus_minus(key, selected, floor="group")

    assert points == (5, 8, "3 + 2 + 0 = 5 of 8")


def test_wrong_group_costs_nothing_elsewhere_when_floored_by_group():
    key = {"g1": {"a"}, "g2": {"d"}}
    selected = {"g1": {"a"}, "g2": {"e"}}  # P11

    by_group = rules.plus_minus(key, selected, floor="group")
    by_item = rules.plus_minus(key, selected, floor="item")

    assert by_group == (1, 2, "1 + 0 = 1 of 2")
    assert by_item == (0, 2, "+1 −1 = 0 of 2")


def test_group_left_out_counts_as_unselected():
    points = rules.plus_minus({"g1": {"a"}, "g2": {"d"}}, {}, floor="item")

    assert points == (0, 2, "0 of 2")


def test_missed_highlight_costs_nothing():
    key = {"": {"s1", "s2", "s4"}}  # P12

    points = rules.plus_minus(key, {"": {"s1", "s2"}}, floor="item")

    assert points == (2, 3, "+2 = 2 of 3")


def test_exact_is_all_or_nothing():
    assert rules.exact(right=True) == (1, 1, "1 of 1")
    assert rules.exact(right=False) == (0, 1, "0 of 1")


@pytest.mark.parametrize(
    ("got", "swaps", "points"),
    [
        ({"b1": "x", "b2": "y"}, (), (2, 2, "2 of 2 blanks right")),
        ({"b1": "y", "b2": "x"}, (), (0, 2, "0 of 2 blanks right")),
        ({"b1": "y", "b2": "x"}, [("b1", "b2")], (2, 2, "2 of 2 blanks right")),
        ({"b1": "y", "b2": "y"}, [("b1", "b2")], (1, 2, "1 of 2 blanks right")),
        ({"b2": "x"}, [("b1", "b2")], (1, 2, "1 of 2 blanks right")),
    ],
)
def test_parts_of_a_swap_may_change_places(got, swaps, points):
    key = {"b1": "x", "b2": "y"}

    assert rules.zero_one(key, got, parts="blanks", swaps=swaps) == points


@pytest.mark.parametrize(
    ("cause", "effect", "points"),
    [
        (True, True, (1, 1, "cause right, effect right = 1 of 1")),  # D1
        (True, False, (0, 1, "cause right, effect not right = 0 of 1")),  # D2
        (False, True, (0, 1, "cause not right, effect right = 0 of 1")),  # D3
    ],
)
def test_dyad_needs_both(cause, effect, points):
    assert rules.dyad(cause=cause, effect=effect) == points


@pytest.mark.parametrize(
    ("cause", "effects", "points"),
    [
        (True, 2, (2, 2, "cause right, both effects right = 2 of 2")),  # T1
        (True, 1, (1, 2, "cause right, one effect right = 1 of 2")),  # T2
        (True, 0, (0, 2, "cause right, no effect right = 0 of 2")),  # T3
        (False, 2, (0, 2, "cause not right, both effects right = 0 of 2")),  # T4
    ],
)
def test_triad_needs_its_cause(cause, effects, points):
    assert rules.triad(cause=cause, effects=effects) == points


@pytest.mark.parametrize(
    ("selected", "keyed", "change"),
    [(True, True, 1), (True, False, -1), (False, True, 0), (False, False, 0)],
)
def test_change_is_what_one_selection_does(selected, keyed, change):
    assert rules.change(selected=selected, keyed=keyed) == change


IDS = st.sampled_from("abcdef")
GROUPS = st.fixed_dictionaries({"g1": st.sets(IDS), "g2": st.sets(IDS)})


@given(
    key=GROUPS,
    selected=GROUPS,
    group=st.sampled_from(["g1", "g2"]),
    extra=IDS,
    floor=st.sampled_from(["item", "group"]),
)
def test_one_more_selection_moves_the_points_its_own_way(
    key, selected, group, extra, floor
):
    more = selected | {group: selected[group] | {extra}}

    before = rules.plus_minus(key, selected, floor=floor)
    after = rules.plus_minus(key, more, floor=floor)

    if extra in key[group]:
        assert after.raw >= before.raw
    else:
        assert after.raw <= before.raw


@given(key=GROUPS, selected=GROUPS)
def test_floor_of_a_group_is_the_more_lenient(key, selected):
    by_group = rules.plus_minus(key, selected, floor="group")
    by_item = rules.plus_minus(key, selected, floor="item")

    assert by_group.raw >= by_item.raw
