"""Fields of slots, places, regions and names."""

import pytest
from django.http import QueryDict

from quizzes.forms import FORMS
from quizzes.kinds import KINDS


def options(*ids):
    return [{"id": each, "text": each} for each in ids]


def regions(*ids):
    corners = [("0.1", "0.1"), ("0.2", "0.1"), ("0.2", "0.2")]
    return [{**option, "points": corners} for option in options(*ids)]


CONTENT = {
    "bow-tie": {
        "actions": options("a1", "a2", "a3"),
        "conditions": options("c1", "c2"),
        "parameters": options("p1", "p2", "p3"),
    },
    "ordered-response": {"options": options("a", "b", "c")},
    "hot-spot": {
        "image": {"name": "a.svg", "alt": "A", "width": 9, "height": 9},
        "regions": regions("a", "b", "c"),
        "n": 2,
    },
    "short-answer": {},
}


def posted(name, query):
    content = KINDS[name].Content.model_validate({"stem": "Which?", **CONTENT[name]})
    return FORMS[name](QueryDict(query), kind_name=name, content=content)


@pytest.mark.parametrize(
    ("name", "query", "response"),
    [
        (
            "bow-tie",
            "actions=a3&actions=a1&condition=c2&parameters=p2",
            '{"actions":["a1","a3"],"condition":"c2","parameters":["p2"]}',
        ),
        ("bow-tie", "", '{"actions":[],"condition":null,"parameters":[]}'),
        (
            "ordered-response",
            "place-a=3&place-b=1&place-c=2",
            '{"order":["b","c","a"]}',
        ),
        ("ordered-response", "place-a=2&place-b=", '{"order":[null,"a"]}'),
        ("hot-spot", "regions=c&regions=a", '{"regions":["a","c"]}'),
        ("short-answer", "text=+Flumazenil+", '{"text":"Flumazenil"}'),
    ],
)
def test_fields_become_a_response(name, query, response):
    form = posted(name, query)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["response"].model_dump_json() == response


@pytest.mark.parametrize(
    ("name", "query", "message"),
    [
        (
            "bow-tie",
            "actions=a1&actions=a2&actions=a3",
            (
                "3 choices are placed. There is room for 2: "
                "take one back before you place another."
            ),
        ),
        (
            "bow-tie",
            "condition=p1",
            "“p1” is not one of the choices. Choose from: c1, c2.",
        ),
        (
            "ordered-response",
            "place-a=1&place-b=1",
            "Two steps have place 1. Give each step a place of its own.",
        ),
        (
            "ordered-response",
            "place-z=1",
            "“z” is not a part of this answer. Its parts: a, b, c.",
        ),
        ("ordered-response", "place-a=9", "“9” is not a place. Choose 1 to 3."),
        (
            "hot-spot",
            "regions=z",
            "“z” is not one of the choices. Choose from: a, b, c.",
        ),
        (
            "short-answer",
            f"text={'x' * 9_999}",
            f"“{'x' * 40}…” is too long. Write at most 100 characters.",
        ),
    ],
)
def test_fields_that_do_not_fit_are_refused(name, query, message):
    form = posted(name, query)

    assert not form.is_valid()
    assert form.non_field_errors() == [message]


def test_two_steps_in_one_place_are_shown_again_as_posted():
    assert posted("ordered-response", "place-a=1&place-b=1").given() == {
        "places": {"a": "1", "b": "1"}
    }
