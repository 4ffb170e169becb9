"""Where a demonstration may happen, and what it keeps on disk."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files import locks
from django.core.management.base import CommandError

SETTINGS = "config.settings.demo"
SQLITE_FILES = ("", "-wal", "-shm", "-journal")


def refuse_elsewhere() -> None:
    """Keep accounts with a known password out of every real database.

    Raises:
        CommandError: the settings are others than the demonstration's.
    """
    if not getattr(settings, "IS_DEMONSTRATION", False):
        message = (
            "A demonstration has accounts with a known password, so it runs under its "
            "own settings alone. "
            f"Use `make demo`, or set DJANGO_SETTINGS_MODULE={SETTINGS}."
        )
        raise CommandError(message)


@contextmanager
def held() -> Iterator[None]:
    """Keep others from preparing a demonstration in this folder meanwhile.

    Raises:
        CommandError: another one is at it.
    """
    folder = Path(settings.VAR)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "demo.lock").open("w") as lock:
        if not locks.lock(lock, locks.LOCK_EX | locks.LOCK_NB):
            message = (
                f"Another demonstration is being set up in {folder}. Wait until it "
                "serves, or set ROUNDS_VAR to another folder."
            )
            raise CommandError(message)
        yield


def database_file() -> Path:
    """Return the file that the demonstration is kept in.

    Raises:
        CommandError: it is kept in a database server.
    """
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        message = (
            "Only SQLite files are deleted. Unset DATABASE_URL, or empty it yourself."
        )
        raise CommandError(message)
    return Path(database["NAME"])


def delete_database(path: Path) -> None:
    """Delete a SQLite database and what it keeps beside its file."""
    for suffix in SQLITE_FILES:
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)


def static_sources() -> str:
    """Return a digest that changes when any file to be served does."""
    digest = hashlib.sha256()
    for line in sorted(_static_lines()):
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()


def _static_lines() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list(None):
            found = Path(storage.path(name)).stat()
            yield f"{storage.location}/{name} {found.st_size} {found.st_mtime_ns}"
