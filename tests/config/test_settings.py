"""Production refuses to start on anything unsafe."""

import os
import subprocess
import sys

import pytest

SAFE = {
    "SECRET_KEY": "a-long-random-text-that-nobody-guesses-0123456789",
    "ALLOWED_HOSTS": "rounds.example.edu",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.edu:587",
}


def start(**environment):
    """Read production's settings in a process of their own."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", "import config.settings.prod"],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_safe_environment_starts():
    outcome = start(**SAFE)

    assert outcome.returncode == 0, outcome.stderr


@pytest.mark.parametrize("missing", sorted(SAFE))
def test_missing_variable_is_named(missing):
    outcome = start(**{name: SAFE[name] for name in SAFE if name != missing})

    assert outcome.returncode == 1
    assert f"ImproperlyConfigured: Set {missing}" in outcome.stderr


def test_debug_is_refused():
    outcome = start(**SAFE, DEBUG="1")

    assert outcome.returncode == 1
    assert "ImproperlyConfigured: Unset DEBUG" in outcome.stderr
