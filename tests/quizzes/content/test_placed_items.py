"""Bow-ties, orders and hot spots as their authors write them."""

import pytest

from courses.content.faults import Faults
from courses.content.yaml import load_yaml
from quizzes.content.items import read_items
from tests.factories.items import COMMON, END, NAMES

BOW_TIE = (
    COMMON.format(code="diagram", kind="bow-tie")
    + """\
  stem: Complete the diagram.
  actions:
    - {id: a1, text: Restart it, correct: "yes", why: "That treats the cause."}
    - {id: a2, text: Give flumazenil, why: "That would bring on seizures."}
    - {id: a3, text: Watch for seizures, correct: "yes", why: "They are the danger."}
    - {id: a4, text: Restrain the patient, why: "That makes agitation worse."}
  conditions:
    - {id: c1, text: Withdrawal, correct: "yes", why: "The timing fits it."}
    - {id: c2, text: Infection, why: "No sign of it is there."}
    - {id: c3, text: Oversedation, why: "The patient is wide awake."}
  parameters:
    - {id: p1, text: Heart rate, correct: "yes", why: "It shows how severe it is."}
    - {id: p2, text: Lactate, why: "It says nothing about this."}
    - {id: p3, text: Alertness, correct: "yes", why: "It changes before a seizure."}
    - {id: p4, text: Pupil size, why: "It says nothing about this."}
"""
    + END
)
ORDER = (
    COMMON.format(code="steps", kind="ordered-response")
    + """\
  stem: In which order?
  scoring: {rule: lcs}
  options:
    - {id: a, text: Lower the dose, why: "It comes after the talk."}
    - {id: b, text: Ask about use, why: "Nothing can be planned before."}
    - {id: c, text: Agree on a plan, why: "It rests on the answers."}
  order: [b, c, a]
"""
    + END
)
SPOT = (
    COMMON.format(code="site", kind="hot-spot")
    + """\
  stem: Where does it bind?
  image: {name: img/mark.svg, alt: "A receptor seen from above", width: "100",
    height: "50"}
  regions:
    - id: a
      text: GABA site
      points: [["0.1", "0.1"], ["0.2", "0.1"], ["0.2", "0.9"]]
      why: "GABA itself binds there."
    - id: b
      text: Benzodiazepine site
      correct: "yes"
      points: [["0.4", "0.1"], ["0.5", "0.1"], ["0.5", "0.9"]]
      why: "It lies between alpha and gamma."
    - id: c
      text: Pore
      points: [["0.7", "0.1"], ["0.8", "0.1"], ["0.8", "0.9"]]
      why: "Chloride passes through it."
"""
    + END
)


def read(text):
    faults = Faults()
    items = read_items(load_yaml("i.yaml", text, faults), NAMES, faults)
    return items, [str(fault).removeprefix("i.yaml:") for fault in faults]


def columns_of(text):
    (item,), faults = read(text)
    assert faults == []
    return item.columns


def test_bow_tie_keys_five_slots():
    columns = columns_of(BOW_TIE)

    assert columns["content"]["conditions"][1] == {"id": "c2", "text": "Infection"}
    assert columns["content"]["shuffle"] is True
    assert columns["key"] == {
        "actions": ["a1", "a3"],
        "condition": "c1",
        "parameters": ["p1", "p3"],
    }
    assert columns["max_points"] == 5
    assert columns["feedback"]["by_element"]["p2"] == (
        "<p>It says nothing about this.</p>"
    )
    assert len(columns["feedback"]["by_element"]) == 11


def test_order_is_apart_from_the_steps():
    columns = columns_of(ORDER)

    assert [each["id"] for each in columns["content"]["options"]] == [
        "a",
        "b",
        "c",
    ]
    assert columns["key"] == {"order": ["b", "c", "a"]}
    assert columns["scoring"]["rule"] == "lcs"
    assert columns["max_points"] == 3
    assert columns["feedback"]["by_element"]["b"] == (
        "<p>Nothing can be planned before.</p>"
    )


def test_order_without_a_rule_counts_as_a_whole():
    columns = columns_of(ORDER.replace("  scoring: {rule: lcs}\n", ""))

    assert columns["scoring"]["rule"] == "exact"
    assert columns["max_points"] == 1


def test_hot_spot_keeps_its_outlines():
    columns = columns_of(SPOT)

    assert columns["content"]["image"] == {
        "name": "img/mark.svg",
        "alt": "A receptor seen from above",
        "width": 100,
        "height": 50,
    }
    assert columns["content"]["regions"][1] == {
        "id": "b",
        "text": "Benzodiazepine site",
        "points": [["0.4", "0.1"], ["0.5", "0.1"], ["0.5", "0.9"]],
    }
    assert columns["content"]["n"] == 1
    assert columns["key"] == {"regions": ["b"]}


def test_hot_spot_may_ask_for_several():
    two = SPOT.replace("      text: Pore\n", '      text: Pore\n      correct: "yes"\n')

    columns = columns_of(two.replace("  regions:\n", '  n: "2"\n  regions:\n'))

    assert columns["content"]["n"] == 2
    assert columns["max_points"] == 2


@pytest.mark.parametrize(
    ("text", "old", "new", "fault"),
    [
        pytest.param(
            BOW_TIE,
            'text: Restart it, correct: "yes"',
            "text: Restart it",
            "8: `actions`: 1 keyed; a wing has 2 slots, so key 2.",
            id="one-action",
        ),
        pytest.param(
            BOW_TIE,
            "text: Infection",
            'text: Infection, correct: "yes"',
            (
                '13: `conditions` is wrong: correct: "yes" stands at c1, c2; '
                "mark one condition (conditions, of which one is right)"
            ),
            id="two-conditions",
        ),
        pytest.param(
            BOW_TIE,
            'text: Withdrawal, correct: "yes"',
            "text: Withdrawal",
            (
                '13: `conditions` is wrong: correct: "yes" stands at none; '
                "mark one condition (conditions, of which one is right)"
            ),
            id="no-condition",
        ),
        pytest.param(
            BOW_TIE,
            "{id: c3,",
            "{id: p1,",
            "3: `kind`: The id p1 occurs in two lists; give each its own.",
            id="one-id-twice",
        ),
        pytest.param(
            ORDER,
            "order: [b, c, a]",
            "order: [a, b, c]",
            (
                "9: `options`: The steps stand in their right order; "
                "write them in another."
            ),
            id="given-away",
        ),
        pytest.param(
            ORDER,
            "order: [b, c, a]",
            "order: [b, c]",
            "13: `order`: Name each step once: a, b, c.",
            id="step-without-place",
        ),
        pytest.param(
            SPOT,
            "img/mark.svg",
            "img/brain.svg",
            "8: there is no static file `img/brain.svg`; add it, or name another",
            id="no-image",
        ),
        pytest.param(
            SPOT,
            '["0.5", "0.1"]',
            '["1.5", "0.1"]',
            "15: `regions`: Its corners lie from 0 to 1.",
            id="outside",
        ),
    ],
)
def test_fault_is_told_at_its_line(text, old, new, fault):
    assert old in text

    items, faults = read(text.replace(old, new, 1))

    assert (items, faults) == ([], [fault])
