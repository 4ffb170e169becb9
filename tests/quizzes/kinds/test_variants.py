"""Numbers that each attempt draws for itself."""

from collections import Counter

import pytest

from quizzes.kinds import KINDS
from quizzes.kinds.base import Problem
from quizzes.kinds.quantities import UnsettledError
from quizzes.kinds.variants import Parameter, every_draw

KIND = KINDS["numeric"]
SCORING = KIND.Scoring()
STEM = "<p>A patient takes {dose} mg a day.</p>"
DOSE = {"name": "dose", "low": "2", "high": "6", "step": "0.5"}
HUNDREDTHS = {"places": 2, "mode": "half-up"}


def content(stem=STEM, parameters=(DOSE,), **changes):
    return KIND.Content.model_validate(
        {"stem": stem, "unit": "mg", "parameters": parameters, **changes}
    )


def key(value="dose * 0.9", mode="abs"):
    return KIND.Key(value=value, tolerance={"mode": mode})


def parameter(name="dose", low="2", high="6", step="0.5"):
    return {"name": name, "low": low, "high": high, "step": step}


def test_draw_is_the_same_for_the_same_seed_on_every_machine():
    first = KIND.draw(content(), key(), "seven:first-step")

    assert first == KIND.draw(content(), key(), "seven:first-step")
    assert first == {"dose": "2", "answer": "1.8"}


def test_every_value_is_drawn_about_as_often():
    drawn = Counter(KIND.draw(content(), key(), seed)["dose"] for seed in range(9_000))

    assert set(drawn) == {"2", "2.5", "3", "3.5", "4", "4.5", "5", "5.5", "6"}
    assert 850 < min(drawn.values()) <= max(drawn.values()) < 1_150


def test_everything_that_could_be_drawn_is_known():
    parameters = [
        Parameter.model_validate(parameter("dose", "1", "2", "1")),
        Parameter.model_validate(parameter("times", "3", "4", "1")),
    ]

    assert list(every_draw(parameters)) == [
        {"dose": "1", "times": "3"},
        {"dose": "1", "times": "4"},
        {"dose": "2", "times": "3"},
        {"dose": "2", "times": "4"},
    ]


@pytest.mark.parametrize(
    ("value", "raw"), [("2.25", 1), ("2.7", 0), ("2.5", 0), ("", 0)]
)
def test_settled_item_is_marked_by_its_own_numbers(value, raw):
    drawn = {"dose": "2.5", "answer": "2.25"}
    asked = KIND.settled(content(), drawn)
    right = KIND.settled_key(key(), drawn)

    outcome = KIND.score(asked, right, SCORING, KIND.parse(asked, {"value": value}))

    assert asked.stem == "<p>A patient takes 2.5 mg a day.</p>"
    assert (outcome.raw, outcome.max) == (raw, 1)


def test_stem_never_says_what_is_right():
    asked = KIND.settled(
        content("<p>{dose} {answer}</p>"), {"dose": "2", "answer": "9"}
    )

    assert asked.stem == "<p>2 {answer}</p>"
    assert asked.parameters == ()


def test_number_below_zero_has_a_real_minus():
    asked = KIND.settled(content(), {"dose": "-2", "answer": "-1.8"})

    assert asked.stem == "<p>A patient takes −2 mg a day.</p>"


def test_frozen_answer_outlives_a_changed_formula():
    drawn = {"dose": "2", "answer": "1.8"}

    assert str(KIND.settled_key(key("dose * 0.5"), drawn).amount) == "1.8"


def test_later_version_works_out_the_same_numbers_anew():
    drawn = {"dose": "2", "answer": "1.8"}

    assert KIND.redrawn(content(), key("dose * 0.5"), drawn) == {
        "dose": "2",
        "answer": "1",
    }


def test_amount_waits_for_the_numbers():
    with pytest.raises(UnsettledError, match=r"dose \* 0.9 has no amount until"):
        _ = key().amount


def test_item_that_draws_nothing_freezes_nothing():
    fixed = content("<p>How much?</p>", ())

    assert KIND.draw(fixed, key("83"), 7) == {}
    assert KIND.settled(fixed, {}) == fixed
    assert KIND.settled_key(key("83"), {}) == key("83")


def test_formula_of_plain_numbers_needs_no_parameter():
    fixed = content("<p>How much?</p>", ())

    assert KIND.check(fixed, key("2 * 41.5"), SCORING) == []
    assert KIND.draw(fixed, key("2 * 41.5"), 7) == {"answer": "83"}


def test_sound_item_has_no_problems():
    thirds = content(round_to=HUNDREDTHS)

    assert KIND.check(content(), key(), SCORING) == []
    assert KIND.check(thirds, key("dose / 3", "round"), SCORING) == []


@pytest.mark.parametrize(
    ("parameters", "problem"),
    [
        pytest.param(
            [parameter("answer")],
            Problem("content.parameters", "The name answer is taken; choose another."),
            id="name-of-the-key",
        ),
        pytest.param(
            [parameter(high="5.9")],
            Problem("content.parameters", "dose: steps of 0.5 don't lead to 5.9."),
            id="end-between-steps",
        ),
        pytest.param(
            [parameter(high="2")],
            Problem("content.parameters", "dose: steps of 0.5 don't lead to 2."),
            id="nothing-to-draw",
        ),
        pytest.param(
            [parameter(step="0.001")],
            Problem("content.parameters", "They make 4001 variants; 1000 is the most."),
            id="too-many",
        ),
    ],
)
def test_fault_of_a_parameter_is_named(parameters, problem):
    item = content(f"<p>{{{parameters[0]['name']}}}</p>", parameters)

    assert KIND.check(item, key("5"), SCORING) == [problem]


def test_name_that_occurs_twice_is_named():
    problems = KIND.check(content(parameters=[DOSE, DOSE]), key(), SCORING)

    message = "The name dose is taken; choose another."
    assert problems == [Problem("content.parameters", message)] * 2


@pytest.mark.parametrize(
    ("stem", "message"),
    [
        ("<p>How much?</p>", "Say {dose} where students read it."),
        ("<p>{dose} {doze}</p>", "There is no {doze}; use dose."),
        ("<p>{dose} {answer}</p>", "There is no {answer}; use dose."),
    ],
)
def test_stem_says_what_is_drawn_and_nothing_else(stem, message):
    problems = KIND.check(content(stem), key(), SCORING)

    assert problems == [Problem("content.stem", message)]


@pytest.mark.parametrize(
    ("right", "problem"),
    [
        pytest.param(
            key("2 / (dose - 2)"),
            Problem("key.value", "With dose 2: 2 / (dose - 2) divides by zero."),
            id="no-amount-for-one-dose",
        ),
        pytest.param(
            key("doze * 2"),
            Problem(
                "key.value",
                (
                    "With dose 2: doze means nothing here; "
                    "use dose, numbers, + - * / ( ), round, min and max."
                ),
            ),
            id="unknown-name",
        ),
        pytest.param(
            key("dose / 3"),
            Problem(
                "key.tolerance",
                "With dose 2: 0.67 follows the instructions but earns nothing.",
            ),
            id="instruction-and-tolerance-disagree",
        ),
    ],
)
def test_fault_of_a_single_variant_is_named(right, problem):
    item = content(round_to=HUNDREDTHS)

    assert KIND.check(item, right, SCORING) == [problem]


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        pytest.param("dose / 3", f"0.{'6' * 29}7", id="no-end"),
        pytest.param(f"dose * {10**16}", "20000000000000000", id="too-large"),
        pytest.param(f"dose / {10**25}", f"0.{'0' * 24}2", id="too-small"),
    ],
)
def test_amount_that_nobody_could_type_is_named(formula, told):
    problems = KIND.check(content(), key(formula), SCORING)

    message = f"With dose 2: {told} is too long to type; round it."
    assert problems == [Problem("key.value", message)]


def test_formula_survives_its_stored_form():
    stored = key().model_dump(mode="json")

    assert stored["value"] == "dose * 0.9"
    assert KIND.Key.model_validate(stored) == key()
