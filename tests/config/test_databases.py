"""Databases and caches from their addresses."""

from pathlib import Path

from config import databases
from config.secret import kept_secret

HERE = Path("rounds.sqlite3")


def test_without_an_address_it_is_a_file_that_survives_a_power_cut():
    settings = databases.database("", fallback=HERE, pool=4)

    assert settings["NAME"] == HERE
    assert "synchronous=FULL" in settings["OPTIONS"]["init_command"]
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_file_by_address_gets_the_same_options():
    settings = databases.database("sqlite:////srv/rounds.db", fallback=HERE, pool=4)

    assert settings == databases.sqlite(Path("/srv/rounds.db"))


def test_postgresql_keeps_connections_in_a_pool():
    url = "postgres://rounds:word@localhost:5432/rounds"

    settings = databases.database(url, fallback=HERE, pool=4)

    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert settings["OPTIONS"]["pool"] == {
        "min_size": 1,
        "max_size": 4,
        "timeout": 5,
        "reconnect_timeout": 5,
    }
    assert (settings["CONN_MAX_AGE"], settings["CONN_HEALTH_CHECKS"]) == (0, True)


def test_cache_is_a_table_unless_an_address_says_otherwise():
    assert databases.cache("")["LOCATION"] == "rounds_cache"
    assert "redis" in databases.cache("redis://localhost:6379/0")["BACKEND"].lower()


def test_secret_is_made_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "var" / "secret-key"

    first = kept_secret(path)

    assert kept_secret(path) == first
    assert len(first) >= 50
    assert path.stat().st_mode & 0o077 == 0
