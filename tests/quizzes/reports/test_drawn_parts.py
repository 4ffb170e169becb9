"""What is drawn once for many shows to each no more than is told to them."""

from types import SimpleNamespace

import pytest

from quizzes.releases import EVERYTHING, NOTHING
from quizzes.reports.blanks import BlankRow
from quizzes.reports.orders import Step
from quizzes.reports.pins import ComparedCue
from quizzes.reports.verdicts import Row, verdict
from quizzes.templatetags.explained import (
    answer_cards,
    apparatus,
    blank_rows,
    choice_rows,
    cues,
    matrix_rows,
    step_rows,
)

OPTION = SimpleNamespace(id="a", text="Flumazenil")


def choice(*, is_told):
    """Return an item whose one option was chosen and is right."""
    return SimpleNamespace(
        release=EVERYTHING if is_told else NOTHING,
        content=SimpleNamespace(options=[OPTION]),
        verdicts={"a": verdict(is_selected=True, is_keyed=True if is_told else None)},
        whys={"a": "It competes."} if is_told else {},
        elements={"a": {"delta": 1 if is_told else None}},
    )


def rows_of_choices(item):
    """Draw them as the kinds do that show a table."""
    return choice_rows(item, item.content.options)


@pytest.mark.parametrize("draw", [answer_cards, rows_of_choices])
def test_part_that_is_held_back_is_not_taken_from_who_saw_it(draw):
    told = draw(choice(is_told=True))
    held = draw(choice(is_told=False))

    assert ("It competes." in told, "It competes." in held) == (True, False)
    assert draw(choice(is_told=True)) == told


def rows(part, *, is_told):
    """Return an item with one part, under every name that a kind has for its parts."""
    return SimpleNamespace(
        release=EVERYTHING if is_told else NOTHING,
        scoring=SimpleNamespace(rule="lcs"),
        blanks=[part],
        rows=[part],
        steps=[part],
    )


ROWS = [
    pytest.param(
        blank_rows,
        BlankRow(number=1, chosen="b", right=("a",), is_right=False, points=0),
        BlankRow(number=1, chosen="b", right=(), is_right=None, points=None),
        id="blank",
    ),
    pytest.param(
        matrix_rows,
        Row("Onset", chosen="b", right="a", why="", is_right=True, points=0),
        Row("Onset", chosen="b", right="", why="", is_right=None, points=None),
        id="matrix",
    ),
    pytest.param(
        step_rows,
        Step(place=1, text="Stop", given=1, why="", is_right=True, points=1),
        Step(place=1, text="Stop", given=1, why="", is_right=None, points=None),
        id="step",
    ),
]


@pytest.mark.parametrize(("draw", "all_told", "chosen_told"), ROWS)
def test_row_that_is_held_back_is_not_taken_from_who_saw_it(
    draw, all_told, chosen_told
):
    told = draw(rows(all_told, is_told=True))
    held = draw(rows(chosen_told, is_told=False))

    assert ("chip--ok" in told, "chip--ok" in held) == (True, False)
    assert ("Points" in told, "Points" in held) == (True, False)


def test_cues_are_not_taken_from_who_saw_them():
    cue = ComparedCue("Pulse", is_pinned=True, matters=True)

    told = cues(SimpleNamespace(number=3, cues=[cue]))
    held = cues(SimpleNamespace(number=3, cues=[]))

    assert ("it matters here" in told, held) == (True, "")


PASSAGE = SimpleNamespace(
    lesson=SimpleNamespace(slug="kinetics"), section="decay", title="Decay"
)
COURSE = SimpleNamespace(edition="2026", review_status="draft")
ENROLMENT = SimpleNamespace(
    cohort_id=1, is_staff=True, cohort=SimpleNamespace(course=COURSE)
)


def whole(*, is_told):
    """Return an item with a point to make and a passage to read again."""
    return SimpleNamespace(
        release=EVERYTHING if is_told else NOTHING,
        mark_by_hand=None,
        takeaway="Count five half-lives.",
        shown_sources=[],
        shown_reread=PASSAGE,
        version=SimpleNamespace(
            item=SimpleNamespace(code="item-1"), number=1, created_at=None
        ),
    )


def test_what_explains_all_is_not_taken_from_who_saw_it():
    told = apparatus(whole(is_told=True), ENROLMENT)
    held = apparatus(whole(is_told=False), ENROLMENT)

    assert ("five half-lives" in told, "Reread" in told, held) == (True, True, "")
