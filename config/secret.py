"""A secret that is made once and kept beside the demonstration's database."""

from pathlib import Path
from uuid import uuid4

from django.core.management.utils import get_random_secret_key


def kept_secret(path: Path) -> str:
    """Return the secret in `path`, which is made, for its owner's eyes, if need be."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written whole under another name: a second process never reads half of it.
        made = path.with_name(f"{path.name}.{uuid4().hex}")
        made.touch(mode=0o600)
        made.write_text(get_random_secret_key())
        made.replace(path)
    return path.read_text()
