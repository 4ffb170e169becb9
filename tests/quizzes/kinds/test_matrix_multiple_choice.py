"""One column in each row."""

import pytest

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["matrix-multiple-choice"]
SCORING = KIND.Scoring()


def options(ids):
    return [{"id": each, "text": f"<p>{each}</p>"} for each in ids.split()]


def content(rows="r1 r2 r3 r4", columns="c1 c2", **changes):
    return KIND.Content.model_validate(
        {
            "stem": "<p>Is each order indicated?</p>",
            "columns": options(columns),
            "rows": options(rows),
            **changes,
        }
    )


def key(**changes):
    return KIND.Key(rows={"r1": "c1", "r2": "c2", "r3": "c1", "r4": "c2"} | changes)


def test_each_right_row_earns_a_point():
    rows = {"r1": "c1", "r2": "c2", "r3": "c2", "r4": ""}  # Z1
    response = KIND.parse(content(), {"rows": rows})

    outcome = KIND.score(content(), key(), SCORING, response)

    assert (outcome.raw, outcome.max) == (2, 4)
    assert outcome.arithmetic == "2 of 4 rows right"


def test_each_cell_is_an_element():
    item = content("r1 r2")
    two_rows = KIND.Key(rows={"r1": "c1", "r2": "c2"})
    response = KIND.Response(rows={"r1": "c1", "r2": "c1"})

    outcome = KIND.score(item, two_rows, SCORING, response)

    assert outcome.elements == (
        Element("r1", "c1", selected=True, keyed=True, delta=1),
        Element("r1", "c2", selected=False, keyed=False, delta=0),
        Element("r2", "c1", selected=True, keyed=False, delta=0),
        Element("r2", "c2", selected=False, keyed=True, delta=0),
    )


def test_rows_are_kept_in_the_order_of_the_content():
    response = KIND.parse(content(), {"rows": {"r3": "c1", "r1": "c2", "r2": None}})

    assert response.model_dump_json() == '{"rows":{"r1":"c2","r3":"c1"}}'


@pytest.mark.parametrize(
    "raw", [{}, {"rows": None}, {"rows": {}}, {"rows": {"r1": ""}}]
)
def test_nothing_chosen_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)


def test_blank_row_is_left_to_do():
    blank = KIND.Response(rows={"r1": "c1", "r2": "c1", "r3": "c1"})
    full = KIND.Response(rows={"r1": "c1", "r2": "c1", "r3": "c1", "r4": "c1"})

    assert not KIND.is_complete(content(), blank)
    assert KIND.is_complete(content(), full)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["r1"], "“['r1']” is not a table. Send a column by row."),
        (
            {"r9": "c1"},
            "“r9” is not a part of this answer. Its parts: r1, r2, r3, r4.",
        ),
        ({"r1": "c9"}, "“c9” is not one of the choices. Choose from: c1, c2."),
        (
            {"r1": ["c1", "c2"]},
            "“['c1', 'c2']” is not one of the choices. Choose from: c1, c2.",
        ),
    ],
)
def test_what_is_no_table_of_choices_is_refused(rows, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), {"rows": rows})

    assert str(caught.value) == message


def test_sound_item_has_no_problems():
    assert KIND.check(content(), key(), SCORING) == []


@pytest.mark.parametrize(
    ("item", "problems"),
    [
        pytest.param(
            (content(columns="c1 c2 c3 c4"), key()),
            [Problem("content.columns", "4 given; write 2 to 3.")],
            id="too-many-columns",
        ),
        pytest.param(
            (content("r1 r2 r3"), KIND.Key(rows={"r1": "c1", "r2": "c1", "r3": "c1"})),
            [Problem("content.rows", "3 given; write 4 to 10.")],
            id="too-few-rows",
        ),
        pytest.param(
            (content(), key(r5="c1")),
            [Problem("key.rows", "There is no r5; use one of r1, r2, r3, r4.")],
            id="unknown-row",
        ),
        pytest.param(
            (content(), key(r1="c9")),
            [Problem("key.rows", "There is no c9; use one of c1, c2.")],
            id="unknown-column",
        ),
        pytest.param(
            (content("r1 r2 r3 r4 r5"), key()),
            [Problem("key.rows.r5", "Key a column for it.")],
            id="row-without-key",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, problems):
    assert KIND.check(*item, SCORING) == problems


def test_columns_keep_their_order():
    shuffled = KIND.present(content(columns="c1 c2 c3"), 7)

    assert shuffled.columns == content(columns="c1 c2 c3").columns
    assert shuffled.rows != content().rows


def test_rows_keep_theirs_where_it_means_something():
    fixed = content(shuffle="no")

    assert KIND.present(fixed, 7) == fixed
