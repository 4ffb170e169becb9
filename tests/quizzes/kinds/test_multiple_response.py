"""All that apply, or the n that matter most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["multiple-response"]


def content(ids="abcdefgh", **changes):
    options = [{"id": each, "text": f"<p>Finding {each}</p>"} for each in ids]
    return KIND.Content.model_validate(
        {"stem": "<p>Which findings?</p>", "options": options, **changes}
    )


def key(correct="abdf"):
    return KIND.Key(correct=tuple(correct))


def scoring(rule):
    return KIND.Scoring(rule=rule)


def score(rule, choices, correct="abdf", **changes):
    item = content(**changes)
    response = KIND.parse(item, {"choices": list(choices)})
    return KIND.score(item, key(correct), scoring(rule), response)


@pytest.mark.parametrize(
    ("choices", "raw", "arithmetic"),
    [
        pytest.param("abdf", 4, "+4 = 4 of 4", id="P1"),
        pytest.param("ab", 2, "+2 = 2 of 4", id="P2"),
        pytest.param("abdfce", 2, "+4 −2 = 2 of 4", id="P3"),
        pytest.param("ac", 0, "+1 −1 = 0 of 4", id="P4"),
        pytest.param("ace", 0, "+1 −2 = −1, so 0 of 4", id="P5"),
        pytest.param("abcdefgh", 0, "+4 −4 = 0 of 4", id="P6"),
        pytest.param("", 0, "0 of 4", id="P7"),
        pytest.param("ce", 0, "−2 = −2, so 0 of 4", id="only-wrong"),
    ],
)
def test_gains_less_losses_never_below_zero(choices, raw, arithmetic):
    outcome = score("plus-minus", choices)

    assert (outcome.raw, outcome.max, outcome.arithmetic) == (raw, 4, arithmetic)


@pytest.mark.parametrize(
    ("choices", "raw", "arithmetic"),
    [
        pytest.param("acd", 2, "2 of 3 right", id="Z2"),
        pytest.param("a", 1, "1 of 3 right", id="Z3"),
        pytest.param("acf", 3, "3 of 3 right", id="all"),
    ],
)
def test_select_three_earns_a_point_for_each(choices, raw, arithmetic):
    outcome = score("zero-one", choices, correct="acf", n=3)

    assert (outcome.raw, outcome.max, outcome.arithmetic) == (raw, 3, arithmetic)


@pytest.mark.parametrize(
    ("choices", "raw"), [("abdf", 1), ("abd", 0), ("abdfc", 0), ("", 0)]
)
def test_exact_earns_all_or_nothing(choices, raw):
    outcome = score("exact", choices)

    assert (outcome.raw, outcome.max) == (raw, 1)


def test_more_than_n_is_refused():
    with pytest.raises(ResponseInvalidError) as caught:  # Z7
        score("zero-one", "abc", correct="ab", n=2)

    assert str(caught.value) == (
        "3 options are selected. Select at most 2: clear one before you select another."
    )


@pytest.mark.parametrize(
    ("rule", "deltas"),
    [("plus-minus", (1, -1, 0)), ("zero-one", (1, 0, 0)), ("exact", (0, 0, 0))],
)
def test_element_tells_what_its_selection_changed(rule, deltas):
    outcome = score(rule, "ac", correct="ab", ids="acb")

    assert outcome.elements == (
        Element("a", "", selected=True, keyed=True, delta=deltas[0]),
        Element("c", "", selected=True, keyed=False, delta=deltas[1]),
        Element("b", "", selected=False, keyed=True, delta=deltas[2]),
    )


def test_choice_that_a_later_version_lacks_is_not_held_against_anyone():
    response = KIND.Response(choices=("a", "z"))

    outcome = KIND.score(content(), key(), scoring("plus-minus"), response)

    assert (outcome.raw, outcome.arithmetic) == (1, "+1 = 1 of 4")


def test_choices_are_kept_in_the_order_of_the_content():
    response = KIND.parse(content(), {"choices": ["d", "a"]})

    assert response.model_dump_json() == '{"choices":["a","d"]}'


@pytest.mark.parametrize("raw", [{}, {"choices": None}, {"choices": []}])
def test_nothing_chosen_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)


@pytest.mark.parametrize(
    ("n", "choices", "is_complete"),
    [(None, "", False), (None, "a", True), (2, "a", False), (2, "ab", True)],
)
def test_complete_is_n_choices_or_any(n, choices, is_complete):
    response = KIND.Response(choices=tuple(choices))

    assert KIND.is_complete(content(n=n), response) is is_complete


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ("a", "“a” is not a list. Send the choices as a list."),
        (["a", "a"], "“a” is chosen twice. Choose it once."),
        (["a", ""], "One of the choices is blank. Send only what was chosen."),
        (
            ["z"],
            "“z” is not one of the choices. Choose from: a, b, c, d, e, f, g, h.",
        ),
    ],
)
def test_what_is_no_list_of_choices_is_refused(choices, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), {"choices": choices})

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("n", "rule"),
    [(None, "plus-minus"), (None, "exact"), (4, "zero-one"), (4, "exact")],
)
def test_sound_item_has_no_problems(n, rule):
    assert KIND.check(content(n=n), key(), scoring(rule)) == []


@pytest.mark.parametrize(
    ("item", "rule", "problem"),
    [
        pytest.param(
            (content("abcd"), key("ab")),
            "plus-minus",
            Problem("content.options", "4 given; write 5 to 10."),
            id="too-few",
        ),
        pytest.param(
            (content(n=3), key()),
            "zero-one",
            Problem("content.n", "Students select 3 but 4 are keyed; make them equal."),
            id="key-is-not-n",
        ),
        pytest.param(
            (content(), key("aab")),
            "plus-minus",
            Problem("key.correct", "An option is keyed twice; name each once."),
            id="keyed-twice",
        ),
        pytest.param(
            (content(), key()),
            "zero-one",
            Problem(
                "scoring.rule", "zero-one needs n; give n, or use plus-minus or exact."
            ),
            id="zero-one-without-n",
        ),
        pytest.param(
            (content(n=4), key()),
            "plus-minus",
            Problem(
                "scoring.rule",
                "plus-minus is for items without n; use zero-one or exact.",
            ),
            id="plus-minus-with-n",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, rule, problem):
    assert KIND.check(*item, scoring(rule)) == [problem]


def test_rule_of_another_kind_is_refused():
    with pytest.raises(ValidationError, match="rule"):
        scoring("dyad")


@pytest.mark.parametrize(("n", "rule"), [(None, "plus-minus"), (4, "zero-one")])
def test_default_rule_follows_what_students_are_told(n, rule):
    assert KIND.default_scoring(content(n=n)) == scoring(rule)


def test_options_are_shuffled_unless_their_order_means_something():
    fixed = content(shuffle="no")

    assert KIND.present(content(), 7) != content()
    assert KIND.present(fixed, 7) == fixed


@given(chosen=st.sets(st.sampled_from("abcdefgh")), extra=st.sampled_from("abcdefgh"))
def test_one_more_choice_moves_the_points_its_own_way(chosen, extra):
    before = score("plus-minus", chosen)
    after = score("plus-minus", chosen | {extra})

    if extra in "abdf":
        assert after.raw >= before.raw
    else:
        assert after.raw <= before.raw
