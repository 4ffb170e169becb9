"""Five slots: two actions, one condition, two parameters."""

import pytest

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["bow-tie"]
SCORING = KIND.Scoring()


def options(letter, count):
    return [
        {"id": f"{letter}{number}", "text": f"<p>{letter} {number}</p>"}
        for number in range(1, count + 1)
    ]


def content(actions=5, conditions=4, parameters=5, **changes):
    return KIND.Content.model_validate(
        {
            "stem": "<p>Complete the diagram.</p>",
            "actions": options("a", actions),
            "conditions": conditions
            if isinstance(conditions, list)
            else options("c", conditions),
            "parameters": options("p", parameters),
            **changes,
        }
    )


def key(actions=("a1", "a3"), condition="c2", parameters=("p2", "p5")):
    return KIND.Key(actions=actions, condition=condition, parameters=parameters)


@pytest.mark.parametrize(
    ("actions", "condition", "parameters", "raw", "arithmetic"),
    [
        pytest.param(["a3", "a1"], "c2", ["p5", "p2"], 5, "5 of 5 right", id="Z4"),
        pytest.param(["a3", "a1"], "c1", ["p5", "p1"], 3, "3 of 5 right", id="Z5"),
        pytest.param([], None, ["p2"], 1, "1 of 5 right", id="Z6"),
        pytest.param(["a2", "a4"], "c2", [], 1, "1 of 5 right", id="condition-alone"),
        pytest.param([], "", [], 0, "0 of 5 right", id="omitted"),
    ],
)
def test_each_slot_earns_a_point(actions, condition, parameters, raw, arithmetic):
    response = KIND.parse(
        content(),
        {"actions": actions, "condition": condition, "parameters": parameters},
    )

    outcome = KIND.score(content(), key(), SCORING, response)

    assert (outcome.raw, outcome.max, outcome.arithmetic) == (raw, 5, arithmetic)


def test_each_candidate_is_an_element_of_its_part():
    item = content(4, 3, 4)
    right = key(parameters=("p1", "p2"))
    response = KIND.Response(actions=("a1", "a2"), condition="c1")

    outcome = KIND.score(item, right, SCORING, response)

    assert outcome.elements[:6] == (
        Element("a1", "actions", selected=True, keyed=True, delta=1),
        Element("a2", "actions", selected=True, keyed=False, delta=0),
        Element("a3", "actions", selected=False, keyed=True, delta=0),
        Element("a4", "actions", selected=False, keyed=False, delta=0),
        Element("c1", "condition", selected=True, keyed=False, delta=0),
        Element("c2", "condition", selected=False, keyed=True, delta=0),
    )
    assert [element.group for element in outcome.elements[7:]] == ["parameters"] * 4


def test_wings_are_kept_in_the_order_of_the_content():
    response = KIND.parse(content(), {"actions": ["a3", "a1"], "condition": "c2"})

    assert response.model_dump_json() == (
        '{"actions":["a1","a3"],"condition":"c2","parameters":[]}'
    )


@pytest.mark.parametrize(
    "raw", [{}, {"actions": [], "condition": None}, {"condition": ""}]
)
def test_nothing_placed_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)


@pytest.mark.parametrize(
    ("actions", "condition", "parameters", "is_complete"),
    [
        (("a1", "a2"), "c1", ("p1", "p2"), True),
        (("a1",), "c1", ("p1", "p2"), False),
        (("a1", "a2"), None, ("p1", "p2"), False),
        (("a1", "a2"), "c1", (), False),
    ],
)
def test_complete_is_five_slots(actions, condition, parameters, is_complete):
    response = KIND.Response(
        actions=actions, condition=condition, parameters=parameters
    )

    assert KIND.is_complete(content(), response) is is_complete
    assert not KIND.is_empty(response)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            {"actions": ["a1", "a2", "a3"]},
            (
                "3 choices are placed. There is room for 2: "
                "take one back before you place another."
            ),
        ),
        ({"parameters": ["p1", "p1"]}, "“p1” is chosen twice. Choose it once."),
        (
            {"actions": ["p1"]},
            "“p1” is not one of the choices. Choose from: a1, a2, a3, a4, a5.",
        ),
        (
            {"condition": ["c1", "c2"]},
            ("“['c1', 'c2']” is not one of the choices. Choose from: c1, c2, c3, c4."),
        ),
        (
            {"choices": ["a1"]},
            (
                "“choices” is not a part of this answer. "
                "Its parts: actions, condition, parameters."
            ),
        ),
    ],
)
def test_what_fits_no_slot_is_refused(raw, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), raw)

    assert str(caught.value) == message


def test_sound_item_has_no_problems():
    assert KIND.check(content(), key(), SCORING) == []


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        pytest.param(
            (content(actions=3), key()),
            Problem("content.actions", "3 given; write 4 to 6."),
            id="too-few-actions",
        ),
        pytest.param(
            (content(conditions=6), key()),
            Problem("content.conditions", "6 given; write 3 to 5."),
            id="too-many-conditions",
        ),
        pytest.param(
            (content(), key(actions=("a1", "a2", "a3"))),
            Problem("key.actions", "3 keyed; a wing has 2 slots, so key 2."),
            id="three-actions",
        ),
        pytest.param(
            (content(), key(parameters=("p1", "p1"))),
            Problem("key.parameters", "1 keyed; a wing has 2 slots, so key 2."),
            id="one-parameter-twice",
        ),
        pytest.param(
            (content(), key(condition="c9")),
            Problem("key.condition", "There is no c9; use one of c1, c2, c3, c4."),
            id="unknown-condition",
        ),
        pytest.param(
            (content(conditions=options("a", 1) + options("c", 3)), key()),
            Problem("content", "The id a1 occurs in two lists; give each its own."),
            id="one-id-in-two-parts",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, problem):
    assert KIND.check(*item, SCORING) == [problem]


def test_each_part_is_shuffled_unless_its_order_means_something():
    fixed = content(shuffle="no")

    shuffled = KIND.present(content(), 7)

    assert shuffled.actions != content().actions
    assert shuffled.conditions != content().conditions
    assert shuffled.parameters != content().parameters
    assert KIND.present(fixed, 7) == fixed
