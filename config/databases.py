"""Database and cache settings from their addresses."""

from pathlib import Path
from typing import Any

import environ

SQLITE_PRAGMAS = ";".join(
    (
        "PRAGMA journal_mode=WAL",
        # An acknowledged answer survives a power cut.
        "PRAGMA synchronous=FULL",
        "PRAGMA cache_size=-2000",
        "PRAGMA mmap_size=0",
    )
)


def sqlite(path: Path) -> dict[str, Any]:
    """Return settings for one SQLite file that many processes may write to."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # Take the write lock at once: upgrading a read lock can't wait its turn.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        },
    }


def database(url: str, *, fallback: Path, pool: int) -> dict[str, Any]:
    """Return the settings for `url`, or for SQLite at `fallback` where it is empty.

    PostgreSQL connections come from a pool of at most `pool` in each process.
    """
    if not url:
        return sqlite(fallback)
    settings: dict[str, Any] = environ.Env.db_url_config(url)
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        return sqlite(Path(settings["NAME"]))
    settings["CONN_MAX_AGE"] = 0
    settings["CONN_HEALTH_CHECKS"] = True
    options = settings.setdefault("OPTIONS", {})
    # What a connection is asked for the fifth time is planned for good: planning the
    # joins of a page takes longer than answering it.
    options["server_side_binding"] = True
    options["prepare_threshold"] = 5
    options["pool"] = {
        "min_size": 1,
        "max_size": pool,
        # A database that is away is told within seconds, not half a minute.
        "timeout": 5,
        # One that was away for long is found again as soon as it is back: the pool
        # would otherwise double its pauses for five minutes.
        "reconnect_timeout": 5,
    }
    return settings


def cache(url: str) -> dict[str, Any]:
    """Return the settings for `url`, or for a table of the database without one."""
    if not url:
        return {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "rounds_cache",
        }
    settings: dict[str, Any] = environ.Env.cache_url_config(url)
    return settings
