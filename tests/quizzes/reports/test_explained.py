"""Reviews of the kinds that are answered in groups, cells, blanks and spans."""

import dataclasses
import re

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from quizzes.kinds import KINDS
from quizzes.kinds.base import Feedback
from quizzes.models import Answer, ItemVersion, Score
from quizzes.releases import EVERYTHING
from quizzes.reports.blanks import BlankRow
from quizzes.reports.reviewed_item import ReviewedItem
from quizzes.templatetags.items import review_template

ABCD = [{"id": each, "text": f"Choice <b>{each}</b>"} for each in "abcd"]
SPANS = [{"span": each, "text": f"sign {each}"} for each in "abc"]
TABLE = {"columns": ["Time", "Finding"], "rows": [[[{"text": "8 am"}], SPANS]]}
GROUPS = [
    {"id": "g1", "text": "Breathing", "options": ABCD[:2]},
    {"id": "g2", "text": "Movement", "options": ABCD[2:]},
]
SENTENCE = {"paragraphs": [[{"text": "It is "}, {"blank": "b1"}, {"blank": "b2"}]]}
BLANKS = {
    "passage": SENTENCE,
    "blanks": [{"id": "b1"}, {"id": "b2"}],
    "tokens": ABCD,
}


def reviewed(name, content, key, response):
    kind = KINDS[name]
    asked = kind.Content.model_validate({"stem": "Which?", **content})
    right = kind.Key.model_validate(key)
    scoring = kind.default_scoring(asked)
    given = kind.parse(asked, response)
    outcome = kind.score(asked, right, scoring, given)
    return ReviewedItem(
        answer=Answer(pk=1, version=ItemVersion(kind=name)),
        score=Score(
            raw=outcome.raw,
            maximum=outcome.max,
            elements=[dataclasses.asdict(element) for element in outcome.elements],
            arithmetic=outcome.arithmetic,
        ),
        release=EVERYTHING,
        content=asked,
        response=given,
        key=right,
        scoring=scoring,
        feedback=Feedback(by_element={each: f"Because {each}." for each in "abcd"}),
        sources=[],
        reread=None,
    )


GROUPING = reviewed(
    "grouping",
    {"groups": GROUPS},
    {"groups": {"g1": ["a"], "g2": ["c"]}},
    {"groups": {"g1": ["a"], "g2": ["d"]}},
)
MATRIX = reviewed(
    "matrix-multiple-response",
    {
        "rows": ABCD,
        "columns": [{"id": "x", "text": "Flu"}, {"id": "y", "text": "Cold"}],
    },
    {"cells": [["a", "x"], ["b", "x"], ["c", "y"]]},
    {"cells": [["a", "x"], ["d", "x"], ["d", "y"]]},
)
CLOZE = reviewed(
    "cloze",
    BLANKS,
    {"blanks": {"b1": "a", "b2": "b"}, "interchangeable": [["b1", "b2"]]},
    {"blanks": {"b1": "b", "b2": "b"}},
)
DYAD = reviewed(
    "rationale",
    BLANKS,
    {"blanks": {"b1": "a", "b2": "b"}, "anchor": "b1"},
    {"blanks": {"b1": "a"}},
)
HIGHLIGHT = reviewed(
    "highlight",
    {"presentation": "table", "passage": TABLE},
    {"correct": ["a", "b"]},
    {"spans": ["a", "c"]},
)


def words(item):
    """Return what the review says, without its tags."""
    html = render_to_string(review_template(item.version.kind), {"item": item})
    return re.sub(r"\s+", " ", strip_tags(html))


@pytest.mark.parametrize(
    ("item", "rule", "arithmetic"),
    [
        (
            GROUPING,
            "In each group, right choices minus wrong choices, never below 0",
            "1 + 0 = 1 of 2",
        ),
        (
            MATRIX,
            "In each column, right choices minus wrong choices, never below 0",
            "0 + 0 = 0 of 3",
        ),
        (CLOZE, "A point for each right one, none taken away", "1 of 2 blanks right"),
        (
            DYAD,
            "A point for each right effect, if the cause is right",
            "cause right, effect not right = 0 of 1",
        ),
        (
            HIGHLIGHT,
            "Right choices minus wrong choices, never below 0",
            "+1 −1 = 0 of 2",
        ),
    ],
    ids=lambda value: value.version.kind if isinstance(value, ReviewedItem) else "",
)
def test_review_shows_the_rule_the_sum_and_every_reason(item, rule, arithmetic):
    text = words(item)

    assert f"{rule} {arithmetic}" in text
    told = [each for each in "abcd" if f"Because {each}." in text]
    assert told == list("abc") if item is HIGHLIGHT else list("abcd")


def test_each_group_has_its_own_sum():
    assert GROUPING.nets == {"g1": 1, "g2": 0}
    assert "This group +1" in words(GROUPING)


def test_item_without_groups_has_one_sum_that_may_be_negative():
    worse = dataclasses.replace(
        HIGHLIGHT, score=Score(elements=[{"group": "", "delta": -1}])
    )

    assert worse.nets == {"": -1}


def test_each_cell_says_whether_it_was_chosen_and_right():
    rows = MATRIX.table_rows

    told = [[(c.is_selected, c.is_keyed, c.points) for c in row.cells] for row in rows]
    assert told == [
        [(True, True, 1), (False, False, 0)],
        [(False, True, 0), (False, False, 0)],
        [(False, False, 0), (False, True, 0)],
        [(True, False, -1), (True, False, -1)],
    ]
    assert [cell.is_told for cell in rows[0].cells] == [True, False]
    assert rows[0].cells[1].verdict.word == "Left out, right"


def test_cell_that_was_not_scored_went_by():
    unscored = dataclasses.replace(MATRIX, score=Score(elements=[]))

    assert not any(cell.is_told for row in unscored.table_rows for cell in row.cells)


def test_same_choice_in_blanks_that_swap_is_right_once():
    both = ("Choice <b>a</b>", "Choice <b>b</b>")

    assert CLOZE.blanks == [
        BlankRow(1, "Choice <b>b</b>", both, is_right=True, points=1),
        BlankRow(2, "Choice <b>b</b>", both, is_right=False, points=0),
    ]


def test_right_cause_earns_nothing_by_itself():
    cause, effect = DYAD.blanks

    assert (cause.is_right, cause.points) == (True, 0)
    assert (effect.is_right, effect.chosen, effect.right) == (
        False,
        "",
        ("Choice <b>b</b>",),
    )
    assert "Blank 2 Left blank Right:Choice b 0" in words(DYAD)


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            CLOZE,
            ["Right for blanks 1, 2"] * 2 + ["Right for no blank"] * 2,
        ),
        (
            DYAD,
            ["Right for blank 1", "Right for blank 2"] + ["Right for no blank"] * 2,
        ),
    ],
    ids=["cloze", "rationale"],
)
def test_every_choice_says_where_it_belongs(item, told):
    assert [reason.in_words for reason in item.reasons] == told
    assert [reason.is_right for reason in item.reasons] == [True, True, False, False]


def test_blank_is_shown_in_its_sentence():
    assert words(CLOZE).startswith(" It is Blank 1Blank 2")


def test_span_says_in_words_how_it_went():
    text = words(HIGHLIGHT)

    assert "sign a (Chosen)sign b (Missed)sign c (Chosen)" in text.replace(" )", ")")
