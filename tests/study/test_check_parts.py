"""Quick checks that are answered in groups, cells, blanks and spans."""

import pytest

from quizzes.kinds import KINDS
from tests.study.asked import COLUMNS, OPTIONS, answer, told

SPANS = [{"span": each, "text": f"Sign {each}"} for each in "abc"]
BLANKS = {
    "passage": {"paragraphs": [[{"blank": "b1"}, {"blank": "b2"}]]},
    "blanks": [{"id": "b1"}, {"id": "b2"}],
    "tokens": OPTIONS,
}


@pytest.mark.parametrize(
    ("kind", "content", "key", "given", "verdicts"),
    [
        (
            "grouping",
            {
                "groups": [
                    {"id": "g1", "text": "Breath", "options": OPTIONS[:2]},
                    {"id": "g2", "text": "Gait", "options": OPTIONS[2:]},
                ],
                "shuffle": False,
            },
            {"groups": {"g1": ["a"], "g2": ["c"]}},
            {"group-g1": ["a"], "group-g2": ["d"]},
            [("Option a", True), ("Option c", True), ("Option d", False)],
        ),
        (
            "matrix-multiple-response",
            {"columns": COLUMNS, "rows": OPTIONS[:3], "shuffle": False},
            {"cells": [["a", "yes"], ["b", "yes"], ["b", "no"]]},
            {"row-a": ["yes"], "row-b": ["no"]},
            [
                ("Option a: Expected", True),
                ("Option b: Expected, Not expected", False),
                ("Option c: none of them", True),
            ],
        ),
        (
            "cloze",
            BLANKS,
            {"blanks": {"b1": "a", "b2": "b"}, "interchangeable": [["b1", "b2"]]},
            {"blank-b1": "b", "blank-b2": "c"},
            [
                ("Blank 1: Option a or Option b", True),
                ("Blank 2: Option a or Option b", False),
            ],
        ),
        (
            "rationale",
            BLANKS,
            {"blanks": {"b1": "a", "b2": "b"}, "anchor": "b1"},
            {"blank-b1": "a", "blank-b2": "b"},
            [("Blank 1: Option a", True), ("Blank 2: Option b", True)],
        ),
        (
            "highlight",
            {"passage": {"paragraphs": [SPANS]}},
            {"correct": ["a", "b"]},
            {"spans": ["a", "c"]},
            [("Sign a", True), ("Sign b", True), ("Sign c", False)],
        ),
    ],
)
def test_parts_of_a_check_are_each_explained(
    ask, signed_in, kind, content, key, given, verdicts
):
    scoring = KINDS[kind].Scoring().model_dump()
    content = {"stem": "<p>Which?</p>", **content}
    address = ask(kind=kind, content=content, key=key, scoring=scoring)

    check, _ = answer(signed_in, address, **given)

    assert told(check) == verdicts
