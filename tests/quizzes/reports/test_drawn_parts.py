"""What is drawn once for many shows to each no more than is told to them."""

from types import SimpleNamespace

import pytest

from quizzes.releases import EVERYTHING, NOTHING
from quizzes.reports.blanks import BlankRow
from quizzes.reports.verdicts import Row, verdict
from quizzes.templatetags.explained import (
    answer_card,
    blank_row,
    choice_row,
    matrix_row,
    sources,
    takeaway,
)

OPTION = SimpleNamespace(id="a", text="Flumazenil")
DRAWN = [pytest.param(answer_card, id="card"), pytest.param(choice_row, id="row")]


def item(*, is_told):
    """Return an item whose one option was chosen and is right."""
    return SimpleNamespace(
        release=EVERYTHING if is_told else NOTHING,
        verdicts={"a": verdict(is_selected=True, is_keyed=True if is_told else None)},
        whys={"a": "It competes."} if is_told else {},
        elements={"a": {"delta": 1 if is_told else None}},
    )


@pytest.mark.parametrize("draw", DRAWN)
def test_part_that_is_held_back_is_not_taken_from_who_saw_it(draw):
    told = draw(item(is_told=True), OPTION)
    held = draw(item(is_told=False), OPTION)

    assert ("It competes." in told, "It competes." in held) == (True, False)
    assert draw(item(is_told=True), OPTION) is told


ROWS = [
    pytest.param(
        blank_row,
        BlankRow(number=1, chosen="b", right=("a",), is_right=False, points=0),
        BlankRow(number=1, chosen="b", right=(), is_right=None, points=None),
        id="blank",
    ),
    pytest.param(
        matrix_row,
        Row("Onset", chosen="b", right="a", why="", is_right=False, points=0),
        Row("Onset", chosen="b", right="", why="", is_right=None, points=None),
        id="matrix",
    ),
]


@pytest.mark.parametrize(("draw", "all_told", "chosen_told"), ROWS)
def test_row_that_is_held_back_is_not_taken_from_who_saw_it(
    draw, all_told, chosen_told
):
    told = draw(item(is_told=True), all_told)
    held = draw(item(is_told=False), chosen_told)

    assert ("chip--ok" in told, "chip--ok" in held) == (True, False)
    assert ("Points" in told, "Points" in held) == (True, False)


def test_takeaway_is_not_taken_from_who_saw_it():
    told = takeaway(SimpleNamespace(takeaway="Count five half-lives."))
    held = takeaway(SimpleNamespace(takeaway=""))

    assert ("five half-lives" in told, held) == (True, "")


def test_sources_are_not_taken_from_who_saw_them():
    passage = SimpleNamespace(
        lesson=SimpleNamespace(slug="kinetics"), section="decay", title="Decay"
    )
    open_to = SimpleNamespace(shown_sources=[], shown_reread=passage)
    closed_to = SimpleNamespace(shown_sources=[], shown_reread=None)

    told = sources(open_to, "item-1", 1)
    held = sources(closed_to, "item-1", 1)

    assert ("Reread" in told, held) == (True, "")
