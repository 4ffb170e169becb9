"""Blanks in a text or a table."""

import pytest

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["cloze"]
SCORING = KIND.Scoring()


def options(ids):
    return [{"id": each, "text": f"choice {each}"} for each in ids.split()]


def content(**changes):
    """Return three blanks, each with choices of its own."""
    return KIND.Content.model_validate(
        {
            "stem": "<p>Complete the plan.</p>",
            "passage": {
                "paragraphs": [
                    [{"text": "Give "}, {"blank": "b1"}, {"text": " by "}],
                    [{"blank": "b2"}, {"text": " every "}, {"blank": "b3"}],
                ]
            },
            "blanks": [
                {"id": "b1", "choices": options("a1 a2 a3")},
                {"id": "b2", "choices": options("m1 m2 m3")},
                {"id": "b3", "choices": options("h1 h2 h3")},
            ],
            **changes,
        }
    )


def bank(tokens="t1 t2 t3 t4", **changes):
    """Return three blanks that share a bank of tokens."""
    blanks = [{"id": "b1"}, {"id": "b2"}, {"id": "b3"}]
    return content(
        presentation="drag", blanks=blanks, tokens=options(tokens), **changes
    )


def key(interchangeable=(), **blanks):
    return KIND.Key(blanks=blanks, interchangeable=interchangeable)


OWN_KEY = key(b1="a1", b2="m2", b3="h3")
BANK_KEY = key(b1="t1", b2="t2", b3="t3")
SWAPS = key([("b1", "b2")], b1="t1", b2="t2", b3="t3")
TABLE = {
    "columns": ["Order", "Now"],
    "rows": [
        [[{"text": "Dose"}], [{"blank": "b1"}]],
        [[{"text": "Route"}], [{"blank": "b2"}]],
        [[{"text": "Time"}], [{"blank": "b3"}]],
    ],
}


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


@pytest.mark.parametrize(
    ("item", "right"),
    [
        pytest.param(content(), OWN_KEY, id="drop-down"),
        pytest.param(content(presentation="table", passage=TABLE), OWN_KEY, id="table"),
        pytest.param(bank(), BANK_KEY, id="drag"),
        pytest.param(bank(), SWAPS, id="interchangeable"),
    ],
)
def test_sound_item_has_no_problems(item, right):
    assert KIND.check(item, right, SCORING) == []


def fewer(count):
    """Return the item with only so many of its blanks defined."""
    return content(blanks=content().model_dump()["blanks"][:count])


def changed(number, choices):
    """Return the item with other choices for one of its blanks."""
    blanks = content().model_dump()["blanks"]
    blanks[number]["choices"] = options(choices)
    return content(blanks=blanks)


@pytest.mark.parametrize(
    ("item", "right", "problem"),
    [
        pytest.param(
            content(stem=" "),
            OWN_KEY,
            Problem("content.stem", "Write the question."),
            id="no-stem",
        ),
        pytest.param(
            content(presentation="table"),
            OWN_KEY,
            Problem("content.passage", "Write a table, and nothing beside it."),
            id="prose-as-table",
        ),
        pytest.param(
            fewer(2),
            key(b1="a1", b2="m2"),
            Problem(
                "content.blanks", "The text has b1, b2, b3; define these, in order."
            ),
            id="undefined-blank",
        ),
        pytest.param(
            changed(0, "a1 a2"),
            OWN_KEY,
            Problem("content.blanks.b1.choices", "2 given; write 3 to 5."),
            id="too-few-choices",
        ),
        pytest.param(
            changed(0, "a1 m2 a3"),
            OWN_KEY,
            Problem(
                "content.blanks", "The id m2 occurs in two lists; give each its own."
            ),
            id="shared-id",
        ),
        pytest.param(
            content(tokens=options("t1 t2 t3 t4")),
            OWN_KEY,
            Problem(
                "content.tokens",
                "Every blank has choices of its own; drop the tokens or the choices.",
            ),
            id="unused-tokens",
        ),
        pytest.param(
            bank("t1 t2 t3"),
            BANK_KEY,
            Problem("content.tokens", "3 given; write 4 to 10."),
            id="too-few-tokens",
        ),
        pytest.param(
            content(),
            key(b1="a1", b2="m2", b3="h3", b4="a1"),
            Problem("key.blanks", "There is no b4; use one of b1, b2, b3."),
            id="unknown-blank",
        ),
        pytest.param(
            content(),
            key(b1="a1", b2="m2"),
            Problem("key.blanks.b3", "Key a choice for it."),
            id="blank-without-key",
        ),
        pytest.param(
            content(),
            key(b1="a1", b2="a2", b3="h3"),
            Problem("key.blanks.b2", "There is no a2; use one of m1, m2, m3."),
            id="choice-of-another-blank",
        ),
        pytest.param(
            bank(),
            key(b1="t1", b2="t1", b3="t3"),
            Problem("key.blanks", "t1 is keyed twice; each token fills one blank."),
            id="token-twice",
        ),
        pytest.param(
            bank(),
            key([("b1", "b2"), ("b3",)], b1="t1", b2="t2", b3="t3"),
            Problem(
                "key.interchangeable", "Name at least two blanks that change places."
            ),
            id="swap-of-one",
        ),
        pytest.param(
            bank(),
            key([("b1", "b2"), ("b2", "b3")], b1="t1", b2="t2", b3="t3"),
            Problem("key.interchangeable", "b2 is named twice; name it once."),
            id="swapped-twice",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, right, problem):
    assert KIND.check(item, right, SCORING) == [problem]


def test_blanks_with_choices_of_their_own_do_not_change_places():
    right = key([("b1", "b2")], b1="a1", b2="m2", b3="h3")

    assert KIND.check(content(), right, SCORING) == [
        Problem(
            "key.interchangeable",
            f"{name} does not take the shared tokens; leave it out.",
        )
        for name in ("b1", "b2")
    ]


def test_text_without_blanks_is_told_so():
    item = content(passage={"paragraphs": [[{"text": "Nothing to fill."}]]})

    assert KIND.check(item, OWN_KEY, SCORING) == [
        Problem("content.blanks", "The text has none; define these, in order.")
    ]


def test_too_many_blanks_are_refused():
    names = [f"b{number}" for number in range(6)]
    item = KIND.Content(
        stem="Fill all.",
        presentation="drag",
        passage={"paragraphs": [[{"blank": name} for name in names]]},
        blanks=[{"id": name} for name in names],
        tokens=options("t0 t1 t2 t3 t4 t5 t6"),
    )
    right = key(**{name: f"t{number}" for number, name in enumerate(names)})

    assert KIND.check(item, right, SCORING) == [
        Problem("content.blanks", "6 given; write 1 to 5.")
    ]


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
