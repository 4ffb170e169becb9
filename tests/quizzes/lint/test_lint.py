import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.kinds import KINDS
from quizzes.kinds.base import Feedback, Outcome
from quizzes.kinds.multiple_choice import MultipleChoice
from quizzes.lint import RULES, lint, lint_quiz, lint_texts
from quizzes.lint.base import Finding, Severity
from quizzes.lint.values import Context, Quiz, Version
from tests.quizzes.kinds.strategies import items
from tests.quizzes.lint.bank import FIRST, unit
from tests.quizzes.lint.drafts import BARE, bank, choice


class NeverRight(MultipleChoice):
    """A kind whose key earns nothing, by mistake."""

    def score(self, content, key, scoring, response):
        return Outcome(0, 1, ())


def test_sound_item_has_no_findings():
    assert lint(choice(), bank(choice())) == []


def test_finding_names_rule_place_and_cure():
    item = choice("*Diazepam", "Lorazepam", "Both of these")

    assert lint(item, bank(item)) == [
        Finding(
            rule="L01",
            rule_version=1,
            severity=Severity.ERROR,
            element="options.c",
            message="“Both of these” is right as soon as two others are known to be",
            fix="ask with multiple-response instead, or write another option",
        )
    ]


def test_findings_come_in_the_order_of_the_rules():
    item = choice("*It may", "It never", "None of these", objectives=())

    found = [each.rule for each in lint(item, BARE)]

    assert found == ["L02", "L08", "L08", "L09", "L25"]
    assert found == sorted(found)


def test_chart_is_linted_by_the_rules_about_texts():
    texts = {"tabs.n.entries.a": "MRN 448812, daily", "tabs.n.entries.b": "Rests. 5 U"}

    found = [(each.rule, each.element) for each in lint_texts(texts)]

    assert found == [("L31", "tabs.n.entries.b"), ("L34", "tabs.n.entries.a")]


def test_quiz_is_linted_as_a_whole():
    assert [each.rule for each in lint_quiz(unit(FIRST), FIRST)] == ["L28"]
    assert lint_quiz(Quiz("none", frozenset()), Context()) == []


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_every_kind_can_be_linted(kind, data):
    item = data.draw(items(kind))
    version = Version("this", kind, item.content, item.key, item.scoring, Feedback())

    found = lint(version, bank(version))

    # What a kind calls sound breaks no limit, and its key earns every point.
    assert not {"L17", "L26"} & {
        each.rule for each in found if each.severity == "error"
    }


def test_key_that_a_kind_marks_wrong_is_an_error(monkeypatch):
    monkeypatch.setitem(KINDS, "multiple-choice", NeverRight())

    (finding,) = RULES["L26"].findings(choice(), BARE)

    assert finding.message == "its own key earns 0 of 1"
