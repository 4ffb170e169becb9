from collections import Counter

import pytest

from quizzes.lint import RULES
from tests.quizzes.lint import (
    bank,
    cues,
    keys,
    numbers,
    options,
    safety,
    teaching,
    wording,
)

THEMES = (options, wording, cues, numbers, keys, teaching, safety, bank)
CASES = [case for theme in THEMES for case in theme.CASES]


def named(cases):
    """Return one test case a case, named by its rule and its number there."""
    seen = Counter()
    for case in cases:
        word = "fires" if case.found else "silent"
        seen[case.rule, word] += 1
        yield pytest.param(case, id=f"{case.rule}-{word}-{seen[case.rule, word]}")


@pytest.mark.parametrize("case", list(named(CASES)))
def test_rule_finds_what_it_should(case):
    found = RULES[case.rule].findings(case.subject, case.context)

    assert (
        tuple(f"{each.severity} {each.element}".strip() for each in found) == case.found
    )


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_cases(rule):
    mine = [case for case in CASES if case.rule == rule]

    assert sum(bool(case.found) for case in mine) >= 3
    assert sum(not case.found for case in mine) >= 3


def test_rules_are_numbered_without_gap():
    assert list(RULES) == [f"L{number:02}" for number in range(1, 37)]
