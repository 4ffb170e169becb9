"""Blanks in a text or a table."""

import pytest

from quizzes.kinds.base import Element, ResponseInvalidError
from tests.quizzes.kinds.blanked import (
    BANK_KEY,
    KIND,
    OWN_KEY,
    SCORING,
    SWAPS,
    bank,
    content,
    key,
    options,
)


@pytest.mark.parametrize(
    ("blanks", "raw"),
    [
        ({"b1": "a1", "b2": "m2", "b3": "h3"}, 3),
        ({"b1": "a1", "b2": "m1"}, 1),
        ({"b1": "a2", "b2": "m1", "b3": "h1"}, 0),
        ({}, 0),
    ],
)
def test_each_right_blank_earns_a_point(blanks, raw):
    response = KIND.parse(content(), {"blanks": blanks})

    outcome = KIND.score(content(), OWN_KEY, SCORING, response)

    assert (outcome.raw, outcome.max) == (raw, 3)
    assert outcome.arithmetic == f"{raw} of 3 blanks right"


@pytest.mark.parametrize(
    ("filling", "right", "raw"),
    [
        pytest.param("t1 t2 t3", SWAPS, 3, id="as-keyed"),
        pytest.param("t2 t1 t3", SWAPS, 3, id="swapped"),
        pytest.param("t1 t1 t3", SWAPS, 2, id="counted-once"),
        pytest.param("t3 t1 t2", SWAPS, 1, id="outside-the-swap"),
        pytest.param("t2 t1 t3", BANK_KEY, 1, id="not-interchangeable"),
    ],
)
def test_interchangeable_blanks_are_right_in_any_order(filling, right, raw):
    blanks = dict(zip(("b1", "b2", "b3"), filling.split(), strict=True))
    response = KIND.parse(bank(), {"blanks": blanks})

    outcome = KIND.score(bank(), right, SCORING, response)

    assert outcome.raw == raw
    assert sum(element.delta for element in outcome.elements) == raw


def test_each_choice_of_each_blank_is_an_element():
    item = KIND.Content(
        stem="Fill both.",
        presentation="drag",
        passage={"paragraphs": [[{"blank": "b1"}, {"blank": "b2"}]]},
        blanks=[{"id": "b1"}, {"id": "b2"}],
        tokens=options("t1 t2 t3"),
    )
    right = key([("b1", "b2")], b1="t1", b2="t2")
    response = KIND.Response(blanks={"b1": "t2", "b2": "t2"})

    outcome = KIND.score(item, right, SCORING, response)

    assert outcome.elements == (
        Element("b1", "t1", selected=False, keyed=True, delta=0),
        Element("b1", "t2", selected=True, keyed=True, delta=1),
        Element("b1", "t3", selected=False, keyed=False, delta=0),
        Element("b2", "t1", selected=False, keyed=True, delta=0),
        Element("b2", "t2", selected=True, keyed=True, delta=0),
        Element("b2", "t3", selected=False, keyed=False, delta=0),
    )


def test_blanks_are_kept_in_the_order_of_the_content():
    response = KIND.parse(content(), {"blanks": {"b3": "h1", "b1": "a2", "b2": None}})

    assert response.model_dump_json() == '{"blanks":{"b1":"a2","b3":"h1"}}'


@pytest.mark.parametrize(
    "raw", [{}, {"blanks": None}, {"blanks": {}}, {"blanks": {"b1": ""}}]
)
def test_nothing_chosen_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)


def test_empty_blank_is_left_to_do():
    two = KIND.Response(blanks={"b1": "a1", "b2": "m1"})
    three = KIND.Response(blanks={"b1": "a1", "b2": "m1", "b3": "h1"})

    assert not KIND.is_complete(content(), two)
    assert KIND.is_complete(content(), three)


@pytest.mark.parametrize(
    ("blanks", "message"),
    [
        (["a1"], "“['a1']” is not a table. Send a choice by blank."),
        (
            {"b9": "a1"},
            "“b9” is not a part of this answer. Its parts: b1, b2, b3.",
        ),
        ({"b1": "m1"}, "“m1” is not one of the choices. Choose from: a1, a2, a3."),
    ],
)
def test_what_fills_no_blank_is_refused(blanks, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), {"blanks": blanks})

    assert str(caught.value) == message


def test_choices_are_shuffled_and_blanks_are_not():
    shuffled = KIND.present(content(), 7)

    assert [blank.id for blank in shuffled.blanks] == ["b1", "b2", "b3"]
    assert shuffled.blanks != content().blanks
    assert KIND.present(bank(), 7).tokens != bank().tokens


def test_choices_keep_their_order_where_it_means_something():
    fixed = content(shuffle="no")

    assert KIND.present(fixed, 7) == fixed


def test_blanks_are_numbered_as_they_are_read():
    assert content().numbers == {"b1": 1, "b2": 2, "b3": 3}
