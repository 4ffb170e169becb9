"""What lies over the native forms, and what a list view leaves out."""

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


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_only_what_can_be_placed_or_pressed_has_a_layer(example):
    found = has_layer(example.kind.name, example.content)

    assert found is (example.slug in LAYERED)


def test_page_links_what_its_kinds_need_once():
    linked = layers(["cloze", "rationale", "highlight"], is_list=False)

    assert linked == {
        "scripts": ["js/kinds/twice.js", "js/kinds/tally.js", "js/kinds/bank.js"],
        "styles": ["css/components/highlight.css"],
    }


def test_list_view_keeps_counts_and_warnings_alone():
    linked = layers(["cloze", "bow-tie", "highlight"], is_list=True)

    assert linked == {
        "scripts": ["js/kinds/twice.js", "js/kinds/tally.js"],
        "styles": [],
    }


def test_kind_without_a_layer_links_nothing():
    assert layers(["multiple-choice"], is_list=False) == {"scripts": [], "styles": []}
