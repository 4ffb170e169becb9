"""What each kind's fields are called, and what is refused of them."""

import pytest
from django.http import QueryDict

from quizzes.forms import FORMS
from quizzes.kinds import KINDS

OPTIONS = [{"id": each, "text": each} for each in "abcde"]
CONTENT = {
    "grouping": {
        "groups": [
            {"id": "g1", "text": "Breathing", "options": OPTIONS[:2]},
            {"id": "g2", "text": "Movement", "options": OPTIONS[2:]},
        ]
    },
    "matrix-multiple-response": {"rows": OPTIONS, "columns": OPTIONS},
    "cloze": {
        "passage": {"paragraphs": [[{"blank": "b1"}]]},
        "blanks": [{"id": "b1", "choices": OPTIONS}],
    },
    "rationale": {
        "passage": {"paragraphs": [[{"blank": "b1"}, {"blank": "b2"}]]},
        "blanks": [{"id": "b1"}, {"id": "b2"}],
        "tokens": OPTIONS,
    },
    "highlight": {
        "passage": {
            "paragraphs": [
                [{"span": "a", "text": "pale"}, {"span": "b", "text": "wet"}]
            ]
        }
    },
}


def posted(name, query):
    content = KINDS[name].Content.model_validate({"stem": "Which?", **CONTENT[name]})
    return FORMS[name](QueryDict(query), kind_name=name, content=content)


@pytest.mark.parametrize(
    ("name", "query", "response"),
    [
        (
            "grouping",
            "group-g2=e&group-g2=c&group-g1=b",
            '{"groups":{"g1":["b"],"g2":["c","e"]}}',
        ),
        (
            "matrix-multiple-response",
            "row-b=a&row-a=e&row-a=c",
            '{"cells":[["a","c"],["a","e"],["b","a"]]}',
        ),
        ("cloze", "blank-b1=d", '{"blanks":{"b1":"d"}}'),
        ("cloze", "blank-b1=", '{"blanks":{}}'),
        ("rationale", "blank-b2=a&blank-b1=b", '{"blanks":{"b1":"b","b2":"a"}}'),
        ("highlight", "spans=b&spans=a", '{"spans":["a","b"]}'),
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
            "grouping",
            "group-g9=a",
            "“g9” is not a part of this answer. Its parts: g1, g2.",
        ),
        (
            "matrix-multiple-response",
            "row-z=a",
            "“z” is not one of the choices. Choose from: a, b, c, d, e.",
        ),
        (
            "matrix-multiple-response",
            "row-a=",
            "“['a', '']” is not a cell. Send its row and its column.",
        ),
        ("cloze", "blank-b9=a", "“b9” is not a part of this answer. Its parts: b1."),
        (
            "rationale",
            "blank-b1=z",
            "“z” is not one of the choices. Choose from: a, b, c, d, e.",
        ),
        ("highlight", "spans=z", "“z” is not one of the choices. Choose from: a, b."),
        ("highlight", "spans=a&spans=a", "“a” is chosen twice. Choose it once."),
    ],
)
def test_fields_of_another_item_are_refused(name, query, message):
    form = posted(name, query)

    assert not form.is_valid()
    assert form.non_field_errors() == [message]
