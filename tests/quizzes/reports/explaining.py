"""The gallery's examples as marked items, with texts that can be searched for."""

import dataclasses
import itertools
from types import SimpleNamespace

from django.template.loader import render_to_string

from quizzes.kinds.base import Feedback
from quizzes.models import Answer, Item, ItemVersion, Score
from quizzes.releases import Release
from quizzes.reports.reviewed_item import ReviewedItem

# Who looks at a result without a way to report an error in it.
INSTRUCTOR = SimpleNamespace(
    is_staff=True,
    cohort_id=1,
    cohort=SimpleNamespace(
        course=SimpleNamespace(edition="2026", review_status="draft")
    ),
)
CHOICES = ["brakes", "color", "bell", "bar"]
ORDER = ["q4", "x9", "m2", "d7", "k1"]
# For each example a key in which other things are right, as many as in its own.
OTHER_KEYS = {
    "one-answer": {"correct": "paint"},
    "all-that-apply": {"correct": CHOICES},
    "select-four": {"correct": CHOICES},
    "all-or-nothing": {"correct": CHOICES},
    "grouping": {"groups": {"chain": ["clean", "long"], "tire": ["valve", "threads"]}},
    "one-in-each-row": {
        "rows": {"oil": "bad", "hose": "good", "cover": "bad", "salt": "good"}
    },
    "several-in-each-row": {
        "cells": [
            ["slow", "gears"],
            ["noise", "flat"],
            ["jump", "rub"],
            ["thud", "gears"],
            ["thud", "rub"],
        ]
    },
    "blanks-drop-down": {"blanks": {"first": "f1", "second": "s2"}},
    "blanks-table": {"blanks": {"r1": "a2", "r2": "b1"}},
    "blanks-drag": {"blanks": {"stop": "bell", "go": "rack", "air": "chain"}},
    "pair-drop-down": {"blanks": {"cause": "rust", "one": "slow"}, "anchor": "cause"},
    "pair-drag": {"blanks": {"cause": "rust", "one": "slow"}, "anchor": "cause"},
    "triple-drop-down": {
        "blanks": {"cause": "rust", "one": "links", "two": "fade"},
        "anchor": "cause",
    },
    "triple-drag": {
        "blanks": {"cause": "rust", "one": "links", "two": "fade"},
        "anchor": "cause",
    },
    "highlight-text": {"correct": ["s2", "s4", "s1"]},
    "highlight-table": {"correct": ["c", "b"]},
    "bow-tie": {
        "actions": ["paint", "bell"],
        "condition": "flat",
        "parameters": ["tone", "gloss"],
    },
    "order-exact": {"order": ORDER},
    "order-partial": {"order": ORDER},
    "hot-spot": {"regions": ["seat"]},
    "hot-spots": {"regions": ["seat", "crank"]},
    "number-shown-unit": {"value": "9.1", "tolerance": {"mode": "round"}},
    "number-chosen-unit": {"value": "800", "tolerance": {"mode": "abs"}},
    "number-drawn": {"value": "99", "tolerance": {"mode": "round"}},
    "short-answer": {"answer": "saddle", "aliases": ["seat"]},
}
RELEASES = [Release(*bits) for bits in itertools.product([False, True], repeat=4)]


def other_key(example):
    """Return the example's other key."""
    return example.kind.Key.model_validate(OTHER_KEYS[example.slug])


def right_answer(example):
    return example.kind.key_response(example.content, example.key)


def nothing(example):
    return example.kind.empty(example.content)


def reviewed(example, response, release, key=None):
    """Return the example as it is reviewed when `key` is right, by default its own."""
    kind, right = example.kind, key or example.key
    outcome = kind.score(example.content, right, example.scoring, response)
    return ReviewedItem(
        answer=Answer(
            pk=1,
            position=1,
            version=ItemVersion(item=Item(code="example"), kind=kind.name),
            state=Answer.State.EMPTY
            if kind.is_empty(response)
            else Answer.State.COMPLETE,
        ),
        score=Score(
            raw=outcome.raw,
            maximum=outcome.max,
            needs_person=outcome.needs_person,
            elements=[dataclasses.asdict(element) for element in outcome.elements],
            arithmetic=outcome.arithmetic,
            note=outcome.note,
        ),
        release=release,
        content=example.content,
        response=response,
        key=right,
        scoring=example.scoring,
        feedback=Feedback(
            general="<p>TAKEAWAY</p>",
            by_element={each: f"WHY-{each}." for each in example.feedback.by_element},
        ),
        sources=[],
        reread=None,
    )


def page(example, response, release, key=None):
    """Return the part of a review that is about the example."""
    item = reviewed(example, response, release, key)
    context = {"items": [item], "enrolment": INSTRUCTOR}
    return render_to_string("quizzes/review/_items.html", context)
