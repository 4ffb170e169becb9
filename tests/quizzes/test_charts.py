"""A chart shows what is due, and says which values stray."""

import pytest

from quizzes.charts import Chart, Row

CHART = Chart.model_validate(
    {
        "title": "A day",
        "patient": {"age": "58", "sex": "female", "setting": "ward"},
        "times": [
            {"id": "t0", "label": "08:10", "from_item": 1},
            {"id": "t1", "label": "09:00", "from_item": 3},
        ],
        "tabs": [
            {
                "id": "notes",
                "title": "Notes",
                "type": "notes",
                "entries": [
                    {"id": "n1", "time": "t0", "from_item": 1, "text": "", "words": ""},
                    {"id": "n2", "time": None, "from_item": 2, "text": "", "words": ""},
                    {"id": "n3", "time": "t1", "from_item": 4, "text": "", "words": ""},
                ],
            },
            {
                "id": "labs",
                "title": "Labs",
                "type": "labs",
                "rows": [
                    {"id": "na", "from_item": 1, "label": "Na", "values": {"t1": "131"}}
                ],
            },
        ],
    }
)


@pytest.mark.parametrize(
    ("item", "ids", "times"),
    [
        (1, {"n1"}, ["t0"]),
        (2, {"n1", "n2"}, ["t0"]),
        (3, {"n1", "n2", "na"}, ["t0", "t1"]),
        (4, {"n1", "n2", "n3", "na"}, ["t0", "t1"]),
    ],
)
def test_chart_grows_with_the_items(item, ids, times):
    due = CHART.until(item)

    assert due.ids == ids
    assert [time.id for time in due.times] == times


def test_tab_that_shows_nothing_yet_is_left_out():
    assert [tab.id for tab in CHART.until(2).tabs] == ["notes"]


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("118", "high"),
        ("100", None),
        ("59.5", "low"),
        ("60", None),
        ("irregular", None),
        ("118/60", None),
        ("", None),
    ],
)
def test_value_strays_outside_its_limits(value, verdict):
    row = Row(id="hr", from_item=1, label="HR", values={}, low="60", high="100")

    assert row.strays(value) == verdict


@pytest.mark.parametrize(
    ("value", "verdict"), [("154/80", "high"), ("120/95", "high"), ("120/80", None)]
)
def test_pair_strays_where_one_of_it_does(value, verdict):
    row = Row(id="bp", from_item=1, label="BP", values={}, high="140/90")

    assert row.strays(value) == verdict


def test_row_without_limits_never_strays():
    row = Row(id="pain", from_item=1, label="Pain", values={})

    assert row.strays("9") is None
