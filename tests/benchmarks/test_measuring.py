"""The parts of the benchmark, with numbers as small as can be and no clock asserted."""

import pytest

from benchmarks.load import Load, Pace, Timing, UsedUpError
from benchmarks.operations import Seat, Seats
from benchmarks.report import Row, growth, table

ROW = Row(
    database="sqlite",
    operation="items dashboard",
    attempts=200,
    requests_per_second=20.0,
    median_ms=40.0,
    p95_ms=55.5,
    ratio_to_floor=0.05,
    queries=9,
    bytes=61_422,
)


class Idle:
    """A client that asks for nothing."""

    def __init__(self):
        self.memory = {}
        self.is_closed = False

    def close(self):
        self.is_closed = True


@pytest.fixture
def load():
    made = Load([Idle(), Idle()], Pace(turns=2, seconds=0.01, clients=2))
    yield made
    made.close()


def test_operation_and_floor_take_turns(load):
    turns = []

    measured = load.measure(
        lambda _client: turns.append("operation"), lambda _client: turns.append("floor")
    )

    assert set(turns) == {"operation", "floor"}
    assert (turns[0], turns[-1]) == ("floor", "floor")
    assert load.requests == len(measured.own.seconds) + len(measured.floor.seconds)


def test_turn_ends_when_nothing_is_left(load):
    seats = Seats([Seat("key", number, 1, 0, "ab") for number in range(3)])

    timing = load.run(lambda _client: seats.take() and None, seconds=60)

    assert len(timing.seconds) == 3
    with pytest.raises(UsedUpError):
        seats.take()


def test_figures_of_known_times():
    timing = Timing([0.001, 0.002, 0.003, 0.004], elapsed=2.0)

    assert (timing.per_second, timing.median_ms) == (2.0, 2.5)
    assert timing.p95_ms == pytest.approx(3.85)


def test_table_names_each_figure():
    text = table([ROW])

    assert text.splitlines()[-1].split() == (
        ["items", "dashboard", "200", "20", "40.0", "55.5", "0.05", "9", "61,422"]
    )


def test_growth_compares_the_largest_class_with_the_smallest():
    larger = Row(**{**ROW.document(), "attempts": 20_000, "median_ms": 50.0})

    assert growth([larger, ROW]) == (
        "items dashboard: 1.25 × the time from 200 to 20,000 attempts"
    )
