"""The items table and its scatter: which quiz, which order, which points."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext

from dashboard.charts.frame import Drawings, drawings
from dashboard.charts.scatter import Point, Scatter, scatter
from dashboard.reports.items import ItemLine, ItemsReport
from dashboard.reports.students import Column, Filter
from quizzes.statistics import CORRELATION_FROM, GOOD_CORRELATION, Verdict

SUSPICION = "suspicion"
# What each column sorts by, lowest first; the label's column starts at A.
KEYS: Mapping[str, Callable[[ItemLine], Any]] = {
    SUSPICION: lambda line: line.suspicion,
    "item": lambda line: line.label,
    "n": lambda line: line.n,
    "correct": lambda line: line.figures.facility,
    "correlation": lambda line: line.figures.correlation,
    "omitted": lambda line: line.omission,
}


@dataclass(frozen=True)
class ItemsTable:
    """The items in the order asked for."""

    report: ItemsReport
    quiz: str
    sort: str
    is_descending: bool

    @cached_property
    def lines(self) -> Sequence[ItemLine]:
        """Return the rows; what has no figure yet comes last either way."""
        key = KEYS[self.sort]
        known = [line for line in self.report.lines if key(line) is not None]
        unknown = [line for line in self.report.lines if key(line) is None]
        return [*sorted(known, key=key, reverse=self.is_descending), *unknown]

    @property
    def columns(self) -> Sequence[Column]:
        """Return the headings, left to right."""
        return [
            self._column("item", gettext("Item")),
            self._column(SUSPICION, gettext("Finding")),
            self._column("n", gettext("n"), is_number=True),
            self._column("correct", gettext("Correct"), is_number=True),
            self._column("correlation", gettext("Correlation"), is_number=True),
            self._column("omitted", gettext("Omitted"), is_number=True),
        ]

    def _column(self, key: str, label: str, *, is_number: bool = False) -> Column:
        """Return one heading; pressing the current one turns the order round."""
        is_current = key == self.sort
        order = ""
        if is_current:
            order = "descending" if self.is_descending else "ascending"
        turned = is_current and not self.is_descending
        return Column(label, _href(self.quiz, key, turned=turned), is_number, order)

    @property
    def filters(self) -> Sequence[Filter]:
        """Return a choice for each quiz, and for all of them."""
        everything = Filter(gettext("All quizzes"), None, _href(""), not self.quiz)
        return [
            everything,
            *(
                Filter(
                    assignment.quiz.title,
                    None,
                    _href(assignment.quiz.slug),
                    assignment.quiz.slug == self.quiz,
                )
                for assignment in self.report.assignments
            ),
        ]

    @property
    def plotted(self) -> Sequence[ItemLine]:
        """Return the items that have both figures."""
        return [line for line in self.lines if line.figures.correlation is not None]

    @property
    def chart(self) -> Drawings[Scatter]:
        """Return the drawing of all items with both figures."""
        named = {(line.quiz.pk, line.version.pk) for line in self.report.suspects}
        points = [
            _point(line, is_named=(line.quiz.pk, line.version.pk) in named)
            for line in self.plotted
        ]
        return drawings(lambda width: scatter(points, GOOD_CORRELATION, width))

    @property
    def least(self) -> int:
        """Return how many first attempts a correlation takes."""
        return CORRELATION_FROM


def items_table(report: ItemsReport, params: Mapping[str, str]) -> ItemsTable:
    """Read which quiz and order are asked for; the unknown falls back."""
    asked = params.get("sort", SUSPICION)
    sort = asked.removeprefix("-")
    quiz = params.get("quiz", "")
    is_known = sort in KEYS
    return ItemsTable(
        report=report,
        quiz=quiz if quiz in {each.quiz.slug for each in report.assignments} else "",
        sort=sort if is_known else SUSPICION,
        is_descending=is_known and asked.startswith("-"),
    )


def _href(quiz: str, sort: str = SUSPICION, *, turned: bool = False) -> str:
    """Return the link to the same page in another order or of another quiz."""
    parts = {"quiz": quiz, "sort": f"-{sort}" if turned else sort}
    start = {"quiz": "", "sort": SUSPICION}
    return f"?{urlencode({k: v for k, v in parts.items() if v != start[k]})}"


def _point(line: ItemLine, *, is_named: bool) -> Point:
    """Return an item's place in the scatter."""
    verdict = line.figures.verdict
    color = "f4" if verdict.is_alarm else "f3" if verdict is Verdict.WEAK else "f1"
    return Point(
        facility=line.figures.facility or 0.0,
        correlation=line.figures.correlation or 0.0,
        css_class=color,
        label=line.label if is_named else "",
    )
