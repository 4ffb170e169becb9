"""What lies over the native forms, and what a list view leaves out."""

import re

import pytest

from quizzes.gallery import EXAMPLES
from quizzes.templatetags.layers import has_layer, layers

LAYERED = {
    "blanks-drag",
    "pair-drag",
    "triple-drag",
    "highlight-text",
    "highlight-table",
    "bow-tie",
    "order-exact",
    "order-partial",
    "hot-spot",
    "hot-spots",
}


def linked_names(linked):
    return re.findall(r"/([\w-]+\.(?:css|js))\"", linked)


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_only_what_can_be_placed_or_pressed_has_a_layer(example):
    found = has_layer(example.kind.name, example.content)

    assert found is (example.slug in LAYERED)


def test_page_links_what_its_kinds_need_once():
    linked = layers(["cloze", "rationale", "highlight"], is_list=False)

    assert linked_names(linked) == ["highlight.css", "twice.js", "tally.js", "bank.js"]


def test_list_view_keeps_counts_and_warnings_alone():
    linked = layers(["cloze", "bow-tie", "highlight"], is_list=True)

    assert linked_names(linked) == ["twice.js", "tally.js"]


def test_kind_without_a_layer_links_nothing():
    linked = layers(["multiple-choice"], is_list=False)

    assert linked_names(linked) == []
