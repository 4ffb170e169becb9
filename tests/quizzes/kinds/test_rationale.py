"""A cause and what follows from it."""

import pytest

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["rationale"]
SCORING = KIND.Scoring()


def options(ids):
    return [{"id": each, "text": f"choice {each}"} for each in ids.split()]


def content(blanks="why e1 e2", **changes):
    names = blanks.split()
    return KIND.Content.model_validate(
        {
            "stem": "<p>Complete the sentence.</p>",
            "passage": {"paragraphs": [[{"blank": name} for name in names]]},
            "blanks": [
                {"id": name, "choices": options("a b c") if name == "why" else []}
                for name in names
            ],
            "tokens": options("t1 t2 t3 t4"),
            **changes,
        }
    )


DYAD, TRIAD = content("why e1"), content()
DYAD_KEY = KIND.Key(blanks={"why": "a", "e1": "t1"}, anchor="why")
TRIAD_KEY = KIND.Key(blanks={"why": "a", "e1": "t1", "e2": "t2"}, anchor="why")
SWAPS = TRIAD_KEY.model_copy(update={"interchangeable": (("e1", "e2"),)})


def score(item, right, filling):
    names = [blank.id for blank in item.blanks]
    given = dict(zip(names, filling.split(), strict=True))
    blanks = {name: each for name, each in given.items() if each != "-"}
    response = KIND.parse(item, {"blanks": blanks})
    outcome = KIND.score(item, right, SCORING, response)
    return outcome.raw, outcome.max, outcome.arithmetic


@pytest.mark.parametrize(
    ("filling", "outcome"),
    [
        pytest.param("a t1", (1, 1, "cause right, effect right = 1 of 1"), id="D1"),
        pytest.param("a t2", (0, 1, "cause right, effect not right = 0 of 1"), id="D2"),
        pytest.param("b t1", (0, 1, "cause not right, effect right = 0 of 1"), id="D3"),
        pytest.param("a -", (0, 1, "cause right, effect not right = 0 of 1"), id="D4"),
        pytest.param(
            "- t1", (0, 1, "cause not right, effect right = 0 of 1"), id="D4-cause"
        ),
    ],
)
def test_dyad_earns_its_point_when_both_are_right(filling, outcome):
    assert score(DYAD, DYAD_KEY, filling) == outcome


@pytest.mark.parametrize(
    ("filling", "outcome"),
    [
        pytest.param(
            "a t1 t2", (2, 2, "cause right, both effects right = 2 of 2"), id="T1"
        ),
        pytest.param(
            "a t1 t3", (1, 2, "cause right, one effect right = 1 of 2"), id="T2"
        ),
        pytest.param(
            "a t3 t4", (0, 2, "cause right, no effect right = 0 of 2"), id="T3"
        ),
        pytest.param(
            "b t1 t2", (0, 2, "cause not right, both effects right = 0 of 2"), id="T4"
        ),
        pytest.param(
            "a t2 t1", (2, 2, "cause right, both effects right = 2 of 2"), id="T5"
        ),
        pytest.param(
            "a t2 t2", (1, 2, "cause right, one effect right = 1 of 2"), id="T6"
        ),
    ],
)
def test_triad_earns_its_effects_when_the_cause_is_right(filling, outcome):
    assert score(TRIAD, SWAPS, filling) == outcome


def test_effects_that_do_not_change_places_are_wrong_when_swapped():
    assert score(TRIAD, TRIAD_KEY, "a t2 t1") == (
        0,
        2,
        "cause right, no effect right = 0 of 2",
    )


def test_point_belongs_to_the_effect():
    response = KIND.Response(blanks={"why": "a", "e1": "t1"})

    outcome = KIND.score(DYAD, DYAD_KEY, SCORING, response)

    assert outcome.elements == (
        Element("why", "a", selected=True, keyed=True, delta=0),
        Element("why", "b", selected=False, keyed=False, delta=0),
        Element("why", "c", selected=False, keyed=False, delta=0),
        Element("e1", "t1", selected=True, keyed=True, delta=1),
        Element("e1", "t2", selected=False, keyed=False, delta=0),
        Element("e1", "t3", selected=False, keyed=False, delta=0),
        Element("e1", "t4", selected=False, keyed=False, delta=0),
    )


def test_right_effect_of_a_wrong_cause_changes_nothing():
    response = KIND.Response(blanks={"why": "b", "e1": "t1"})

    outcome = KIND.score(DYAD, DYAD_KEY, SCORING, response)

    assert sum(element.delta for element in outcome.elements) == 0


def test_nothing_chosen_is_an_omission():
    response = KIND.parse(TRIAD, {"blanks": {"why": ""}})

    assert response == KIND.empty(TRIAD)
    assert KIND.is_empty(response)


def test_empty_blank_is_left_to_do():
    assert not KIND.is_complete(DYAD, KIND.Response(blanks={"why": "a"}))
    assert KIND.is_complete(DYAD, KIND.Response(blanks={"why": "a", "e1": "t4"}))


def test_choice_of_another_blank_is_refused():
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(DYAD, {"blanks": {"why": "t1"}})

    assert str(caught.value) == (
        "“t1” is not one of the choices. Choose from: a, b, c."
    )


@pytest.mark.parametrize(
    ("item", "right"),
    [
        (DYAD, DYAD_KEY),
        (TRIAD, TRIAD_KEY),
        (TRIAD, SWAPS),
        (content(presentation="drag"), SWAPS),
    ],
)
def test_sound_item_has_no_problems(item, right):
    assert KIND.check(item, right, SCORING) == []


@pytest.mark.parametrize(
    ("item", "right", "problem"),
    [
        pytest.param(
            content("why"),
            KIND.Key(blanks={"why": "a"}, anchor="why"),
            Problem("content.blanks", "1 given; write 2 to 3."),
            id="no-effect",
        ),
        pytest.param(
            TRIAD,
            TRIAD_KEY.model_copy(update={"anchor": "e9"}),
            Problem("key.anchor", "There is no e9; name the blank of the cause."),
            id="unknown-anchor",
        ),
        pytest.param(
            TRIAD,
            SWAPS.model_copy(update={"anchor": "e1"}),
            Problem(
                "key.interchangeable", "e1 is the cause; only effects change places."
            ),
            id="cause-changes-places",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, right, problem):
    assert problem in KIND.check(item, right, SCORING)


def test_choices_and_tokens_are_shuffled():
    shuffled = KIND.present(TRIAD, 7)

    assert shuffled.passage == TRIAD.passage
    assert shuffled.tokens != TRIAD.tokens
