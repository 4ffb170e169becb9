"""Where things stand in a drawing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.bars import BarNumbers, stacked_bars
from dashboard.charts.frame import NARROW, WIDE, clipped, drawings
from dashboard.charts.marks import marks_chart, steps
from dashboard.charts.scatter import Point, scatter

MARKS = st.lists(st.integers(0, 1000).map(lambda each: each / 10), max_size=60)
PASS_MARKS = st.integers(0, 100).map(float)
WIDTHS = st.sampled_from([WIDE, NARROW])


def test_both_widths_are_drawn():
    found = drawings(lambda width: width)

    assert (found.wide, found.narrow) == (720, 350)


def test_parts_of_a_bar_lie_end_to_end():
    bar = BarNumbers("Unit", "words", [(3, "f1"), (0, "shape1"), (1, "shape")])

    [row] = stacked_bars([bar], WIDE).rows

    found = [(part.x, part.width, part.css_class) for part in row.segments]
    assert found == [(0.0, 540.0, "f1"), (540.0, 180.0, "shape")]


def test_bar_of_nobody_is_empty():
    [row] = stacked_bars([BarNumbers("Unit", "words", [(0, "f1")])], NARROW).rows

    assert row.segments == []


def test_words_go_below_the_name_where_it_is_narrow():
    bars = [BarNumbers("Unit", "words", [(1, "f1")])] * 2

    wide, narrow = stacked_bars(bars, WIDE), stacked_bars(bars, NARROW)

    assert [row.words_y - row.name_y for row in wide.rows] == [0, 0]
    assert [row.words_y - row.name_y for row in narrow.rows] == [19, 19]
    assert wide.height < narrow.height


def test_long_label_is_cut():
    assert clipped("Pharmacokinetics", 72) == "Pharmacok…"
    assert clipped("Kinetics", 72) == "Kinetics"


@pytest.mark.parametrize(
    ("pass_mark", "edges"),
    [
        (70.0, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]),
        (75.0, [0, 5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 100]),
    ],
)
def test_steps_meet_at_the_pass_mark(pass_mark, edges):
    found = steps([], pass_mark)

    assert [low for low, _, _ in found] + [100] == edges


def test_full_marks_are_in_the_last_step():
    assert steps([100.0, 99.9, 70.0, 69.9], 70.0)[-4:] == [
        (60.0, 70.0, 1),
        (70.0, 80.0, 1),
        (80.0, 90.0, 0),
        (90.0, 100.0, 2),
    ]


@given(MARKS, PASS_MARKS)
def test_every_mark_is_in_one_step(marks, pass_mark):
    assert sum(count for _, _, count in steps(marks, pass_mark)) == len(marks)


@given(MARKS, PASS_MARKS, WIDTHS)
def test_columns_stay_in_the_drawing_and_tell_passed_from_not(marks, pass_mark, width):
    chart = marks_chart(marks, pass_mark, None, width)

    passed = sum(each.count for each in chart.columns if each.css_class == "f1")
    assert passed == sum(mark >= pass_mark for mark in marks)
    for column in chart.columns:
        assert column.x >= 0
        assert column.x + column.width <= width
        assert 0 < column.label_y < chart.base
        assert column.y + column.height == pytest.approx(chart.base, abs=0.2)


@pytest.mark.parametrize(
    ("median", "anchor"), [(90.0, "end"), (20.0, "start"), (None, None)]
)
def test_words_at_the_median_have_room(median, anchor):
    chart = marks_chart([50.0], 70.0, median, NARROW)

    assert (chart.median and chart.median.anchor) == anchor


POINTS = st.lists(
    st.builds(
        Point,
        facility=st.integers(0, 100).map(lambda each: each / 100),
        correlation=st.integers(-100, 100).map(lambda each: each / 100),
        css_class=st.just("f1"),
        label=st.sampled_from(["", "antidote-arrow", "a" * 80]),
    ),
    max_size=20,
)


@given(POINTS, WIDTHS)
def test_every_point_is_in_the_drawing(points, width):
    chart = scatter(points, 0.2, width)

    assert len(chart.dots) == len(points)
    for dot in chart.dots:
        assert chart.left <= dot.x <= chart.right
        assert chart.top <= dot.y <= chart.base
    assert chart.top <= chart.threshold <= chart.base
    assert chart.zone_height == pytest.approx(chart.base - chart.threshold, abs=0.1)


def test_better_items_are_higher_and_easier_ones_further_right():
    hard, easy = Point(0.3, 0.1, "f1"), Point(0.8, 0.5, "f1")

    first, second = scatter([hard, easy], 0.2, WIDE).dots

    assert (second.x > first.x, second.y < first.y) == (True, True)


def test_grades_have_a_real_minus_sign():
    labels = [grade.label for grade in scatter([], 0.2, WIDE).y_ticks]

    assert labels == ["−0.4", "−0.2", "0.0", "0.2", "0.4", "0.6"]
