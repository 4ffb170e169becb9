"""What an author has to put right in a text with blanks."""

import pytest

from quizzes.kinds.base import Problem
from tests.quizzes.kinds.blanked import (
    BANK_KEY,
    KIND,
    OWN_KEY,
    SCORING,
    SWAPS,
    TABLE,
    bank,
    content,
    key,
    options,
)


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
