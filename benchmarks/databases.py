"""A fresh database of each sort, on this machine and for one run alone."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "rounds"


class MissingError(Exception):
    """What this machine lacks, and how to have it."""


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def sqlite(place: Path) -> Iterator[str]:
    """Yield the address of an SQLite file that does not exist yet."""
    yield f"sqlite:///{place / 'rounds.sqlite3'}"


@contextmanager
def postgresql(place: Path) -> Iterator[str]:
    """Yield the address of a PostgreSQL server that runs as it is installed.

    Raises:
        MissingError: there is no PostgreSQL here.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        message = "no PostgreSQL; to have it: apt-get install postgresql"
        raise MissingError(message)
    data, port = place / "postgresql", free_port()
    data.mkdir()
    as_owner = _as_owner(data)
    options = f"-p {port} -k {data} -c listen_addresses=127.0.0.1"
    run = [*as_owner, str(found[-1] / "pg_ctl"), "-D", str(data / "data"), "-s", "-w"]
    initdb = [str(found[-1] / "initdb"), "-D", str(data / "data"), "-U", USER]
    _run([*as_owner, *initdb, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"])
    _run([*run, "-l", str(data / "log"), "-o", options, "start"])
    try:
        yield f"postgres://{USER}@127.0.0.1:{port}/postgres"
    finally:
        _run([*run, "-m", "fast", "stop"])


DATABASES = {"sqlite": sqlite, "postgresql": postgresql}


def _as_owner(data: Path) -> list[str]:
    """Return what runs a command as the owner of `data`: never as root."""
    if os.geteuid() != 0:
        return []
    shutil.chown(data, "postgres")
    # It has to get through to its folder.
    data.parent.chmod(0o755)
    return ["runuser", "-u", "postgres", "--"]


def _run(command: list[str]) -> None:
    """Run a command in silence."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603 - no shell, and all of it is ours
