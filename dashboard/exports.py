"""The students table as a file that spreadsheets open safely."""

import csv
import io
from collections.abc import Sequence

from django.utils.timezone import localtime
from django.utils.translation import gettext

from dashboard.reports.line import Line, Mark
from dashboard.reports.roster import Roster

# A spreadsheet runs a cell that begins with one of these as a formula; in East Asian
# locales also with the wide ones.
# Source: OWASP, CSV injection.
FORMULA_STARTS = tuple(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)


def neutralized(cell: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def students_csv(roster: Roster, lines: Sequence[Line]) -> str:
    """Return the table of `lines` as CSV, with the mark that Excel knows UTF-8 by."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(neutralized(cell) for cell in _head(roster))
    for line in lines:
        writer.writerow(neutralized(cell) for cell in _row(roster, line))
    return "\N{BYTE ORDER MARK}" + out.getvalue()


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
    """Return one student's cells of a quiz."""
    percent = "" if mark.percent is None else f"{mark.percent:.1f}"
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
