"""Amounts that are drawn, and names, as their authors write them."""

import pytest

from courses.content.faults import Faults
from courses.content.yaml import load_yaml
from quizzes.content.items import read_items
from quizzes.kinds import KINDS
from quizzes.lint.values import version_of
from tests.factories.items import COMMON, END, NAMES

VARIANT = (
    COMMON.format(code="step", kind="numeric")
    + """\
  parameters:
    dose: {from: "2", to: "6", step: "0.5"}
  stem: A patient takes {dose} mg a day. What is 10 % less?
  unit: mg
  unit_policy: shown
  round_to: {places: "2", mode: half-up}
  answer: dose * 0.9
  tolerance: {mode: round}
  slips:
    - {value: dose * 0.1, why: "That is the step, not the new dose."}
  rationale: |
    Ten percent less than {dose} mg leaves nine tenths of the dose, and so it
    is {answer} mg a day from now on [@a-1].
  reread: half-life#clocks
"""
)
NAME = (
    COMMON.format(code="antidote", kind="short-answer")
    + """\
  stem: Which drug reverses it?
  answer: flumazenil
  aliases: [Romazicon]
  look_alikes: [flutazenil]
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


def test_variant_keeps_its_formula_as_the_key():
    columns = columns_of(VARIANT)

    assert columns["content"]["parameters"] == [
        {"name": "dose", "low": "2", "high": "6", "step": "0.5"}
    ]
    assert columns["key"]["value"] == "dose * 0.9"
    assert columns["max_points"] == 1
    assert columns["feedback"]["slips"][0]["value"] == "dose * 0.1"


def test_drawn_number_stays_on_a_line_with_its_unit():
    columns = columns_of(VARIANT)

    assert "{dose}\xa0mg" in columns["content"]["stem"]
    assert "{answer}\xa0mg" in columns["feedback"]["general"]


def test_lint_reads_a_variant_with_numbers_in_it():
    version = version_of("step", columns_of(VARIANT))

    assert version.stem == "A patient takes 3 mg a day. What is 10 % less?"
    assert str(version.key.amount) == "2.7"
    assert KINDS["numeric"].check(version.content, version.key, version.scoring) == []


def test_name_keeps_its_aliases_and_look_alikes():
    columns = columns_of(NAME)

    assert columns["content"] == {"stem": "<p>Which drug reverses it?</p>"}
    assert columns["key"] == {
        "answer": "flumazenil",
        "aliases": ["Romazicon"],
        "look_alikes": ["flutazenil"],
    }


@pytest.mark.parametrize(
    ("text", "old", "new", "fault"),
    [
        pytest.param(
            VARIANT,
            "use: pool",
            "use: check",
            "7: a check asks the same of everyone; drop `parameters`, or use: pool",
            id="check",
        ),
        pytest.param(
            VARIANT,
            'to: "6"',
            'to: "5.9"',
            "7: `parameters`: dose: steps of 0.5 don't lead to 5.9.",
            id="end-between-steps",
        ),
        pytest.param(
            VARIANT,
            "takes {dose} mg",
            "takes 2 mg",
            "9: `stem`: Say {dose} where students read it.",
            id="number-not-shown",
        ),
        pytest.param(
            VARIANT,
            "answer: dose * 0.9",
            "answer: dose ** 2",
            (
                "13: `answer`: With dose 2: dose ** 2 means nothing here; "
                "use dose, numbers, + - * / ( ), round, min and max."
            ),
            id="no-arithmetic",
        ),
        pytest.param(
            VARIANT,
            "value: dose * 0.1",
            "value: dose - 0.2",
            "15: `slips`: dose - 0.2 leads to 1.8, which is right.",
            id="slip-that-is-right",
        ),
        pytest.param(
            VARIANT,
            "{answer} mg",
            "{result} mg",
            "17: `rationale`: There is no {result}; use dose, answer.",
            id="unknown-name",
        ),
        pytest.param(
            NAME,
            "aliases: [Romazicon]",
            "aliases: [Flumazenil]",
            "9: `aliases`: Flumazenil is accepted already; name it once.",
            id="alias-is-the-answer",
        ),
    ],
)
def test_fault_is_told_at_its_line(text, old, new, fault):
    assert old in text

    items, faults = read(text.replace(old, new, 1))

    assert (items, faults) == ([], [fault])
