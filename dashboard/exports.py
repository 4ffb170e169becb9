"""The students table as a file that spreadsheets open safely."""

import csv
import io
from collections.abc import Sequence

from django.utils.timezone import localtime
from django.utils.translation import gettext

from dashboard.reports.line import Line
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
        writer.writerow(neutralized(cell) for cell in _row(line))
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
            gettext("%(quiz)s, percent") % {"quiz": assignment.quiz.title}
            for assignment in roster.assignments
        ),
        gettext("Last active"),
        gettext("Status"),
        gettext("Reasons"),
    ]


def _row(line: Line) -> list[str]:
    """Return the cells of one student."""
    address = [line.person.email] if line.person.email else []
    marks = [mark.percent for mark in line.marks]
    seen = line.last_active
    return [
        line.person.name,
        *address,
        str(line.units_done),
        str(line.lessons_done),
        *("" if mark is None else f"{mark:.1f}" for mark in marks),
        localtime(seen).isoformat(timespec="minutes") if seen else "",
        line.status.text,
        "; ".join(reason.text for reason in line.reasons),
    ]
