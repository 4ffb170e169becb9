"""A secret that is made once and kept beside the demonstration's database."""

from pathlib import Path
from uuid import uuid4

from django.core.management.utils import get_random_secret_key


def kept_secret(path: Path) -> str:
    """Return the secret in `path`, which is made, for its owner's eyes, if need be.

    Raises:
        SystemExit: in one line, why it can't be kept there.
    """
    try:
        if not path.exists():
            _make(path)
        return path.read_text()
    except OSError as error:
        message = (
            f"{path} can't be kept there ({error.strerror}). "
            "Set ROUNDS_VAR to a folder that you may write to."
        )
        raise SystemExit(message) from error


def _make(path: Path) -> None:
    """Write a new secret, whole under another name: nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f"{path.name}.{uuid4().hex}")
    made.touch(mode=0o600)
    made.write_text(get_random_secret_key())
    made.replace(path)
