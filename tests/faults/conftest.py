"""A class in mid-quiz on a server that may be broken."""

import os
from types import SimpleNamespace

import pytest

from tests.faults.databases import ROOT, PostgreSQL, SQLite
from tests.faults.disks import SmallDisk, SmallFiles
from tests.faults.ledger import attempts, check, check_submitted
from tests.faults.server import Server
from tests.faults.students import Student


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """The class, made once: in a file, or where DATABASE_URL names a server."""
    place = tmp_path_factory.mktemp("faults")
    url = os.environ.get("DATABASE_URL", "")
    is_server = url.startswith(("postgres://", "postgresql://"))
    made = PostgreSQL(place, url) if is_server else SQLite(place)
    yield made
    made.close()


@pytest.fixture
def var(tmp_path):
    """Where the server keeps its files."""
    return tmp_path / "var"


@pytest.fixture
def disk(var):
    """A disk for the server's files that can be filled."""
    made = SmallDisk.mount(var) or SmallFiles()
    yield made
    made.unmount()


@pytest.fixture
def database(prepared, var):
    with prepared.copied(var) as copy:
        yield copy


@pytest.fixture
def server(database, tmp_path):
    """A running server."""
    made = Server(database.environment, ROOT, tmp_path / "server.log")
    try:
        made.start()
        yield made
    finally:
        made.kill()


@pytest.fixture
def classroom(prepared, server, database):
    """Return ways to seat students, and to see them through to the end."""

    def seat(count, first=0, **tab):
        return [
            Student(server.port, desk, f"desk-{desk['attempt']}", **tab)
            for desk in prepared.desks[first : first + count]
        ]

    def finish(students):
        """Resume and submit each student's attempt, and check all that is stored."""
        stored = check(database, students)
        for student in {each.attempt: each for each in students}.values():
            if attempts(database)[student.attempt][0] == "open":
                student.open()
            assert student.submit() == 302
            assert student.receipt() == 200
            student.close()
        check_submitted(database, {student.attempt for student in students})
        return stored

    return SimpleNamespace(seat=seat, finish=finish)


@pytest.fixture
def say(request, prepared):
    """Return a way to put a line of figures into the report of the run."""

    def saying(text):
        line = f"{prepared.name}, {request.node.name}: {text}"
        request.node.user_properties.append(("figures", line))

    return saying
