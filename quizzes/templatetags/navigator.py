"""The navigator's cells: twenty and more on a page, twice, and all much alike."""

from django import template
from django.utils.safestring import SafeString

from quizzes.drawing import each_kept
from quizzes.reports.navigator import Overview

register = template.Library()


@register.simple_tag
def navigator_cells(overview: Overview) -> SafeString:
    """Draw the cells, each once for all that are the same."""
    shown = ({"cell": cell} for cell in overview.cells)
    return each_kept("player/_navigator_cell", shown)
