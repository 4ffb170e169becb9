"""One best answer."""

import pytest

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["multiple-choice"]
SCORING = KIND.Scoring()


def content(ids="abcd", **changes):
    options = [{"id": each, "text": f"<p>Dose {each}</p>"} for each in ids]
    return KIND.Content.model_validate(
        {"stem": "<p>Which dose?</p>", "options": options, **changes}
    )


def key(correct="c"):
    return KIND.Key(correct=correct)


@pytest.mark.parametrize(
    ("choice", "raw", "arithmetic"),
    [
        pytest.param("c", 1, "1 of 1", id="right"),
        pytest.param("a", 0, "0 of 1", id="wrong"),
        pytest.param(None, 0, "0 of 1", id="omitted"),
    ],
)
def test_only_the_right_option_earns_the_point(choice, raw, arithmetic):
    response = KIND.parse(content(), {"choice": choice})

    outcome = KIND.score(content(), key(), SCORING, response)

    assert (outcome.raw, outcome.max, outcome.arithmetic) == (raw, 1, arithmetic)


def test_each_option_is_an_element():
    outcome = KIND.score(content("abc"), key(), SCORING, KIND.Response(choice="a"))

    assert outcome.elements == (
        Element("a", "", selected=True, keyed=False, delta=0),
        Element("b", "", selected=False, keyed=False, delta=0),
        Element("c", "", selected=False, keyed=True, delta=0),
    )


@pytest.mark.parametrize("raw", [{}, {"choice": ""}, {"choice": None}])
def test_nothing_chosen_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)
    assert not KIND.is_complete(content(), response)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"choice": "x"}, "“x” is not one of the choices. Choose from: a, b, c, d."),
        (
            {"choice": ["a"]},
            "“['a']” is not one of the choices. Choose from: a, b, c, d.",
        ),
        ({"option": "a"}, "“option” is not a part of this answer. Its parts: choice."),
    ],
)
def test_what_is_no_choice_is_refused(raw, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), raw)

    assert str(caught.value) == message


def test_sound_item_has_no_problems():
    assert KIND.check(content(), key(), SCORING) == []


@pytest.mark.parametrize(
    ("item", "problems"),
    [
        pytest.param(
            (content("ab"), key("b")),
            [Problem("content.options", "2 given; write 3 to 6.")],
            id="too-few",
        ),
        pytest.param(
            (content("abcdefg"), key()),
            [Problem("content.options", "7 given; write 3 to 6.")],
            id="too-many",
        ),
        pytest.param(
            (content("abca"), key()),
            [Problem("content.options", "The id a occurs twice; give each its own.")],
            id="repeated-id",
        ),
        pytest.param(
            (content("abc", stem=" "), key()),
            [Problem("content.stem", "Write the question.")],
            id="no-question",
        ),
        pytest.param(
            (content("abc"), key("d")),
            [Problem("key.correct", "There is no d; use one of a, b, c.")],
            id="unknown-key",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, problems):
    assert KIND.check(*item, SCORING) == problems


def test_option_without_text_is_named():
    options = [
        {"id": "a", "text": ""},
        {"id": "b", "text": "1"},
        {"id": "c", "text": "2"},
    ]

    problems = KIND.check(content(options=options), key(), SCORING)

    assert problems == [Problem("content.options.a", "Write its text.")]


def test_options_are_shuffled_unless_their_order_means_something():
    fixed = content(shuffle="no")

    assert KIND.present(content(), 7) != content()
    assert KIND.present(fixed, 7) == fixed


def test_default_scoring_is_one_point():
    assert KIND.default_scoring(content()).model_dump() == {
        "rule": "zero-one",
        "floor": "item",
        "group_by": None,
    }
