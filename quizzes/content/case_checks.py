"""What can be wrong with a case beyond the form of its parts."""

from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from courses.content.faults import Faults, did_you_mean
from courses.content.mentions import mentions, note_repeats
from courses.content.yaml import Document
from quizzes.charts import TABLES
from quizzes.content.case_schemas import ChartForm, EntryForm, RowForm, TabForm
from quizzes.content.item_schemas import STEP
from quizzes.content.items import ItemSource
from quizzes.models import ITEMS_IN_A_CASE

STEPS = get_args(STEP)
CASE = "case"
LEAST_TIMES = 2


def check_case(
    name: str,
    document: Document,
    form: ChartForm,
    items: Sequence[ItemSource],
    faults: Faults,
) -> None:
    """Note what is wrong with the case whose file is called `name`.

    Shape: `items` are those of its items that could be read.
    """
    checks = _Checks(document, form, faults)
    if form.code != name:
        what = f"`code` is {form.code}; write {name}, as in the file's name"
        checks.fault(what, "code")
    checks.check_names()
    checks.check_order([checks.starts[time.id] for time in form.times], "times")
    for at, tab in enumerate(form.tabs):
        checks.check_tab(tab, "tabs", at)
    checks.check_number()
    for item in items:
        checks.check_item(item, int(item.at[-1]) + 1)


class _Checks:
    """The checks of one case."""

    def __init__(self, document: Document, form: ChartForm, faults: Faults) -> None:
        self._document, self._form, self._faults = document, form, faults
        self.starts = form.starts()

    def fault(self, what: str, *path: str | int) -> None:
        """Note what is wrong at a part of the file."""
        self._faults.add(self._document.file, self._document.line(path), what)

    def check_names(self) -> None:
        """Check that no two times, tabs or lines have one name."""
        document = self._document
        note_repeats(mentions(document, "times", ..., "id"), "time", self._faults)
        note_repeats(mentions(document, "tabs", ..., "id"), "tab", self._faults)
        lines = [
            mention
            for part in ("entries", "rows")
            for mention in mentions(document, "tabs", ..., part, ..., "id")
        ]
        note_repeats(lines, "line", self._faults)

    def check_order(self, starts: Sequence[int], *path: str | int) -> None:
        """Check that what stands later never shows earlier."""
        for at, (before, start) in enumerate(pairwise(starts), start=1):
            if start < before:
                what = (
                    f"shows from item {start}, but what stands above it from item "
                    f"{before}; `from_item` never falls from one line to the next"
                )
                self.fault(what, *path, at, "from_item")

    def check_tab(self, tab: TabForm, *path: str | int) -> None:
        """Check that a tab holds lines of its own sort, in order, at known times."""
        sorts: dict[str, Sequence[EntryForm | RowForm]] = {
            "entries": tab.entries,
            "rows": tab.rows,
        }
        wanted = "rows" if tab.type in TABLES else "entries"
        for sort, lines in sorts.items():
            if lines and sort != wanted:
                what = f"a tab of type {tab.type} has no `{sort}`; write `{wanted}`"
                self.fault(what, *path, sort)
            self.check_order([line.from_item for line in lines], *path, sort)
        if not tab.lines:
            self.fault(f"the tab is empty; write its `{wanted}`", *path)
        for place, entry in enumerate(tab.entries):
            self._check_entry(entry, *path, "entries", place)
        for place, row in enumerate(tab.rows):
            for time in row.values:
                self._check_time(time, *path, "rows", place, "values", time)

    def _check_entry(self, entry: EntryForm, *path: str | int) -> None:
        """Check that an entry never shows before its time does."""
        if entry.time is None:
            return
        self._check_time(entry.time, *path, "time")
        start = self.starts.get(entry.time, 1)
        if entry.from_item < start:
            what = (
                f"shows from item {entry.from_item}, but its time `{entry.time}` from "
                f"item {start}; show it later or its time earlier"
            )
            self.fault(what, *path, "from_item")

    def _check_time(self, time: str, *path: str | int) -> None:
        if time not in self.starts:
            what = f"unknown time `{time}`; {did_you_mean(time, self.starts)}"
            self.fault(what, *path)

    def check_number(self) -> None:
        """Check that there are as many items and times as the form asks for."""
        data = self._document.data
        items = data.get("items") if isinstance(data, dict) else None
        if not isinstance(items, list):
            return
        count = len(items)
        if self._form.form == CASE:
            if count != ITEMS_IN_A_CASE:
                what = f"a case has six items, and this one {count}"
                self.fault(f"{what}; write one for each of {', '.join(STEPS)}", "items")
            return
        if count != 1:
            self.fault(f"a trend has one item, and this one {count}", "items")
        if len(self.starts) < LEAST_TIMES:
            self.fault("a trend shows at least two times; add another", "times")
        for at, time in enumerate(self._form.times):
            if self.starts[time.id] > 1:
                what = "a trend shows all of its chart at once; drop `from_item`"
                self.fault(what, "times", at)

    def check_item(self, item: ItemSource, position: int) -> None:
        """Check an item's step, and that its cues have come by then."""
        if mentions(self._document, *item.at, "use"):
            what = "a case says where its items are used; delete `use`"
            self.fault(what, *item.at, "use")
        is_in_place = self._form.form == CASE and position <= ITEMS_IN_A_CASE
        if is_in_place and item.form.step != STEPS[position - 1]:
            said = item.form.step or "missing"
            what = f"`step` is {said}; item {position} of a case is"
            self.fault(f"{what} {STEPS[position - 1]}", *item.at, "step")
        due = self._due_at(position)
        for place, cue in enumerate(item.form.cues):
            if cue not in due:
                what = f"no line `{cue}` shows by item {position}"
                near = did_you_mean(cue, due)
                self.fault(f"{what}; {near}", *item.at, "cues", place)

    def _due_at(self, position: int) -> frozenset[str]:
        """Return the ids of the lines that show at an item."""
        return frozenset(
            line.id
            for tab in self._form.tabs
            for line in tab.lines
            if line.from_item <= position and self._has_come(line, position)
        )

    def _has_come(self, line: EntryForm | RowForm, position: int) -> bool:
        """Tell whether a row has a value by then; an entry shows with its time."""
        if isinstance(line, EntryForm):
            return True
        return any(self.starts.get(time, 1) <= position for time in line.values)
