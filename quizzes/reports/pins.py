"""The cues a student pinned, beside those that the author holds to matter."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from quizzes.reports.chart import ChartPage


@dataclass(frozen=True)
class ComparedCue:
    """A line of the chart that was pinned, or matters, or both."""

    name: str
    is_pinned: bool
    matters: bool

    @property
    def in_words(self) -> str:
        """Return how the pin and the author's mark go together."""
        if self.is_pinned and self.matters:
            return gettext("You pinned it, and it matters here")
        if self.matters:
            return gettext("It matters here; you didn’t pin it")
        return gettext("You pinned it; other lines matter more here")

    @property
    def css_class(self) -> str:
        """Return the classes of its chip."""
        if not self.is_pinned:
            return "chip chip--amber"
        return "chip chip--ok" if self.matters else "chip"


def compared_cues(
    chart: ChartPage | None, cues: Sequence[str]
) -> Sequence[ComparedCue]:
    """Compare the pins on a chart with the author's cues; none where there are none."""
    if chart is None or not cues:
        return []
    return [
        ComparedCue(line.name, line.is_pinned, line.id in cues)
        for line in chart.lines
        if line.is_pinned or line.id in cues
    ]
