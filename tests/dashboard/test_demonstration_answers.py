"""How an invented student answers each kind of item."""

from decimal import Decimal

import pytest

from dashboard.demonstration.ability import Traits
from dashboard.demonstration.answering import ANSWERING, respond
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.questions import Question
from quizzes.kinds import KINDS

ABLE, LOST = 50.0, -50.0


def named(ids):
    return [{"id": each, "text": each} for each in ids.split()]


OPTIONS = named("a b c d e f")
BLANKS = {
    "passage": {"paragraphs": [[{"blank": "x"}, {"blank": "y"}]]},
    "blanks": [{"id": "x"}, {"id": "y"}],
    "tokens": OPTIONS,
}
IMAGE = {"name": "brain.svg", "alt": "A brain", "width": 640, "height": 480}
CORNERS = [["0", "0"], ["0.1", "0"], ["0.1", "0.1"]]
REGIONS = [{**each, "points": CORNERS} for each in OPTIONS]
ASKED = {
    "multiple-choice": (
        {"stem": "Which?", "options": OPTIONS[:4]},
        {"correct": "b"},
    ),
    "multiple-response": ({"stem": "Which?", "options": OPTIONS}, {"correct": ["a"]}),
    "matrix-multiple-choice": (
        {"stem": "Which?", "columns": OPTIONS[:2], "rows": OPTIONS[2:]},
        {"rows": {"c": "a", "d": "b", "e": "a", "f": "b"}},
    ),
    "grouping": (
        {
            "stem": "Which?",
            "groups": [
                {"id": "g", "text": "Breath", "options": OPTIONS[:3]},
                {"id": "h", "text": "Gait", "options": OPTIONS[3:]},
            ],
        },
        {"groups": {"g": ["a"], "h": ["d", "e"]}},
    ),
    "matrix-multiple-response": (
        {"stem": "Which?", "columns": OPTIONS[:2], "rows": OPTIONS[2:]},
        {"cells": [("c", "a"), ("d", "b"), ("e", "b")]},
    ),
    "cloze": ({"stem": "Which?", **BLANKS}, {"blanks": {"x": "a", "y": "b"}}),
    "rationale": (
        {"stem": "Which?", **BLANKS},
        {"blanks": {"x": "a", "y": "b"}, "anchor": "x"},
    ),
    "highlight": (
        {
            "stem": "Which?",
            "passage": {
                "paragraphs": [[{"span": each, "text": each} for each in "abcdef"]]
            },
        },
        {"correct": ["a", "c"]},
    ),
    "bow-tie": (
        {
            "stem": "Which?",
            "actions": named("a1 a2 a3 a4"),
            "conditions": named("c1 c2 c3"),
            "parameters": named("p1 p2 p3 p4"),
        },
        {"actions": ["a1", "a2"], "condition": "c1", "parameters": ["p3", "p4"]},
    ),
    "ordered-response": (
        {"stem": "Which?", "options": OPTIONS},
        {"order": ["c", "a", "b", "d", "e", "f"]},
    ),
    "hot-spot": (
        {"stem": "Where?", "image": IMAGE, "regions": REGIONS},
        {"regions": ["a"]},
    ),
    "short-answer": (
        {"stem": "Which drug?"},
        {"answer": "lorazepam", "look_alikes": ["loperamide"]},
    ),
    "numeric": (
        {"stem": "How much?", "unit": "mg", "round_to": {"places": 1}},
        {"value": "4.5", "tolerance": {"mode": "abs", "amount": "0"}},
    ),
}


def question(name, *, lure="", **more):
    content, key = ASKED[name]
    kind = KINDS[name]
    return Question(
        kind=name,
        content=kind.Content.model_validate({**content, **more}),
        key=kind.Key.model_validate(key),
        slips=(Decimal(9),),
        traits=Traits(0.0, 1.0),
        lure=lure,
    )


def share_right(asked, margin):
    kind = KINDS[asked.kind]
    scoring = kind.default_scoring(asked.content)
    outcomes = []
    for n in range(40):
        raw = respond(asked, margin, Chance(f"student {n}"))
        response = kind.parse(asked.content, raw)
        outcomes.append(kind.score(asked.content, asked.key, scoring, response))
    return sum(outcome.fraction for outcome in outcomes) / len(outcomes)


def test_every_kind_can_be_answered():
    assert set(ANSWERING) == set(ASKED) == set(KINDS)


@pytest.mark.parametrize("name", ASKED)
def test_able_student_earns_everything(name):
    assert share_right(question(name), ABLE) == 1


@pytest.mark.parametrize("name", ASKED)
def test_lost_student_earns_nothing(name):
    assert share_right(question(name), LOST) == 0


@pytest.mark.parametrize("name", ASKED)
def test_more_ability_earns_more(name):
    shares = [share_right(question(name), margin) for margin in (-2, 0, 2)]

    assert shares == sorted(shares)


def test_several_are_chosen_as_many_as_asked_for():
    asked = question("multiple-response", n=3)

    answers = [respond(asked, 0.0, Chance(str(n))) for n in range(20)]

    assert {len(answer["choices"]) for answer in answers} == {3}


def test_blank_without_another_choice_is_left_empty():
    choices = OPTIONS[:1]
    blanks = [{"id": "x", "choices": choices}, {"id": "y", "choices": choices}]

    raw = respond(question("cloze", blanks=blanks), LOST, Chance("1"))

    assert raw == {"blanks": {}}


def test_wrong_numbers_come_from_slips_and_from_the_decimal_point():
    asked = question("numeric")

    values = {respond(asked, LOST, Chance(str(n)))["value"] for n in range(60)}

    # 0.45 is rounded as the item tells.
    assert values == {"9", "45", "0.5"}


def test_lure_draws_most_of_those_who_do_not_know():
    asked = question("multiple-choice", lure="d")

    chosen = [respond(asked, LOST, Chance(str(n)))["choice"] for n in range(200)]

    assert chosen.count("d") > 130
    assert "b" not in chosen
