"""What is measured: each page and each save, as a browser asks for it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from threading import Lock

from django.urls import reverse

from benchmarks.client import JSON, Person
from benchmarks.filling import Classroom
from benchmarks.load import Action, UsedUpError
from quizzes.models import Answer
from quizzes.papers import content_of

READ, INSERT = "bare read", "bare INSERT"
KIND = "multiple-choice"


@dataclass(frozen=True)
class Operation:
    """Something to measure, and the floor it stands beside."""

    name: str
    action: Action
    floor: str


@dataclass(frozen=True)
class Seat:
    """One student's session and attempt, and a question there with its options."""

    session: str
    attempt: int
    position: int
    # What stands, and what may be answered instead.
    rev: int
    options: Sequence[str]

    @property
    def address(self) -> str:
        """Return where the question is."""
        return reverse("quizzes:question", args=[self.attempt, self.position])


class Seats:
    """Students handed out one by one, to each client its own."""

    def __init__(self, seats: Sequence[Seat]) -> None:
        """Keep them."""
        self._left = iter(seats)
        self._lock = Lock()

    def take(self) -> Seat:
        """Return the next one.

        Raises:
            UsedUpError: there is none.
        """
        with self._lock:
            seat = next(self._left, None)
        if seat is None:
            raise UsedUpError
        return seat

    def of(self, client: Person) -> Seat:
        """Return the one that a client keeps, signed in."""
        seat: Seat = client.memory.setdefault("seat", None) or self.take()
        client.memory["seat"] = seat
        client.become(seat.session)
        return seat


def seats_in(room: Classroom, sessions: Sequence[str]) -> list[Seat]:
    """Return each student's place, at a question with one right option."""
    rows = (
        Answer.objects.filter(attempt__assignment=room.assignment, version__kind=KIND)
        .select_related("version")
        .defer("version__key", "version__scoring", "version__feedback")
        .order_by("attempt__enrolment", "position")
    )
    first: dict[int, Answer] = {}
    for answer in rows:
        first.setdefault(answer.attempt_id, answer)
    return [
        Seat(
            session=session,
            attempt=answer.attempt_id,
            position=answer.position,
            rev=answer.rev,
            options=_others_first(answer),
        )
        for session, answer in zip(sessions, first.values(), strict=True)
    ]


def _others_first(answer: Answer) -> list[str]:
    """Return the options, what was chosen last, so that each save changes something."""
    chosen = (answer.response or {}).get("choice")
    options = [each.id for each in content_of(answer.version).options]
    return sorted(options, key=lambda option: option == chosen)


def floors() -> dict[str, Action]:
    """Return the bare views, by name."""
    read, insert = reverse("one-read"), reverse("one-insert")

    def read_one(client: Person) -> None:
        client.get(read)

    def insert_one(client: Person) -> None:
        client.post(insert, {"text": "as little as can be"}, accept=JSON)

    return {READ: read_one, INSERT: insert_one}


def of_students(room: Classroom, lesson: str, seats: Seats) -> list[Operation]:
    """Return what students do, each from a seat of their own."""
    reading = reverse("study:lesson", args=[room.cohort.pk, lesson])

    def lesson_page(client: Person) -> None:
        seats.of(client)
        client.get(reading)

    def question_page(client: Person) -> None:
        client.get(seats.of(client).address)

    def save(client: Person) -> None:
        _Saving.of(client, seats).save()

    def submit(client: Person) -> None:
        seat = seats.take()
        client.become(seat.session)
        address = reverse("quizzes:submit", args=[seat.attempt])
        client.post(address, {}, expected=302)
        client.get(reverse("quizzes:review", args=[seat.attempt]))

    return [
        Operation("lesson page", lesson_page, READ),
        Operation("question page", question_page, READ),
        Operation("answer save", save, INSERT),
        Operation("submit and review", submit, INSERT),
    ]


def of_staff(room: Classroom, session: str) -> list[Operation]:
    """Return what an instructor looks at."""
    students = reverse("dashboard:students", args=[room.cohort.pk])
    items = reverse("dashboard:items", args=[room.cohort.pk])

    def students_page(client: Person) -> None:
        client.become(session)
        client.get(students)

    def items_page(client: Person) -> None:
        client.become(session)
        client.get(items)

    return [
        Operation("students dashboard", students_page, READ),
        Operation("items dashboard", items_page, READ),
    ]


class _Saving:
    """One page that saves, again and again, another option each time."""

    def __init__(self, client: Person, seat: Seat) -> None:
        """Begin on top of what is stored, as the page would show it."""
        self._client = client
        self._seat = seat
        self._options = cycle(seat.options)
        self._rev = seat.rev
        self._seq = 0

    @classmethod
    def of(cls, client: Person, seats: Seats) -> "_Saving":
        """Return the one that a client goes on with."""
        seat = seats.of(client)
        if "saving" not in client.memory:
            client.memory["saving"] = cls(client, seat)
        saving: _Saving = client.memory["saving"]
        return saving

    def save(self) -> None:
        """Send what the page's script sends after a change."""
        self._seq += 1
        fields = {
            "base_rev": str(self._rev),
            "client_id": f"page-{self._seat.attempt}",
            "client_seq": str(self._seq),
            "client_at": str(int(time.time() * 1000)),
            "choice": next(self._options),
        }
        self._client.post(self._seat.address, fields, accept=JSON)
        self._rev += 1
