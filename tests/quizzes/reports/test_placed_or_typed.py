"""Reviews of slots, orders, spots and names."""

import dataclasses
import re

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from quizzes.kinds import KINDS
from quizzes.kinds.base import Feedback
from quizzes.models import Answer, ItemVersion, Score
from quizzes.releases import EVERYTHING
from quizzes.reports.orders import Step
from quizzes.reports.reviewed_item import ReviewedItem
from quizzes.templatetags.items import review_template


def options(ids):
    return [{"id": each, "text": f"Choice {each}"} for each in ids.split()]


def regions(ids):
    corners = [("0.1", "0.1"), ("0.5", "0.1"), ("0.5", "0.4")]
    return [{**option, "points": corners} for option in options(ids)]


def reviewed(name, content, key, response, rule=None):
    kind = KINDS[name]
    asked = kind.Content.model_validate({"stem": "Which?", **content})
    right = kind.Key.model_validate(key)
    scoring = kind.Scoring(rule=rule) if rule else kind.default_scoring(asked)
    given = kind.parse(asked, response)
    outcome = kind.score(asked, right, scoring, given)
    is_empty = kind.is_empty(given)
    whys = {part.id: f"Because {part.id}." for part in outcome.elements}
    return ReviewedItem(
        answer=Answer(
            pk=1,
            version=ItemVersion(kind=name),
            state=Answer.State.EMPTY if is_empty else Answer.State.COMPLETE,
        ),
        score=Score(
            raw=outcome.raw,
            maximum=outcome.max,
            elements=[dataclasses.asdict(element) for element in outcome.elements],
            arithmetic=outcome.arithmetic,
            note=outcome.note,
        ),
        release=EVERYTHING,
        content=asked,
        response=given,
        key=right,
        scoring=scoring,
        feedback=Feedback(by_element=whys),
        sources=[],
        reread=None,
    )


BOW_TIE = reviewed(
    "bow-tie",
    {
        "actions": options("a1 a2 a3 a4"),
        "conditions": options("c1 c2 c3"),
        "parameters": options("p1 p2 p3 p4"),
    },
    {"actions": ["a1", "a2"], "condition": "c1", "parameters": ["p1", "p2"]},
    {"actions": ["a1", "a3"], "condition": "c2"},
)
STEPS = {"options": options("a b c d")}
ORDER = {"order": ["c", "a", "d", "b"]}
GIVEN = {"order": ["a", "c", "", "b"]}
EXACT = reviewed("ordered-response", STEPS, ORDER, GIVEN)
LCS = reviewed("ordered-response", STEPS, ORDER, GIVEN, "lcs")
SPOT = reviewed(
    "hot-spot",
    {
        "image": {
            "name": "img/mark.svg",
            "alt": "A receptor",
            "width": 100,
            "height": 50,
        },
        "regions": regions("a b c"),
    },
    {"regions": ["b"]},
    {"regions": ["a"]},
)


def name_of(text):
    key = {"answer": "flumazenil", "aliases": ["Romazicon", "Anexate"]}
    return reviewed("short-answer", {}, key, {"text": text})


def html(item):
    return render_to_string(review_template(item.version.kind), {"item": item})


def words(item):
    """Return what the review says, without its tags."""
    return re.sub(r"\s+", " ", strip_tags(html(item))).strip()


@pytest.mark.parametrize(
    ("item", "rule", "arithmetic"),
    [
        (BOW_TIE, "A point for each right one, none taken away", "1 of 5 right"),
        (EXACT, "All or nothing: every part of it has to be right", "0 of 1"),
        (
            LCS,
            "A point for each step of the longest run in the right order",
            "2 of 4 in the right order",
        ),
        (SPOT, "A point for each right one, none taken away", "0 of 1 right"),
    ],
    ids=["bow-tie", "exact", "lcs", "hot-spot"],
)
def test_review_shows_the_rule_the_sum_and_every_reason(item, rule, arithmetic):
    text = words(item)

    assert f"{rule} {arithmetic}" in text
    assert all(f"Because {part}." in text for part in item.feedback.by_element)


def test_each_part_of_a_bow_tie_has_its_own_table():
    text = words(BOW_TIE)

    assert "Actions to take Choice You Why Points Choice a1 Chosen" in text
    assert "Most likely condition Choice You Why Points Choice c1 Missed" in text
    assert "Parameters to monitor Choice You Why Points Choice p1 Missed" in text


def test_steps_are_shown_as_they_should_be():
    assert LCS.steps == [
        Step(1, "Choice c", given=2, why="Because c.", is_right=False, points=1),
        Step(2, "Choice a", given=1, why="Because a.", is_right=False, points=0),
        Step(3, "Choice d", given=0, why="Because d.", is_right=False, points=0),
        Step(4, "Choice b", given=4, why="Because b.", is_right=True, points=1),
    ]
    assert [step.is_right for step in LCS.steps] == [False, False, False, True]
    assert "3. Choice d Not placed Because d. 0" in words(LCS)


def test_points_of_a_step_are_shown_where_there_are_any():
    assert "Points" in words(LCS)
    assert "Points" not in words(EXACT)


def test_regions_are_marked_on_the_image_and_in_words():
    drawn = html(SPOT)

    assert re.findall(r'class="spot ([\w-]*)"', drawn) == [
        "spot--wrong",
        "spot--right",
        "",
    ]
    assert 'aria-label="A receptor"' in drawn
    assert "A. Choice a Chosen Because a. 0 B. Choice b Missed Because b. 0" in words(
        SPOT
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "anexate",
            "Your answer, and right anexate Right answer flumazenil "
            "Also right: Romazicon, Anexate.",
            id="right",
        ),
        pytest.param(
            "naloxone",
            "Your answer naloxone An instructor reads this answer before it counts. "
            "Right answer flumazenil Also right: Romazicon, Anexate.",
            id="waits-for-a-person",
        ),
        pytest.param(
            "",
            "Right answer flumazenil Also right: Romazicon, Anexate.",
            id="omitted",
        ),
    ],
)
def test_name_is_shown_beside_the_right_ones(text, said):
    assert words(name_of(text)) == said
