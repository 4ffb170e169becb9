"""What experience says of items, before students do: one rule, one small function.

Pure as the kinds are: nothing here knows the web, the database or the time.
Source: Haladyna TM, Downing SM, Rodriguez MC. Appl Meas Educ 2002;15:309-334; NBME,
Constructing Written Test Questions for the Basic and Clinical Sciences.
"""

from collections.abc import Mapping
from itertools import chain

from quizzes.lint import (
    bank,
    cues,
    keys,
    numbers,
    options,
    safety,
    teaching,
    wording,
)
from quizzes.lint.base import BankRule, Finding, ItemRule, QuizRule, TextRule
from quizzes.lint.values import Context, Quiz, Version

ITEM_RULES: tuple[ItemRule | TextRule | BankRule, ...] = (
    *options.RULES,
    *wording.RULES,
    *cues.RULES,
    *numbers.RULES,
    *keys.RULES,
    *teaching.RULES,
    *safety.RULES,
    *bank.ITEM_RULES,
)
QUIZ_RULES: tuple[QuizRule, ...] = bank.QUIZ_RULES

# By id, in the order of the ids.
EVERY_RULE: tuple[ItemRule | TextRule | BankRule | QuizRule, ...] = (
    *ITEM_RULES,
    *QUIZ_RULES,
)
RULES = {rule.id: rule for rule in sorted(EVERY_RULE, key=lambda rule: rule.id)}


def lint(version: Version, context: Context) -> list[Finding]:
    """Return what the rules find in one item, rule by rule."""
    found = [rule.findings(version, context) for rule in ITEM_RULES]
    return sorted(chain(*found), key=lambda finding: finding.rule)


def lint_texts(texts: Mapping[str, str]) -> list[Finding]:
    """Return what the rules about any text find in those of a chart, by element."""
    rules = [rule for rule in ITEM_RULES if isinstance(rule, TextRule)]
    return list(chain.from_iterable(rule.findings_in(texts) for rule in rules))


def lint_quiz(quiz: Quiz, context: Context) -> list[Finding]:
    """Return what the rules find in the items of one quiz, taken together."""
    found = [rule.findings(quiz, context) for rule in QUIZ_RULES]
    return sorted(chain(*found), key=lambda finding: finding.rule)
