"""How a quiz is taken and what is shown of it, as its author writes that."""

from decimal import Decimal

import pytest

from courses.content.faults import Faults
from courses.content.names import Names
from courses.content.yaml import load_yaml
from quizzes.content.quizzes import Bank, read_quiz
from quizzes.content.rows import quiz_values
from quizzes.models import SHOWN_PARTS

RULES = (
    "behavior",
    "tries_allowed",
    "penalty",
    "asks_certainty",
    "is_one_way",
    *SHOWN_PARTS,
    "reveals_solved",
)
TEXT = """\
slug: unit-2
title: Unit quiz
purpose: graded
slots:
  - {item: fixed}
"""
# Nothing is known of its items, so that nothing is said of them.
BANK = Bank({}, {}, frozenset(), is_whole=False, has_every_name=False)


def read(rules):
    faults = Faults()
    document = load_yaml("q.yaml", TEXT + rules, faults)
    quiz = read_quiz("unit-2", document, BANK, Names(), faults)
    return quiz, [str(fault).removeprefix("q.yaml:") for fault in faults]


def test_rules_are_read_with_all_their_parts():
    rules = (
        'defaults: {behavior: interactive, tries: "3", penalty: "33.3", '
        'certainty: "yes", one_way: "yes", reveals_solved: "yes", review: '
        "{mark: during, correctness: during, key: after-close, rationale: never}}\n"
    )
    quiz, faults = read(rules)

    values = quiz_values(quiz)

    assert faults == []
    assert {name: values[name] for name in RULES} == {
        "behavior": "interactive",
        "tries_allowed": 3,
        "penalty": Decimal("33.3"),
        "asks_certainty": True,
        "is_one_way": True,
        "shows_mark": "during",
        "shows_correctness": "during",
        "shows_key": "after-close",
        "shows_rationale": "never",
        "reveals_solved": True,
    }


@pytest.mark.parametrize(
    ("rules", "when"),
    [
        ("", "after-submit"),
        ("defaults: {review: after-submit}\n", "after-submit"),
        ("defaults: {review: after-close}\n", "after-close"),
    ],
)
def test_one_word_says_when_every_part_is_shown(rules, when):
    quiz, faults = read(rules)

    values = quiz_values(quiz)

    assert faults == []
    assert [values[part] for part in SHOWN_PARTS] == [when] * 4
    assert (values["behavior"], values["tries_allowed"]) == ("deferred", 1)


ALL = "review: {mark: during, correctness: during, key: during, rationale: during}"


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        pytest.param(
            "review: after-clos",
            "7: `review` is wrong: “after-clos” is no word for all "
            "parts; did you mean `after-close`? (when the parts of a result are shown)",
            id="no-preset",
        ),
        pytest.param(
            "review: {mark: during}",
            "7: `key` is missing; add it (when the right answers are shown)",
            id="part-missing",
        ),
        pytest.param(
            ALL.replace("key: during", "key: durin"),
            "7: `key` is “durin”; did you mean `during`? "
            "(when the right answers are shown)",
            id="no-time",
        ),
        pytest.param(
            ALL,
            "7: `key` is during, but answers are marked when students submit; write "
            "after-submit, or `behavior: immediate`",
            id="nothing-marked-during",
        ),
        pytest.param(
            "review: {mark: never, correctness: never, key: after-submit, "
            "rationale: never}",
            "7: `key` shows before `correctness`; let it come later",
            id="key-first",
        ),
        pytest.param(
            'tries: "2"',
            "7: `tries` is more than 1; write `behavior: interactive`, or 1",
            id="tries",
        ),
        pytest.param(
            'penalty: "10"',
            "7: `penalty` takes off for further tries; write `behavior: interactive`, "
            "or leave it out",
            id="penalty",
        ),
        pytest.param(
            'penalty: "101"', "7: `penalty` is 101; write 0 to 100", id="percentage"
        ),
        pytest.param(
            "behavior: interactiv",
            "7: `behavior` is “interactiv”; did you mean `interactive`? "
            "(when answers are marked)",
            id="behavior",
        ),
    ],
)
def test_fault_of_a_rule_is_told_at_its_line(rules, fault):
    _quiz, faults = read(f"defaults:\n  {rules}\n")

    assert fault in faults
