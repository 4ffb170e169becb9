"""Well-known wrong numbers and what is said of them."""

import pytest

from quizzes.kinds import KINDS
from quizzes.kinds.base import Feedback, Problem
from quizzes.kinds.slips import slip_for

KIND = KINDS["numeric"]
WHOLE = {"places": 0, "mode": "half-up"}
TENTHS = {"places": 1, "mode": "half-up"}
DOSE = {"name": "dose", "low": "2", "high": "4", "step": "0.5"}


def content(**changes):
    return KIND.Content.model_validate(
        {"stem": "<p>How fast?</p>", "unit": "mL/h", **changes}
    )


def variant(**changes):
    stem = "<p>What is 10 % less than {dose} mg?</p>"
    return content(stem=stem, unit="mg", parameters=[DOSE], **changes)


def key(value="dose * 0.9"):
    return KIND.Key(value=value, tolerance={"mode": "abs"})


def feedback(*slips, general=""):
    given = [{"value": value, "text": text} for value, text in slips]
    return Feedback.model_validate({"general": general, "slips": given})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("8.333", "<p>Minutes, not hours.</p>", id="unrounded"),
        pytest.param("8", "<p>Minutes, not hours.</p>", id="rounded"),
        pytest.param("830", "<p>Ten times too much.</p>", id="second"),
        pytest.param("84", None, id="unknown"),
        pytest.param("", None, id="omitted"),
    ],
)
def test_known_slip_is_explained(value, text):
    item = content(round_to=WHOLE)
    known = feedback(
        ("8.333", "<p>Minutes, not hours.</p>"), ("830", "<p>Ten times too much.</p>")
    )

    response = KIND.parse(item, {"value": value})

    assert slip_for(item, known, response) == text


def test_slip_is_found_without_rounding_too():
    response = KIND.parse(content(), {"value": "8.30"})

    assert slip_for(content(), feedback(("8.3", "Slip")), response) == "Slip"


def test_formula_of_a_slip_is_none_until_it_is_settled():
    response = KIND.parse(variant(), {"value": "25"})

    assert slip_for(variant(), feedback(("dose * 10", "Slip")), response) is None


def test_texts_say_the_numbers_and_the_answer_as_it_is_rounded():
    item = variant(round_to=TENTHS)
    drawn = {"dose": "2.5", "answer": "2.25"}
    written = feedback(
        ("dose * 0.1", "<p>That is the step, not {answer}.</p>"),
        ("10", "<p>Ten percent of {dose}?</p>"),
        general="<p>{dose} × 0.9 = {answer}, and {dose} it was; {other}.</p>",
    )

    settled = KIND.settled_feedback(item, written, drawn)

    assert settled.general == "<p>2.5 × 0.9 = 2.3, and 2.5 it was; {other}.</p>"
    assert [(str(slip.value), slip.text) for slip in settled.slips] == [
        ("0.25", "<p>That is the step, not 2.3.</p>"),
        ("10", "<p>Ten percent of 2.5?</p>"),
    ]


def test_settled_slip_is_found():
    written = feedback(("dose * 0.1", "<p>That is the step.</p>"))
    drawn = {"dose": "2.5", "answer": "2.25"}
    response = KIND.parse(variant(), {"value": "0.25"})

    settled = KIND.settled_feedback(variant(), written, drawn)

    assert slip_for(variant(), settled, response) == "<p>That is the step.</p>"


def test_answer_is_said_whole_where_nothing_is_rounded():
    settled = KIND.settled_feedback(
        variant(), feedback(general="{answer}"), {"dose": "2.5", "answer": "2.25"}
    )

    assert settled.general == "2.25"


def test_sound_explanation_has_no_problems():
    written = feedback(("dose * 0.1", "<p>{dose}</p>"), general="<p>{answer}</p>")

    assert KIND.check_feedback(variant(), key(), written) == []


def test_braces_mean_nothing_where_nothing_is_drawn():
    written = feedback(("20", "Slip"), general="<p>{answer}</p>")

    assert KIND.check_feedback(content(), key("83"), written) == []


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        pytest.param(
            feedback(("dose / 0", "Slip")),
            Problem("slips", "dose / 0 divides by zero."),
            id="no-amount",
        ),
        pytest.param(
            feedback(("dose - 0.4", "Slip")),
            Problem("slips", "dose - 0.4 leads to 3.6, which is right."),
            id="right-for-one-dose",
        ),
        pytest.param(
            feedback(("1", "<p>{doze}</p>")),
            Problem("slips", "There is no {doze}; use dose, answer."),
            id="unknown-name-in-a-slip",
        ),
        pytest.param(
            feedback(general="<p>{doze}</p>"),
            Problem("rationale", "There is no {doze}; use dose, answer."),
            id="unknown-name-in-the-rationale",
        ),
    ],
)
def test_fault_of_an_explanation_is_named(written, problem):
    assert KIND.check_feedback(variant(), key(), written) == [problem]


def test_slip_that_is_right_is_named_where_nothing_is_drawn_too():
    problems = KIND.check_feedback(content(), key("83"), feedback(("83", "Slip")))

    assert problems == [Problem("slips", "83 leads to 83, which is right.")]
