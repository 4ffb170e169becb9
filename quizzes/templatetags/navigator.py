"""The navigator's cells: twenty and more on a page, twice, and all much alike."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from quizzes.reports.navigator import Cell, Overview

register = template.Library()

# Every number in every state would be more; those that are met are far fewer.
MOST_KEPT = 2_000


@register.simple_tag
def navigator_cells(overview: Overview) -> SafeString:
    """Draw the cells, each once for all that are the same."""
    language = get_language()
    drawn = "".join(_drawn(cell, language) for cell in overview.cells)
    # All of it was rendered by a template.
    return mark_safe(drawn)  # noqa: S308


@lru_cache(MOST_KEPT)
def _drawn(cell: Cell, _language: str | None) -> SafeString:
    """Draw one cell in a language; nothing but these two decides how it looks."""
    return render_to_string("quizzes/player/_navigator_cell.html", {"cell": cell})
