"""Windows, clocks and pauses in the timeline of an attempt."""

from datetime import timedelta

import pytest

from dashboard.reports.timeline import moments_of
from tests.dashboard.test_timeline import KIND, answer, attempt, send

__all__ = ["answer", "attempt"]


def test_two_windows_are_numbered_and_their_conflict_told(attempt, answer):
    send(answer, KIND.SAVE, 1, "a", client_id="phone", client_seq=1)
    send(answer, KIND.CONFLICT, 2, "b", client_id="laptop", client_seq=1)
    send(answer, KIND.SAVE, 3, "c", client_id="phone", client_seq=2)

    found = moments_of(attempt, str, shows_moves=True)

    assert [(each.window, each.is_lost) for each in found] == [
        (None, False),
        (1, False),
        (2, True),
        (1, False),
        (None, False),
    ]
    assert found[2].note == "another window had saved meanwhile"


def test_one_window_has_no_number(attempt, answer):
    send(answer, KIND.SAVE, 1, "a", client_id="phone", client_seq=1)
    send(answer, KIND.SAVE, 2, "b")

    found = moments_of(attempt, str, shows_moves=True)

    assert {each.window for each in found} == {None}


@pytest.mark.parametrize(("seconds", "is_told"), [(60, False), (61, True), (-61, True)])
def test_clock_of_the_student_is_told_where_it_differs(
    attempt, answer, seconds, is_told
):
    off = attempt.started_at + timedelta(minutes=1, seconds=seconds)
    send(answer, KIND.SAVE, 1, "a", client_at=off)

    found = moments_of(attempt, str, shows_moves=True)

    assert found[1].own_clock == (off if is_told else None)


def test_long_pause_is_told(attempt, answer):
    for minute in (1, 6, 12):
        send(answer, KIND.SAVE, minute, "a")

    found = moments_of(attempt, str, shows_moves=True)

    assert [each.pause for each in found] == ["", "", "", "6 min", "8 min"]
