"""Tables of a class as files that spreadsheets open safely."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from io import TextIOWrapper
from math import floor
from tempfile import SpooledTemporaryFile
from typing import IO

from django.utils.timezone import localtime
from django.utils.translation import gettext

from dashboard.reports.line import Line, Mark
from dashboard.reports.roster import Roster
from dashboard.reports.timeline import Moment
from dashboard.reports.trail import Line as Entry

# A spreadsheet runs a cell that begins with one of these as a formula; in East Asian
# locales also with the wide ones.
# Source: OWASP, CSV injection.
FORMULA_STARTS = tuple(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)

# A longer file waits on the disk until it is sent.
MOST_IN_MEMORY = 256 * 1024


def neutralized(cell: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def csv_of(rows: Iterable[Iterable[str]]) -> IO[bytes]:
    """Return a file of `rows` as CSV, with the mark that Excel knows UTF-8 by.

    It is whole before its first byte is sent: nobody takes a table that broke off for
    the class. However long, it takes little memory, and it is gone when it is closed.
    """
    with ExitStack() as undo:
        out = undo.enter_context(SpooledTemporaryFile(MOST_IN_MEMORY))
        text = TextIOWrapper(out, "utf-8", newline="")
        text.write("\N{BYTE ORDER MARK}")
        writer = csv.writer(text)
        for row in rows:
            writer.writerow([neutralized(cell) for cell in row])
        text.detach()
        out.seek(0)
        undo.pop_all()
    return out


def students_csv(roster: Roster, lines: Iterable[Line]) -> IO[bytes]:
    """Return the students table."""
    return csv_of(_student_rows(roster, lines))


def _student_rows(roster: Roster, lines: Iterable[Line]) -> Iterator[list[str]]:
    """Yield the columns' names, then each student."""
    yield _head(roster)
    for line in lines:
        yield _row(roster, line)


def trail_csv(entries: Iterable[Entry]) -> IO[bytes]:
    """Return the trail, one entry a row."""
    return csv_of(_trail_rows(entries))


def _trail_rows(entries: Iterable[Entry]) -> Iterator[list[str]]:
    """Yield the columns' names, then each entry with what it changed."""
    yield [
        gettext("When"),
        gettext("Who"),
        gettext("What"),
        gettext("About"),
        gettext("Before"),
        gettext("After"),
    ]
    for entry in entries:
        befores = [
            f"{each.name}: {each.before}" for each in entry.changes if each.before
        ]
        afters = [f"{each.name}: {each.after}" for each in entry.changes if each.after]
        yield [
            _instant(entry.at),
            entry.who,
            entry.what,
            entry.subject.text,
            "; ".join(befores),
            "; ".join(afters),
        ]


def timeline_csv(moments: Iterable[Moment]) -> IO[bytes]:
    """Return an attempt's timeline, one moment a row."""
    return csv_of(_timeline_rows(moments))


def _timeline_rows(moments: Iterable[Moment]) -> Iterator[list[str]]:
    """Yield the columns' names, then each moment."""
    yield [
        gettext("When"),
        gettext("Question"),
        gettext("What"),
        gettext("Answer"),
        gettext("Certainty"),
        gettext("Note"),
        gettext("Done by"),
        gettext("Window"),
        gettext("By the student’s clock"),
    ]
    for moment in moments:
        yield [
            _instant(moment.at),
            str(moment.position or ""),
            moment.what,
            moment.answer,
            moment.certainty,
            moment.note,
            moment.by,
            str(moment.window or ""),
            _instant(moment.own_clock) if moment.own_clock else "",
        ]


def _instant(at: datetime) -> str:
    """Return an instant on the page's clock, with its distance from UTC."""
    return localtime(at).isoformat(timespec="seconds")


def _head(roster: Roster) -> list[str]:
    """Return the names of the columns."""
    address = [] if roster.hides_names else [gettext("E-mail")]
    return [
        gettext("Student"),
        *address,
        gettext("Units done"),
        gettext("Lessons done"),
        *(
            name % {"quiz": assignment.quiz.title}
            for index, assignment in enumerate(roster.assignments)
            for name in _names_of(roster, index)
        ),
        gettext("Last active"),
        gettext("Status"),
        gettext("Reasons"),
    ]


def _names_of(roster: Roster, index: int) -> list[str]:
    """Return what a quiz's columns are called: a second where marks are not final."""
    percent = gettext("%(quiz)s, percent")
    waiting = gettext("%(quiz)s, answers to be marked")
    return [percent, waiting] if index in roster.waiting else [percent]


def _cells_of(roster: Roster, index: int, mark: Mark) -> list[str]:
    """Return one student's cells of a quiz; its percent is cut, as on every page."""
    percent = "" if mark.percent is None else f"{floor(10 * mark.percent) / 10:.1f}"
    return [percent, str(mark.waiting)] if index in roster.waiting else [percent]


def _row(roster: Roster, line: Line) -> list[str]:
    """Return the cells of one student."""
    address = [line.person.email] if line.person.email else []
    seen = line.last_active
    return [
        line.person.name,
        *address,
        str(line.units_done),
        str(line.lessons_done),
        *(
            cell
            for index, mark in enumerate(line.marks)
            for cell in _cells_of(roster, index, mark)
        ),
        localtime(seen).isoformat(timespec="minutes") if seen else "",
        line.status.text,
        "; ".join(reason.text for reason in line.reasons),
    ]
