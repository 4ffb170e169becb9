"""The order of a run: students' pages, saves, then the dashboards by size."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.client import Client
from benchmarks.filling import Classroom
from benchmarks.load import Load, Pace, Timing
from benchmarks.operations import (
    INSERT,
    READ,
    Operation,
    Seats,
    floors,
    of_staff,
    of_students,
)
from benchmarks.probe import cost_of
from benchmarks.report import Row
from benchmarks.server import WORKERS, Server
from quizzes.models import Attempt

LESSON = "half-life-and-accumulation"
STUDENTS, STAFF = 8, 2


@dataclass(frozen=True)
class Plan:
    """How much to fill and how long to measure."""

    sizes: Sequence[int]
    # Students with an open attempt; each submission takes one.
    playing: int
    turns: int
    seconds: float
    # How long it is done before that, so that a server in use is measured.
    warming: float
    # After how many requests to each worker its memory is read.
    requests: int


FULL = Plan(
    (200, 2_000, 20_000), 2_000, turns=8, seconds=1.0, warming=3.0, requests=10_000
)
QUICK = Plan((200, 2_000), 400, turns=2, seconds=0.2, warming=0.2, requests=0)


@dataclass
class Measuring:
    """One run on a filled database."""

    database: str
    plan: Plan
    playing: Classroom
    seats: Seats
    session: str
    # Each class with its instructor's session.
    classes: Sequence[tuple[Classroom, str]]
    remarks: str = ""
    _floors: dict[str, Timing] = field(default_factory=dict)

    def measure(self, server: Server) -> list[Row]:
        """Return a row for each operation and each floor."""
        begun, busy = time.perf_counter(), time.process_time()
        students = self._load(server, STUDENTS)
        rows = [
            self._row(students, operation, self.playing, self.session)
            for operation in of_students(self.playing, LESSON, self.seats)
        ]
        staff = self._load(server, STAFF)
        rows += [
            self._row(staff, operation, room, session)
            for room, session in self.classes
            for operation in of_staff(room, session)
        ]
        share = (time.process_time() - busy) / (time.perf_counter() - begun)
        self._read_memory(server, students, staff, share)
        students.close()
        staff.close()
        return [*self._floor_rows(), *rows]

    def _load(self, server: Server, clients: int) -> Load:
        """Return clients who have been to the bare page, for its token."""
        made = [Client(server.port) for _ in range(clients)]
        for each in made:
            each.become(self.session)
        pace = Pace(self.plan.turns, self.plan.seconds, clients)
        load = Load(made, pace)
        load.run(floors()[READ], self.plan.seconds)
        return load

    def _row(
        self, load: Load, operation: Operation, room: Classroom, session: str
    ) -> Row:
        """Measure one operation beside its floor."""
        queries, size = cost_of(operation.action, session)
        load.run(operation.action, self.plan.warming)
        measured = load.measure(operation.action, floors()[operation.floor])
        if load.clients == STUDENTS:
            self._floors.setdefault(operation.floor, Timing()).add(measured.floor)
        return self._as_row(
            operation.name, room, measured.own, measured.ratio, (queries, size)
        )

    def _floor_rows(self) -> list[Row]:
        """Return the floors' own rows, from beside the students' operations."""
        return [
            self._as_row(
                name,
                self.playing,
                self._floors[name],
                1.0,
                cost_of(floors()[name], self.session),
            )
            for name in (READ, INSERT)
        ]

    def _as_row(
        self,
        name: str,
        room: Classroom,
        timing: Timing,
        ratio: float,
        cost: tuple[int, int],
    ) -> Row:
        """Return figures as a row, no more exact than they are."""
        queries, size = cost
        return Row(
            database=self.database,
            operation=name,
            attempts=Attempt.objects.filter(assignment=room.assignment).count(),
            requests_per_second=round(timing.per_second, 1),
            median_ms=round(timing.median_ms, 2),
            p95_ms=round(timing.p95_ms, 2),
            ratio_to_floor=round(ratio, 3),
            queries=queries,
            bytes=size,
        )

    def _read_memory(
        self, server: Server, students: Load, staff: Load, share: float
    ) -> None:
        """Note the workers' memory, after as many requests as the plan says."""
        lesson, question, *_ = of_students(self.playing, LESSON, self.seats)
        while students.requests + staff.requests < self.plan.requests * WORKERS:
            students.run(lesson.action, 1.0)
            students.run(question.action, 1.0)
        asked = (students.requests + staff.requests) // WORKERS
        self.remarks = (
            f"memory: {server.peak_megabytes():.0f} MB at most in a worker, after "
            f"{asked:,} requests to each of {WORKERS}\n"
            f"load generator: {share:.0%} of one core"
        )
