"""What is held back of a result is not in the page: kind by kind, bit by bit.

Two keys that differ in everything must give the same bytes wherever the difference may
not be known.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings

from quizzes.gallery import EXAMPLES
from quizzes.releases import EVERYTHING, NOTHING, Release
from tests.quizzes.reports.explaining import (
    OTHER_KEYS,
    RELEASES,
    nothing,
    other_key,
    page,
    right_answer,
)

EACH_EXAMPLE = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
JUDGED = re.compile(r"chip--(?:ok|bad|amber)|answer--(?:right|wrong)|spot--(?:ri|wro)")
# Each of them is explained as a whole, and by the cells that are right.
BY_ROW = {"one-in-each-row", "several-in-each-row", "order-exact", "order-partial"}
# Written answers are explained by slips and by nothing else.
WRITTEN = {"number-shown-unit", "number-chosen-unit", "number-drawn", "short-answer"}


def whys(html):
    return set(re.findall(r"WHY-([\w-]+)\.", html))


def test_every_example_has_another_key():
    assert list(OTHER_KEYS) == list(EXAMPLES)


@EACH_EXAMPLE
def test_page_with_everything_tells_one_key_from_another(example):
    response = right_answer(example)

    own = page(example, response, EVERYTHING)
    other = page(example, response, EVERYTHING, other_key(example))

    assert own != other


@EACH_EXAMPLE
@pytest.mark.parametrize("rationale", [False, True])
def test_page_before_correctness_is_the_same_whatever_is_right(example, rationale):
    release = Release(mark=False, correctness=False, key=False, rationale=rationale)
    response = right_answer(example)

    own = page(example, response, release)
    other = page(example, response, release, other_key(example))

    assert own == other
    assert not JUDGED.search(own)


@EACH_EXAMPLE
def test_page_before_the_key_says_nothing_of_what_was_not_chosen(example):
    releases = [release for release in RELEASES if not release.key]
    response = nothing(example)

    own = [page(example, response, each) for each in releases]
    other = [page(example, response, each, other_key(example)) for each in releases]

    assert own == other


@EACH_EXAMPLE
def test_mark_alone_shows_points_and_no_verdict(example):
    release = Release(mark=True, correctness=False, key=False, rationale=False)
    response = right_answer(example)

    html = page(example, response, release)

    head, body = html.split('class="review-item__body"')
    assert re.search(r"\d+ of \d+ point", head)
    assert not JUDGED.search(body)
    assert "sum__points" not in body


@EACH_EXAMPLE
def test_correctness_alone_shows_verdicts_and_no_points(example):
    release = Release(mark=False, correctness=True, key=False, rationale=False)
    response = right_answer(example)

    html = page(example, response, release)

    assert JUDGED.search(html.split('class="review-item__body"')[1])
    assert not re.search(r"\d+ of \d+ point|sum__points|[+]1", html)
    assert whys(html) == set()


@EACH_EXAMPLE
def test_explanations_wait_for_their_own_time(example):
    pages = {each: page(example, right_answer(example), each) for each in RELEASES}

    whole = {release for release, html in pages.items() if "TAKEAWAY" in html}
    any_why = {release for release, html in pages.items() if whys(html)}
    assert whole == {each for each in RELEASES if each.key and each.rationale}
    assert any_why <= {each for each in RELEASES if each.rationale}


@EACH_EXAMPLE
def test_without_the_key_only_what_was_chosen_is_explained(example):
    release = Release(mark=False, correctness=False, key=False, rationale=True)
    response = right_answer(example)

    html = page(example, response, release)

    chosen = set(re.findall(r"[\w-]+", str(list(response.model_dump().values()))))
    explained = set(example.feedback.by_element)
    expected = set() if example.slug in BY_ROW else explained & chosen
    assert whys(html) == expected
    assert bool(expected) is (example.slug not in BY_ROW | WRITTEN)


@EACH_EXAMPLE
def test_everything_explains_every_choice(example):
    html = page(example, right_answer(example), EVERYTHING)

    assert whys(html) == set(example.feedback.by_element)


@EACH_EXAMPLE
def test_nothing_released_leaves_the_question_and_the_answer(example):
    html = page(example, right_answer(example), NOTHING)

    assert example.content.stem in html
    assert not re.search(r"\d+ of \d+ point|TAKEAWAY|WHY-", html)


def test_templates_ask_items_only_for_what_is_released():
    folder = Path(settings.ROOT) / "templates" / "quizzes"
    raw = re.compile(r"item\.(?:key|feedback|score|sources|reread|points_in_words)\b")
    paths = [
        *folder.glob("review/*.html"),
        *folder.glob("kinds/**/*.html"),
        *folder.glob("gallery/*.html"),
        *folder.glob("player/*.html"),
    ]

    found = [path.name for path in paths if raw.search(path.read_text())]

    assert (len(paths) > 50, found) == (True, [])
