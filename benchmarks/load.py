"""Many clients at once, and an operation in turns with its floor."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TypeAlias

from benchmarks.client import Client, Person

# What one client does once; it may keep what it must remember on itself.
Action: TypeAlias = Callable[[Person], None]


class UsedUpError(Exception):
    """Nothing is left that an operation could be done to."""


@dataclass
class Timing:
    """How long each request took, and how long all of them together."""

    seconds: list[float] = field(default_factory=list)
    elapsed: float = 0.0

    @property
    def per_second(self) -> float:
        """Return how many were done in a second."""
        return len(self.seconds) / self.elapsed if self.elapsed else 0.0

    @property
    def median_ms(self) -> float:
        """Return the median in milliseconds."""
        return 1000 * median(self.seconds)

    @property
    def p95_ms(self) -> float:
        """Return what 95 of 100 stay under, in milliseconds."""
        if len(self.seconds) == 1:
            return self.median_ms
        return 1000 * quantiles(self.seconds, n=20, method="inclusive")[-1]

    def add(self, other: "Timing") -> None:
        """Take in another turn's."""
        self.seconds += other.seconds
        self.elapsed += other.elapsed


@dataclass(frozen=True)
class Pace:
    """How long and how often to measure."""

    turns: int
    seconds: float
    clients: int


@dataclass(frozen=True)
class Measured:
    """An operation, its floor, and the ratio of their throughputs."""

    own: Timing
    floor: Timing
    ratio: float


class Load:
    """Clients that all do the same thing for a while."""

    def __init__(self, clients: Sequence[Client], pace: Pace) -> None:
        """Keep a thread for each client."""
        self._clients = clients
        self.clients = len(clients)
        self._pace = pace
        self._pool = ThreadPoolExecutor(len(clients))
        self.requests = 0

    def measure(self, action: Action, floor: Action) -> Measured:
        """Take turns between an operation and its floor, so that drifts cancel."""
        own, bare, ratios = Timing(), Timing(), []
        for turn in range(self._pace.turns):
            if turn % 2:
                mine, least = self.run(action), self.run(floor)
            else:
                least, mine = self.run(floor), self.run(action)
            own.add(mine)
            bare.add(least)
            ratios.append(mine.per_second / least.per_second)
        return Measured(own, bare, median(ratios))

    def run(self, action: Action, seconds: float | None = None) -> Timing:
        """Have every client do it again and again for a while."""
        begun = time.perf_counter()
        until = begun + (self._pace.seconds if seconds is None else seconds)
        turns = [
            self._pool.submit(_repeat, action, each, until) for each in self._clients
        ]
        timing = Timing([one for turn in turns for one in turn.result()])
        timing.elapsed = time.perf_counter() - begun
        self.requests += len(timing.seconds)
        return timing

    def close(self) -> None:
        """Let the threads go and the clients hang up."""
        self._pool.shutdown()
        for client in self._clients:
            client.close()


def _repeat(action: Action, client: Client, until: float) -> list[float]:
    """Do it once at least, until the time is over or nothing is left."""
    taken: list[float] = []
    while not taken or time.perf_counter() < until:
        begun = time.perf_counter()
        try:
            action(client)
        except UsedUpError:
            break
        taken.append(time.perf_counter() - begun)
    return taken
