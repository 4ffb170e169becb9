"""A patient's chart as one page shows it; nothing here holds what is not due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.text import Truncator
from django.utils.translation import gettext

from quizzes.charts import Chart, Entry, Patient, Row, Tab, Time
from quizzes.models import Answer
from quizzes.papers import chart_for

NAME_LENGTH = 90
MOST_KEPT = 1_000


@dataclass(frozen=True)
class Line:
    """An entry of the chart."""

    id: str
    # What a pin and a list of pins call it.
    name: str
    is_new: bool
    is_pinned: bool

    @property
    def css_class(self) -> str:
        """Return the class that tells a pinned line apart."""
        return "record__line record__line--pinned" if self.is_pinned else "record__line"


@dataclass(frozen=True)
class EntryLine(Line):
    """A line of text; `time` is empty where it has none."""

    time: str
    text: str


@dataclass(frozen=True)
class Cell:
    """A value at a time, with where it strays."""

    time: str
    text: str
    strays: str | None

    @property
    def strays_in_words(self) -> str:
        """Return "High" or "Low"; empty where it is neither."""
        words = {"high": gettext("High"), "low": gettext("Low")}
        return words.get(self.strays or "", "")

    @property
    def arrow(self) -> str:
        """Return the icon that points where it strays."""
        return "arrow-up" if self.strays == "high" else "arrow-down"


@dataclass(frozen=True)
class RowLine(Line):
    """A row of values."""

    row: Row
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Column:
    """A time at the head of a table."""

    label: str
    is_new: bool


@dataclass(frozen=True)
class Panel:
    """A part of the chart."""

    tab: Tab
    columns: Sequence[Column]
    entries: Sequence[EntryLine]
    rows: Sequence[RowLine]

    @property
    def lines(self) -> Sequence[Line]:
        """Return its lines, whatever they are."""
        return [*self.entries, *self.rows]

    @property
    def is_new(self) -> bool:
        """Tell whether anything in it came with this item."""
        is_new = [line.is_new for line in self.lines]
        return any(is_new) or any(column.is_new for column in self.columns)

    @property
    def has_ranges(self) -> bool:
        """Tell whether a row says what is normal."""
        return any(line.row.reference for line in self.rows)


@dataclass(frozen=True, eq=False)
class ChartPage:
    """The chart as it stands at one item, the same object for the same pins."""

    title: str
    patient: Patient
    panels: Sequence[Panel]

    @property
    def lines(self) -> Sequence[Line]:
        """Return all lines, in their order."""
        return [line for panel in self.panels for line in panel.lines]

    @property
    def pinned(self) -> Sequence[Line]:
        """Return the lines that are pinned."""
        return [line for line in self.lines if line.is_pinned]

    @property
    def is_new(self) -> bool:
        """Tell whether anything came with this item."""
        return any(panel.is_new for panel in self.panels)


def chart_page(answer: Answer, pinned: Sequence[str] | None = None) -> ChartPage | None:
    """Return the chart at an answer's item, with `pinned` in place of what is stored.

    None where the item has no chart.
    """
    version, chart = answer.version.stimulus_version, chart_for(answer)
    if version is None or chart is None:
        return None
    pins = frozenset(answer.pinned if pinned is None else pinned)
    of_version = (version.pk, version.digest)
    return _page(_Drawing(of_version, chart, answer.case_position or 1, pins))


def lines_of(answer: Answer) -> Sequence[str]:
    """Return the ids of the lines that show at an answer's item, in their order."""
    chart = chart_for(answer)
    tabs = chart.tabs if chart else ()
    return [line.id for tab in tabs for line in tab.lines]


@dataclass(frozen=True)
class _Drawing:
    """A chart at one item."""

    of_version: tuple[int, str]
    # As its version has it, so nothing is told apart by it.
    chart: Chart = field(compare=False)
    item: int
    pins: frozenset[str]

    def panel(self, tab: Tab) -> Panel:
        """Return one part of it; a table has columns only for times that it uses."""
        used = {time for row in tab.rows for time in row.values}
        times = [time for time in self.chart.times if time.id in used]
        return Panel(
            tab=tab,
            columns=[Column(time.label, self._is_new(time)) for time in times],
            entries=[self._entry(entry) for entry in tab.entries],
            rows=[self._row(row, times) for row in tab.rows],
        )

    def _is_new(self, part: Time | Entry | Row) -> bool:
        """Tell whether a part came with this item; at the first all is as new."""
        return part.from_item == self.item > 1

    def _entry(self, entry: Entry) -> EntryLine:
        labels = {time.id: time.label for time in self.chart.times}
        return EntryLine(
            id=entry.id,
            name=Truncator(entry.words).chars(NAME_LENGTH),
            is_new=self._is_new(entry),
            is_pinned=entry.id in self.pins,
            time=labels[entry.time] if entry.time else "",
            text=entry.text,
        )

    def _row(self, row: Row, times: Sequence[Time]) -> RowLine:
        return RowLine(
            id=row.id,
            name=f"{row.label}: {', '.join(_in_order(row, times))} {row.unit}".strip(),
            is_new=self._is_new(row),
            is_pinned=row.id in self.pins,
            row=row,
            cells=[
                Cell(time.label, value, row.strays(value))
                for time in times
                for value in (row.values.get(time.id, ""),)
            ],
        )


@lru_cache(MOST_KEPT)
def _page(drawing: _Drawing) -> ChartPage:
    """Draw a chart once for the same version, item and pins."""
    chart = drawing.chart
    panels = [drawing.panel(tab) for tab in chart.tabs]
    return ChartPage(chart.title, chart.patient, panels)


def _in_order(row: Row, times: Sequence[Time]) -> Iterator[str]:
    return (row.values[time.id] for time in times if time.id in row.values)
