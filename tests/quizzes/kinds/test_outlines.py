"""Outlines: what is inside, how much it is and what is no outline."""

from decimal import Decimal

import pytest

from quizzes.kinds.base import Problem
from quizzes.kinds.outlines import Region, check_outlines


def region(each="a", *, corners):
    points = [corner.split(",") for corner in corners.split()]
    return Region.model_validate({"id": each, "text": "<p>Here</p>", "points": points})


SQUARE = region(corners="0.2,0.2 0.6,0.2 0.6,0.6 0.2,0.6")
# An L: its inner corner is at the middle.
BENT = region(corners="0,0 0.5,0 0.5,0.5 1,0.5 1,1 0,1")


@pytest.mark.parametrize(
    ("outline", "area"),
    [
        (SQUARE, "0.32"),
        (region(corners="0,0 1,0 0,1"), "1"),
        (region(corners="0,1 1,0 0,0"), "1"),
        (BENT, "1.5"),
        (region(corners="0,0 1,1 0.5,0.5"), "0"),
    ],
)
def test_area_is_what_the_corners_enclose(outline, area):
    assert outline.twice_its_area == Decimal(area)


@pytest.mark.parametrize(
    ("outline", "at", "is_inside"),
    [
        pytest.param(SQUARE, "0.4,0.4", True, id="middle"),
        pytest.param(SQUARE, "0.1,0.4", False, id="left"),
        pytest.param(SQUARE, "0.7,0.4", False, id="right"),
        pytest.param(SQUARE, "0.4,0.1", False, id="above"),
        pytest.param(SQUARE, "0.4,0.7", False, id="below"),
        pytest.param(SQUARE, "0.2,0.4", False, id="on-an-edge"),
        pytest.param(SQUARE, "0.6,0.6", False, id="on-a-corner"),
        pytest.param(SQUARE, "0.7,0.6", False, id="in-line-with-an-edge"),
        pytest.param(BENT, "0.25,0.25", True, id="upper-arm"),
        pytest.param(BENT, "0.75,0.75", True, id="lower-arm"),
        pytest.param(BENT, "0.75,0.25", False, id="in-the-notch"),
    ],
)
def test_point_is_inside_or_not(outline, at, is_inside):
    right, down = at.split(",")

    assert outline.has((Decimal(right), Decimal(down))) is is_inside


@pytest.mark.parametrize(
    ("corners", "message"),
    [
        ("0,0 1,0 1,1.1", "Its corners lie from 0 to 1."),
        ("0,0 1,0 -0.1,0.1", "Its corners lie from 0 to 1."),
        ("0,0 1,1", "It has no inside; give at least 3 corners."),
        ("0,0 1,1 0.5,0.5", "It has no inside; give at least 3 corners."),
        ("0.3,0.6 0.9,0.4 0.9,0.9", "It reaches into b; draw them apart."),
    ],
)
def test_faulty_outline_is_named(corners, message):
    other = region("b", corners="0.1,0.5 0.4,0.5 0.4,0.9 0.1,0.9")

    problems = check_outlines([region(corners=corners), other], where="content.regions")

    assert problems == [Problem("content.regions.a", message)]


def test_neighbors_may_share_an_edge():
    other = region("b", corners="0.6,0.2 0.9,0.2 0.9,0.6 0.6,0.6")

    assert check_outlines([SQUARE, other], where="content.regions") == []
