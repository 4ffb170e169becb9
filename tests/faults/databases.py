"""Databases of the faults' own, and what they hold, read past the application."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.faults.classroom import COMMAND

ROOT = Path(__file__).resolve().parents[2]
FILE = "rounds.sqlite3"


def environment(var, url=""):
    """Return what tells a process of ours where its database is."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
        "ROUNDS_VAR": str(var),
        "DATABASE_URL": url,
    }


def _make_class(var, url=""):
    """Migrate and fill an empty database; return the desks of its students."""
    (var / "static").mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        [sys.executable, "-c", COMMAND],
        cwd=ROOT,
        env=environment(var, url),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)


class SQLite:
    """Files; each test works on a copy of one."""

    name = "SQLite"

    def __init__(self, place):
        self.place = place / "prepared"
        self.desks = _make_class(self.place)

    @contextmanager
    def copied(self, var):
        """Put a copy below `var` while inside."""
        (var / "static").mkdir(parents=True, exist_ok=True)
        shutil.copy(self.place / FILE, var / FILE)
        yield SQLiteCopy(var)

    def close(self):
        """Leave the file to whoever clears the place."""


class SQLiteCopy:
    """One file."""

    def __init__(self, var):
        self.path = var / FILE
        self.environment = environment(var)

    def rows(self, statement):
        with closing(sqlite3.connect(self.path, timeout=10)) as connection:
            return connection.execute(statement).fetchall()

    @contextmanager
    def locked(self):
        """Hold the lock that every write needs."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("ROLLBACK")


class PostgreSQL:
    """A server; each test works on a database of its own, copied from one."""

    name = "PostgreSQL"

    def __init__(self, place, url):
        self.url = url
        self.prepared = _fresh_name()
        self.run(f"CREATE DATABASE {self.prepared}")
        self.desks = _make_class(place, self.address(self.prepared))

    def address(self, name):
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    def run(self, statement):
        """Run a statement beside all of these databases."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(statement)

    @contextmanager
    def copied(self, var):
        """Have a copy on the server while inside."""
        (var / "static").mkdir(parents=True, exist_ok=True)
        name = _fresh_name()
        self.run(f"CREATE DATABASE {name} TEMPLATE {self.prepared}")
        try:
            yield PostgreSQLCopy(self, name, var)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self):
        self.run(f"DROP DATABASE {self.prepared} WITH (FORCE)")


class PostgreSQLCopy:
    """One database."""

    def __init__(self, server, name, var):
        self.server, self.name = server, name
        self.address = server.address(name)
        self.environment = environment(var, self.address)

    def rows(self, statement):
        with psycopg.connect(self.address) as connection:
            return connection.execute(statement).fetchall()

    def run(self, statement):
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(statement)

    def cut(self):
        """End every connection to it; return how many there were."""
        ended = self.server.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{self.name}'"
        )
        return ended.rowcount

    @contextmanager
    def away(self):
        """Let nobody in while inside."""
        self.server.run(f"ALTER DATABASE {self.name} ALLOW_CONNECTIONS false")
        self.cut()
        yield
        self.server.run(f"ALTER DATABASE {self.name} ALLOW_CONNECTIONS true")


def _fresh_name():
    return f"rounds_faults_{uuid.uuid4().hex[:12]}"
