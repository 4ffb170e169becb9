"""Parts of pages, each drawn once in a process for all who see the same.

What is kept is kept under everything that it shows, so nothing that is held back from
someone can come from what another was shown.
"""

from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

# Most are a few hundred bytes long.
MOST_KEPT = 10_000


def kept(name: str, /, **shown: Hashable) -> SafeString:
    """Draw a template of this app with `shown`, and with nothing else."""
    return _drawn(name, tuple(shown.items()), get_language())


def each_kept(name: str, parts: Iterable[Mapping[str, Hashable]]) -> SafeString:
    """Draw a template of this app for each of `parts`, one after another."""
    language = get_language()
    return joined(_drawn(name, tuple(part.items()), language) for part in parts)


def joined(drawn: Iterable[str]) -> SafeString:
    """Put together what templates drew, or the loader."""
    return SafeString("".join(drawn))


@lru_cache(MOST_KEPT)
def _drawn(
    name: str, shown: tuple[tuple[str, Any], ...], _language: str | None
) -> SafeString:
    return render_to_string(f"quizzes/{name}.html", dict(shown))
