"""Steps in their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError
from quizzes.kinds.ordered_response import longest_run

KIND = KINDS["ordered-response"]
EXACT, LCS = KIND.Scoring(), KIND.Scoring(rule="lcs")


def content(ids="abcde", **changes):
    options = [{"id": each, "text": f"<p>Step {each}</p>"} for each in ids]
    return KIND.Content.model_validate(
        {"stem": "<p>In which order?</p>", "options": options, **changes}
    )


def key(order="cadbe"):
    return KIND.Key(order=tuple(order))


def score(order, scoring):
    response = KIND.parse(content(), {"order": list(order)})
    return KIND.score(content(), key(), scoring, response)


@pytest.mark.parametrize(
    ("order", "raw"),
    [
        pytest.param("cadbe", 1, id="right"),
        pytest.param("acdbe", 0, id="two-swapped"),
        pytest.param("cadb", 0, id="last-one-missing"),
        pytest.param("", 0, id="omitted"),
    ],
)
def test_only_the_whole_order_earns_the_point(order, raw):
    outcome = score(order, EXACT)

    assert (outcome.raw, outcome.max, outcome.arithmetic) == (raw, 1, f"{raw} of 1")


@pytest.mark.parametrize(
    ("order", "raw"),
    [
        pytest.param("cadbe", 5, id="right"),
        pytest.param("acdbe", 4, id="two-swapped"),
        pytest.param("ecadb", 4, id="last-one-first"),
        pytest.param("ebdac", 1, id="backwards"),
        pytest.param(["c", "", "d", None, "b"], 3, id="gaps"),
        pytest.param("", 0, id="omitted"),
    ],
)
def test_longest_run_in_right_order_earns_its_steps(order, raw):
    outcome = score(order, LCS)

    assert (outcome.raw, outcome.max) == (raw, 5)
    assert outcome.arithmetic == f"{raw} of 5 in the right order"


def test_each_place_given_or_right_is_an_element():
    item = content("abc")
    response = KIND.Response(order=("a", None, "b"))

    outcome = KIND.score(item, key("cab"), LCS, response)

    assert outcome.elements == (
        Element("a", "1", selected=True, keyed=False, delta=1),
        Element("a", "2", selected=False, keyed=True, delta=0),
        Element("b", "3", selected=True, keyed=True, delta=1),
        Element("c", "1", selected=False, keyed=True, delta=0),
    )


def test_step_alone_changes_nothing_where_the_whole_counts():
    outcome = score("cadbe", EXACT)

    assert {element.delta for element in outcome.elements} == {0}


@pytest.mark.parametrize(
    ("right", "got", "run"),
    [
        ("abcd", "abcd", "abcd"),
        ("abcd", "badc", "ac"),
        ("abcd", "dcba", "a"),
        ("abcd", "zz", ""),
        ("abcd", "bcda", "bcd"),
    ],
)
def test_run_is_the_longest_and_then_the_earliest(right, got, run):
    assert "".join(longest_run(right, got)) == run


@given(order=st.permutations("abcdef"), at=st.integers(0, 4))
def test_putting_two_neighbors_right_never_lowers_the_run(order, at):
    before, after = list(order), list(order)
    after[at : at + 2] = sorted(after[at : at + 2])

    assert len(longest_run("abcdef", after)) >= len(longest_run("abcdef", before))


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ({"order": ["c", "a"]}, '{"order":["c","a"]}'),
        ({"order": ["c", "", "a", ""]}, '{"order":["c",null,"a"]}'),
        ({"places": {"a": "3", "c": "1", "b": ""}}, '{"order":["c",null,"a"]}'),
        ({"places": {"e": "5"}}, '{"order":[null,null,null,null,"e"]}'),
    ],
)
def test_answer_is_kept_by_place(raw, stored):
    assert KIND.parse(content(), raw).model_dump_json() == stored


@pytest.mark.parametrize(
    "raw",
    [{}, {"order": None}, {"order": ["", None]}, {"places": {}}, {"places": {"a": ""}}],
)
def test_nothing_placed_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)


def test_complete_is_every_step_placed():
    assert KIND.is_complete(content(), KIND.Response(order=tuple("edcba")))
    assert not KIND.is_complete(content(), KIND.Response(order=("e", None, "c")))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            {"order": "cadbe"},
            "“cadbe” is not a list. Send the steps in their order.",
        ),
        ({"order": ["a"] * 6}, "6 places are given. There are 5."),
        ({"order": ["a", "a"]}, "“a” is placed twice. Give it one place."),
        (
            {"order": ["z"]},
            "“z” is not one of the choices. Choose from: a, b, c, d, e.",
        ),
        ({"places": ["a"]}, "“['a']” is not a table. Send a place by step."),
        (
            {"places": {"z": "1"}},
            "“z” is not a part of this answer. Its parts: a, b, c, d, e.",
        ),
        ({"places": {"a": "6"}}, "“6” is not a place. Choose 1 to 5."),
        ({"places": {"a": 1}}, "“1” is not a place. Choose 1 to 5."),
        (
            {"places": {"a": "2", "b": "2"}},
            "Two steps have place 2. Give each step a place of its own.",
        ),
    ],
)
def test_what_is_no_order_is_refused(raw, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), raw)

    assert str(caught.value) == message


def test_sound_item_has_no_problems():
    assert KIND.check(content(), key(), EXACT) == []


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        pytest.param(
            (content("ab"), key("ba")),
            Problem("content.options", "2 given; write 3 to 8."),
            id="too-few",
        ),
        pytest.param(
            (content(), key("cadb")),
            Problem("key.order", "Name each step once: a, b, c, d, e."),
            id="step-without-place",
        ),
        pytest.param(
            (content("cadbe"), key()),
            Problem(
                "content.options",
                "The steps stand in their right order; write them in another.",
            ),
            id="page-in-right-order",
        ),
        pytest.param(
            (content("cadbe"), key("abcde")),
            Problem(
                "content.options",
                "The ids tell the right order, and pages show them; choose others.",
            ),
            id="ids-in-right-order",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, problem):
    assert KIND.check(*item, EXACT) == [problem]


def test_steps_are_shuffled():
    assert KIND.present(content(), 7) != content()
