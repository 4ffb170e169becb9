"""What is drawn once for many shows to each no more than is told to them."""

from types import SimpleNamespace

import pytest

from quizzes.releases import EVERYTHING, NOTHING
from quizzes.reports.verdicts import verdict
from quizzes.templatetags.explained import answer_card, choice_row

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
