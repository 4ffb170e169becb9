"""Every cell that applies, in rows and columns."""

import pytest

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["matrix-multiple-response"]
SCORING = KIND.Scoring()


def options(ids):
    return [{"id": each, "text": f"<p>{each}</p>"} for each in ids.split()]


def content(rows="r1 r2 r3 r4 r5", columns="flu pn cov", **changes):
    return KIND.Content.model_validate(
        {
            "stem": "<p>Which condition does each finding fit?</p>",
            "columns": options(columns),
            "rows": options(rows),
            **changes,
        }
    )


def cells(text):
    """Return the cells written as "column: row row; column: row"."""
    named = [part.split(":") for part in text.split(";") if part]
    return [(row, name.strip()) for name, rows in named for row in rows.split()]


def key(text="flu: r1; pn: r1 r4; cov: r1 r2 r4 r5"):
    return KIND.Key(cells=cells(text))


def score(selected, floor="group", right=None):
    response = KIND.parse(content(), {"cells": cells(selected)})
    return KIND.score(content(), right or key(), KIND.Scoring(floor=floor), response)


@pytest.mark.parametrize(
    ("selected", "by_column", "by_item"),
    [
        pytest.param(
            "flu: r1 r2; pn: r1 r4 r3; cov: r1 r2 r4",
            (4, 7, "0 + 1 + 3 = 4 of 7"),
            (4, 7, "+6 −2 = 4 of 7"),
            id="P8",
        ),
        pytest.param(
            "flu: r2 r3; pn: r1 r4; cov: r1",
            (3, 7, "0 + 2 + 1 = 3 of 7"),
            (1, 7, "+3 −2 = 1 of 7"),
            id="P9",
        ),
        pytest.param("", (0, 7, "0 + 0 + 0 = 0 of 7"), (0, 7, "0 of 7"), id="omitted"),
    ],
)
def test_loss_stops_where_the_item_says(selected, by_column, by_item):
    group, item = score(selected), score(selected, "item")

    assert (group.raw, group.max, group.arithmetic) == by_column
    assert (item.raw, item.max, item.arithmetic) == by_item


def test_gain_and_loss_in_one_column_cancel_out():
    right = key("flu: r1 r2 r3 r4; pn: r1 r2; cov: r1 r2")

    outcome = score("flu: r1 r2 r3; pn: r1 r2; cov: r1 r3", right=right)  # P10

    assert (outcome.raw, outcome.max) == (5, 8)
    assert outcome.arithmetic == "3 + 2 + 0 = 5 of 8"


def test_each_cell_is_an_element():
    item = content("r1 r2", "c1 c2")
    response = KIND.Response(cells=(("r1", "c1"), ("r2", "c1")))

    outcome = KIND.score(item, key("c1: r1; c2: r2"), SCORING, response)

    assert outcome.elements == (
        Element("r1", "c1", selected=True, keyed=True, delta=1),
        Element("r1", "c2", selected=False, keyed=False, delta=0),
        Element("r2", "c1", selected=True, keyed=False, delta=-1),
        Element("r2", "c2", selected=False, keyed=True, delta=0),
    )


def test_cell_that_a_later_version_lacks_is_not_held_against_anyone():
    response = KIND.Response(cells=(("r1", "flu"), ("r9", "flu"), ("r1", "cold")))

    outcome = KIND.score(content(), key(), SCORING, response)

    assert (outcome.raw, outcome.arithmetic) == (1, "1 + 0 + 0 = 1 of 7")


def test_cells_are_kept_in_the_order_of_the_content():
    raw = {"cells": [["r3", "flu"], ("r1", "cov"), ["r1", "flu"]]}

    response = KIND.parse(content(), raw)

    assert response.model_dump_json() == (
        '{"cells":[["r1","flu"],["r1","cov"],["r3","flu"]]}'
    )


@pytest.mark.parametrize("raw", [{}, {"cells": None}, {"cells": []}])
def test_nothing_chosen_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)


@pytest.mark.parametrize(
    ("selected", "is_complete"),
    [("flu: r1; pn: r1; cov: r1", True), ("flu: r1 r2 r3 r4 r5; pn: r1", False)],
)
def test_complete_is_a_row_in_every_column(selected, is_complete):
    response = KIND.parse(content(), {"cells": cells(selected)})

    assert KIND.is_complete(content(), response) is is_complete


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("r1", "“r1” is not a list. Send the cells as a list."),
        (["r1"], "“r1” is not a cell. Send its row and its column."),
        ([["r1"]], "“['r1']” is not a cell. Send its row and its column."),
        ([["r1", ""]], "“['r1', '']” is not a cell. Send its row and its column."),
        ([["", "flu"]], "“['', 'flu']” is not a cell. Send its row and its column."),
        (
            [["r9", "flu"]],
            "“r9” is not one of the choices. Choose from: r1, r2, r3, r4, r5.",
        ),
        (
            [["r1", "cold"]],
            "“cold” is not one of the choices. Choose from: flu, pn, cov.",
        ),
        (
            [["r1", "flu"], ["r1", "flu"]],
            "“r1, flu” is chosen twice. Choose it once.",
        ),
    ],
)
def test_what_is_no_list_of_cells_is_refused(given, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), {"cells": given})

    assert str(caught.value) == message


def test_sound_item_has_no_problems():
    assert KIND.check(content(), key(), SCORING) == []


@pytest.mark.parametrize(
    ("item", "right", "problem"),
    [
        pytest.param(
            content(columns="flu"),
            key("flu: r1"),
            Problem("content.columns", "1 given; write 2 to 10."),
            id="one-column",
        ),
        pytest.param(
            content(rows="r1"),
            key("flu: r1; pn: r1; cov: r1"),
            Problem("content.rows", "1 given; write 2 to 10."),
            id="one-row",
        ),
        pytest.param(
            content(rows="r1 r2 r3 r4"),
            key(),
            Problem("key.cells", "There is no r5; use one of r1, r2, r3, r4."),
            id="unknown-row",
        ),
        pytest.param(
            content(columns="flu pn"),
            key(),
            Problem("key.cells", "There is no cov; use one of flu, pn."),
            id="unknown-column",
        ),
        pytest.param(
            content(),
            key("flu: r1; pn: r1"),
            Problem("key.cells", "Key at least one row for column cov."),
            id="empty-column",
        ),
        pytest.param(
            content(),
            key("flu: r1 r1; pn: r1; cov: r1"),
            Problem("key.cells", "A cell is keyed twice; name each once."),
            id="keyed-twice",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, right, problem):
    assert problem in KIND.check(item, right, SCORING)


def test_columns_keep_their_order():
    shuffled = KIND.present(content(), 7)

    assert shuffled.columns == content().columns
    assert shuffled.rows != content().rows


def test_rows_keep_theirs_where_it_means_something():
    fixed = content(shuffle="no")

    assert KIND.present(fixed, 7) == fixed
