"""A patient's chart as stored, and how much of it is due at an item. Pure."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from quizzes.kinds.base import Frozen, Id

TabType = Literal["notes", "flowsheet", "labs", "orders", "mar", "history"]
NUMBERS = re.compile(r"\d+(\.\d+)?(/\d+(\.\d+)?)*")
TABLES: frozenset[str] = frozenset({"flowsheet", "labs", "mar"})


class Patient(Frozen):
    """The banner: an invented patient."""

    age: str
    sex: str
    setting: str
    facts: tuple[str, ...] = ()


class Time(Frozen):
    """A moment of the chart, and the first item at which it has come."""

    id: Id
    label: str
    from_item: int


class Entry(Frozen):
    """A note, an order or a piece of history; `text` is HTML."""

    id: Id
    time: Id | None
    from_item: int
    text: str
    # Its words alone, by which a pin names it.
    words: str


class Row(Frozen):
    """A sign, a test or a medicine, with what was found or done at some times."""

    id: Id
    from_item: int
    label: str
    unit: str = ""
    values: Mapping[Id, str]
    low: str | None = None
    high: str | None = None
    reference: str = ""

    def strays(self, value: str) -> Literal["high", "low"] | None:
        """Tell where a value lies outside its limits; pairs such as 154/92 too."""
        found = _numbers(value)
        if any(a > b for a, b in _paired(found, _numbers(self.high))):
            return "high"
        if any(a < b for a, b in _paired(found, _numbers(self.low))):
            return "low"
        return None


class Tab(Frozen):
    """A part of the chart: lines of text, or a table by time."""

    id: Id
    title: str
    type: TabType
    entries: tuple[Entry, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def is_table(self) -> bool:
        """Tell whether its lines are rows by time."""
        return self.type in TABLES

    @property
    def lines(self) -> tuple[Entry | Row, ...]:
        """Return its lines, whatever they are."""
        return (*self.entries, *self.rows)


class Chart(Frozen):
    """A whole chart, or as much of it as is due."""

    title: str
    patient: Patient
    times: tuple[Time, ...] = Field(min_length=1)
    tabs: tuple[Tab, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of all lines."""
        return frozenset(line.id for tab in self.tabs for line in tab.lines)

    def until(self, item: int) -> "Chart":
        """Return what is due at the item of that number, and nothing of the rest."""
        times = tuple(time for time in self.times if time.from_item <= item)
        come = frozenset(time.id for time in times)
        tabs = (_tab_until(tab, item, come) for tab in self.tabs)
        shown = tuple(tab for tab in tabs if tab.lines)
        return self.model_copy(update={"times": times, "tabs": shown})


def _tab_until(tab: Tab, item: int, come: frozenset[str]) -> Tab:
    """Return the lines of a tab that are due; a row that has no value yet is not."""
    entries = tuple(
        entry
        for entry in tab.entries
        if entry.from_item <= item and (entry.time is None or entry.time in come)
    )
    due = (row for row in tab.rows if row.from_item <= item)
    rows = tuple(
        row.model_copy(update={"values": values})
        for row in due
        if (values := {at: each for at, each in row.values.items() if at in come})
    )
    return tab.model_copy(update={"entries": entries, "rows": rows})


def _numbers(text: str | None) -> tuple[Decimal, ...]:
    """Return the numbers of "118" or "154/92"; none where it is anything else."""
    is_number = text is not None and NUMBERS.fullmatch(text)
    return tuple(map(Decimal, (text or "").split("/"))) if is_number else ()


def _paired(
    found: tuple[Decimal, ...], limits: tuple[Decimal, ...]
) -> Iterator[tuple[Decimal, Decimal]]:
    """Pair each number with its limit; where their forms differ, none."""
    if len(found) == len(limits):
        yield from zip(found, limits, strict=True)
