"""What the trail calls actions, fields and values."""

import ast
from pathlib import Path

import pytest

from dashboard.reports.trail import SENTENCES, sentence_of
from dashboard.reports.trail_words import Change, changes_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            {"time_multiplier": "1.00", "extra_seconds": 0},
            {"time_multiplier": "1.50", "extra_seconds": 90},
            [
                Change("Times as long", "1", "1.5"),
                Change("Extra time", "0 s", "1 min 30 s"),
            ],
        ),
        (
            {"role": "observer"},
            {"role": "instructor"},
            [Change("Role", "Observer", "Instructor")],
        ),
        ({}, {"due_at": None, "role": "student"}, [Change("Role", None, "Student")]),
        (
            {"access_code": "swordfish"},
            {"access_code": ""},
            [Change("Access code", "set", "none")],
        ),
        (
            {"total": "7.0000", "has_passed": False},
            {"total": "7.5000", "has_passed": True},
            [Change("Points in all", "7", "7.5"), Change("Passed", "no", "yes")],
        ),
        (
            {"new_thing": ["a", {"raw": 2}]},
            {},
            [Change("New thing", "a, Points 2", None)],
        ),
        (
            {"counts": "since-gone"},
            {},
            [Change("Which attempt counts", "since-gone", None)],
        ),
    ],
)
def test_change_is_told_in_words(before, after, expected):
    assert changes_of(before, after) == expected


def test_action_without_a_sentence_is_still_readable():
    assert sentence_of("feed the cat") == "Feed the cat"


def actions_recorded():
    """Return every action that the code records, as it stands there."""
    calls = [
        node
        for app in ("accounts", "courses", "dashboard", "quizzes", "study")
        for path in (ROOT / app).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", ""))
        in {"record", "record_look", "_record", "_saw", "_leave_trace", "_give"}
    ]
    literals = [
        each.value
        for call in calls
        for argument in [*call.args, *(word.value for word in call.keywords)]
        for each in ast.walk(argument)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    return {each for each in literals if " " in each}


def test_every_action_has_its_sentence():
    assert actions_recorded() - set(SENTENCES) == set()
