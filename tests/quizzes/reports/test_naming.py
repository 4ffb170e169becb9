"""What the parts of every kind of item are called, and its responses in words."""

import pytest

from quizzes.kinds import KINDS
from quizzes.reports.naming import element_names, in_words
from tests.quizzes.kinds.built import options

IMAGE = {"name": "brain.svg", "alt": "A brain", "width": 640, "height": 480}
CORNERS = [["0", "0"], ["0.1", "0"], ["0.1", "0.1"]]
CONTENT = {
    "multiple-choice": {"options": options("ab")},
    "multiple-response": {"options": options("ab")},
    "grouping": {
        "groups": [{"id": "g", "text": "<b>Breath</b>", "options": options("ab")}]
    },
    "matrix-multiple-choice": {"rows": options("rs"), "columns": options("cd")},
    "matrix-multiple-response": {"rows": options("rs"), "columns": options("cd")},
    "cloze": {
        "passage": {"paragraphs": [[{"blank": "x"}, {"blank": "y"}]]},
        "blanks": [{"id": "x", "choices": options("ab")}, {"id": "y"}],
        "tokens": options("cd"),
    },
    "rationale": {
        "passage": {"paragraphs": [[{"blank": "x"}]]},
        "blanks": [{"id": "x"}],
        "tokens": options("cd"),
    },
    "highlight": {"passage": {"paragraphs": [[{"span": "a", "text": "pale"}]]}},
    "bow-tie": {
        "actions": options("ab"),
        "conditions": options("cd"),
        "parameters": options("pq"),
    },
    "ordered-response": {"options": options("ab")},
    "hot-spot": {"image": IMAGE, "regions": [{**options("a")[0], "points": CORNERS}]},
    "numeric": {"unit": "mL"},
    "short-answer": {},
}


def content(name):
    return KINDS[name].Content.model_validate({"stem": "Which?", **CONTENT[name]})


def test_every_kind_is_tried():
    assert set(CONTENT) == set(KINDS)


@pytest.mark.parametrize(
    ("name", "response", "words"),
    [
        ("multiple-choice", {"choice": "b"}, "b"),
        ("multiple-choice", {"choice": "gone"}, "gone"),
        ("multiple-choice", {"choice": None}, "nothing"),
        ("multiple-response", {"choices": ["a", "b"]}, "a; b"),
        ("grouping", {"groups": {"g": ["a", "b"]}}, "Breath: a, b"),
        ("matrix-multiple-choice", {"rows": {"r": "c", "s": "d"}}, "r: c; s: d"),
        ("matrix-multiple-response", {"cells": [["r", "c"], ["r", "d"]]}, "r: c; r: d"),
        ("cloze", {"blanks": {"x": "b", "y": "c"}}, "Blank 1: b; Blank 2: c"),
        ("rationale", {"blanks": {"x": "d"}}, "Blank 1: d"),
        ("highlight", {"spans": ["a"]}, "pale"),
        (
            "bow-tie",
            {"actions": ["a"], "condition": "d", "parameters": ["p", "q"]},
            "a; d; p; q",
        ),
        ("ordered-response", {"order": ["b", None]}, "1. b"),
        ("hot-spot", {"regions": ["a"]}, "a"),
        ("numeric", {"value": "2.5", "unit": "mL"}, "2.5 mL"),
        ("numeric", {"value": "", "unit": "mL"}, "nothing"),
        ("short-answer", {"text": "lorazepam"}, "lorazepam"),
    ],
)
def test_response_in_words(name, response, words):
    assert in_words(content(name), response) == words


@pytest.mark.parametrize(
    ("name", "element", "named"),
    [
        ("multiple-choice", ("b", ""), ("B", "<p>b</p>")),
        ("grouping", ("a", "g"), ("", "<b>Breath</b>: <p>a</p>")),
        ("matrix-multiple-choice", ("r", "d"), ("", "<p>r</p>: <p>d</p>")),
        ("cloze", ("y", "c"), ("", "Blank 2: <p>c</p>")),
        ("highlight", ("a", ""), ("", "pale")),
        ("bow-tie", ("d", "condition"), ("", "<p>d</p>")),
        ("ordered-response", ("b", "2"), ("B", "<p>b</p>")),
        ("hot-spot", ("gone", ""), ("", "")),
    ],
)
def test_element_has_a_name(name, element, named):
    assert element_names(content(name))(*element) == named
