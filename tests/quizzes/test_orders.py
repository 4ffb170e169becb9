"""Which place a page shows beside a step."""

import pytest

from quizzes.templatetags.orders import place_of


@pytest.mark.parametrize(
    ("given", "place"),
    [
        pytest.param({"order": ("b", None, "a")}, 3, id="stored"),
        pytest.param({"order": ("b",)}, 0, id="not-placed"),
        pytest.param({"order": ()}, 0, id="nothing-placed"),
        pytest.param({}, 0, id="nothing-known"),
        pytest.param({"places": {"a": "2"}}, 2, id="posted"),
        pytest.param({"places": {"b": "2"}}, 0, id="posted-without-it"),
        pytest.param({"places": {"a": "first"}}, 0, id="posted-nonsense"),
    ],
)
def test_place_is_the_stored_or_the_posted_one(given, place):
    assert place_of(given, "a") == place
