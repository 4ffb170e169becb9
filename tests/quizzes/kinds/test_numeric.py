"""A number and its unit."""

import pytest
from pydantic import ValidationError

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["numeric"]
SCORING = KIND.Scoring()
WHOLE = {"places": 0, "mode": "half-up"}
TENTHS = {"places": 1, "mode": "half-up"}
UNREACHABLE = Problem("key.tolerance", "83 follows the instructions but earns nothing.")
ML_OR_MICROLITERS = {"unit": "mL", "accept_units": {"mL": "1", "µL": "0.001"}}


def content(**changes):
    return KIND.Content.model_validate(
        {"stem": "<p>How fast?</p>", "unit": "mL/h", **changes}
    )


def key(value, mode="abs", **limits):
    return KIND.Key(value=value, tolerance={"mode": mode, **limits})


def score(item, right, value, unit=None):
    response = KIND.parse(item, {"value": value, "unit": unit})
    return KIND.score(item, right, SCORING, response)


@pytest.mark.parametrize(
    ("value", "raw", "note"),
    [
        ("83", 1, ""),
        (
            "83.0",
            1,
            (
                "Leave out a trailing zero: write 83, not 83.0. "
                "Without its point it reads as a larger amount."
            ),
        ),
        ("83.3", 0, "Round to a whole number."),
        ("84", 0, ""),
        ("", 0, ""),
    ],
)
def test_answer_is_the_key_rounded_as_told(value, raw, note):
    outcome = score(content(round_to=WHOLE), key("83", "round"), value)  # NUM-1

    assert (outcome.raw, outcome.max, outcome.note) == (raw, 1, note)


@pytest.mark.parametrize(
    ("value", "raw"), [("46", 1), ("46.01", 0), ("45.6", 1), ("45.59", 0)]
)
def test_limit_of_the_tolerance_is_right(value, raw):
    outcome = score(content(), key("45.8", amount="0.2"), value)  # NUM-2

    assert (outcome.raw, outcome.arithmetic) == (raw, f"{raw} of 1")


def test_converted_amount_is_right():
    item = content(unit_policy="choose", **ML_OR_MICROLITERS)  # NUM-3

    outcome = score(item, key("0.5"), "500", "µL")

    assert outcome.raw == 1


def test_unit_outside_the_table_is_refused():
    item = content(unit="mL", unit_policy="choose")  # NUM-3

    with pytest.raises(ResponseInvalidError) as caught:
        score(item, key("0.5"), "500", "µL")

    assert str(caught.value) == "“µL” is not a unit taken here. Use: mL."


def test_answer_is_one_element():
    outcome = score(content(), key("83"), "84")

    assert outcome.elements == (
        Element("value", "", selected=False, keyed=True, delta=0),
    )


def test_amount_without_a_unit_is_told_which_to_give():
    item = content(unit_policy="typed", **ML_OR_MICROLITERS)

    outcome = score(item, key("0.5"), "0.5")

    assert (outcome.raw, outcome.note) == (0, "Give a unit: mL, µL.")


def test_unsafe_writing_is_noted_and_costs_nothing():
    outcome = score(content(), key("0.5"), ".5")

    assert (outcome.raw, outcome.note) == (
        1,
        (
            "Put a zero before the point: write 0.5, not .5. "
            "Without its point it reads as a larger amount."
        ),
    )


def test_answer_is_kept_as_typed_with_its_unit():
    response = KIND.parse(content(), {"value": " 1,500.50 "})

    assert response.model_dump_json() == '{"value":"1,500.50","unit":"mL/h"}'


def test_greek_mu_is_the_micro_sign():
    item = content(unit_policy="typed", **ML_OR_MICROLITERS)

    response = KIND.parse(item, {"value": "500", "unit": " \u03bcL "})

    assert response.unit == "\u00b5L"


@pytest.mark.parametrize(
    "raw",
    [{}, {"value": None, "unit": None}, {"value": "  "}, {"value": "", "unit": "mL/h"}],
)
def test_empty_box_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)
    assert not KIND.is_complete(content(), response)


def test_unit_alone_is_an_omission():
    item = content(unit_policy="choose", **ML_OR_MICROLITERS)

    response = KIND.parse(item, {"unit": "µL"})

    assert KIND.is_empty(response)


@pytest.mark.parametrize(("unit", "is_complete"), [("mL", True), ("", False)])
def test_complete_is_a_number_with_its_unit(unit, is_complete):
    item = content(unit_policy="choose", **ML_OR_MICROLITERS)

    response = KIND.parse(item, {"value": "0.5", "unit": unit})

    assert KIND.is_complete(item, response) is is_complete


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"value": 12.5}, "“12.5” is not text. Send the number as typed."),
        (
            {"value": "5", "unit": "mg"},
            "“mg” is not a unit taken here. Use: mL/h.",
        ),
        ({"value": "5", "unit": 1}, "“1” is not a unit taken here. Use: mL/h."),
        (
            {"dose": "5"},
            "“dose” is not a part of this answer. Its parts: value, unit.",
        ),
    ],
)
def test_what_is_no_amount_is_refused(raw, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), raw)

    assert str(caught.value) == message


def test_stored_number_that_cannot_be_marked_is_refused():
    with pytest.raises(ValidationError, match="is not a number"):
        KIND.Response(value="five")


@pytest.mark.parametrize(
    ("item", "right"),
    [
        pytest.param(content(), key("83"), id="exact"),
        pytest.param(content(round_to=WHOLE), key("83.333", "round"), id="round"),
        pytest.param(
            content(round_to=TENTHS), key("83.333", "round-at-least"), id="at-least"
        ),
        pytest.param(
            content(unit_policy="choose", **ML_OR_MICROLITERS), key("0.5"), id="choose"
        ),
    ],
)
def test_sound_item_has_no_problems(item, right):
    assert KIND.check(item, right, SCORING) == []


@pytest.mark.parametrize(
    ("item", "right", "problem"),
    [
        pytest.param(
            content(),
            key("83.3", "round"),
            Problem("content.round_to", "round needs round_to; say how to round."),
            id="round-to-what",
        ),
        pytest.param(
            content(round_to=WHOLE),
            key("83.3"),
            UNREACHABLE,
            id="instruction-and-tolerance-disagree",
        ),
        pytest.param(
            content(),
            key("83", "range", low="84", high="85"),
            UNREACHABLE,
            id="key-outside-its-range",
        ),
        pytest.param(
            content(unit=" "),
            key("83"),
            Problem("content.unit", "Name the unit."),
            id="no-unit",
        ),
        pytest.param(
            content(unit_policy="typed", accept_units={"mL/h": "1", "L/h": "0"}),
            key("83"),
            Problem("content.accept_units", "Give L/h a factor above 0."),
            id="zero-factor",
        ),
        pytest.param(
            content(accept_units={"mL/h": "1", "L/h": "1000"}),
            key("83"),
            Problem(
                "content.accept_units", "A shown unit is the only one; drop the rest."
            ),
            id="shown-and-others",
        ),
        pytest.param(
            content(unit_policy="choose"),
            key("83"),
            Problem("content.accept_units", "Give at least two units to choose from."),
            id="no-choice",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, right, problem):
    assert KIND.check(item, right, SCORING) == [problem]


def test_own_unit_that_is_not_one_is_named():
    problems = KIND.check(content(accept_units={"mL/h": "2"}), key("83"), SCORING)

    assert Problem("content.accept_units", "One mL/h is 1 mL/h.") in problems


def test_key_survives_its_stored_form():
    right = key("0.0000001", "range", low="0", high="0.10")

    stored = right.model_dump(mode="json")

    assert KIND.Key.model_validate(stored) == right


def test_instruction_comes_from_the_rounding():
    assert content(round_to=TENTHS).instruction == "Round to 1 decimal place."
    assert content().instruction == ""
