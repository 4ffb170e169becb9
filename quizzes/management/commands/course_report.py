"""`manage.py course_report`: what a course covers, and which cells are empty."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.content.faults import CourseInvalidError
from quizzes.content.course import read_unlinted_course
from quizzes.content.coverage import Coverage, coverage_of


class Command(BaseCommand):
    """Print the coverage of a course's files; fail while a cell is empty."""

    help = "Count lessons, items and sources by objective, and name what is empty."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the folder and the form."""
        parser.add_argument(
            "folder", type=Path, help="such as fixtures/benzodiazepines"
        )
        parser.add_argument(
            "--json", action="store_true", help="print the sums as JSON"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Print the report.

        Raises:
            CommandError: the course can't be read, or a cell is empty.
        """
        report = self._read(folder)
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), indent=2))
        else:
            self.stdout.write("\n".join(_lines(report)))
        if report.empty:
            for cell in report.empty:
                self.stderr.write(f"empty: {cell}")
            count = len(report.empty)
            cells = "1 cell is" if count == 1 else f"{count} cells are"
            message = f"{cells} empty in {folder}."
            raise CommandError(message)

    def _read(self, folder: Path) -> Coverage:
        """Read the course.

        Raises:
            CommandError: it has faults; they were told.
        """
        if not folder.is_dir():
            message = f"There is no folder {folder}. Name one that holds course.yaml."
            raise CommandError(message)
        try:
            return coverage_of(read_unlinted_course(folder), folder)
        except CourseInvalidError as error:
            for fault in error.faults:
                self.stderr.write(str(fault))
            message = f"{folder} has faults that come before the report; mend them."
            raise CommandError(message) from error


def _lines(report: Coverage) -> list[str]:
    """Return the report as text."""
    matrix = [
        (
            row.code,
            str(len(row.lessons)),
            str(row.items),
            _listed(row.blooms),
            _listed(row.kinds),
        )
        for row in report.objectives
    ]
    lessons = [
        (each.slug, str(each.words), str(each.figures), str(each.checks))
        for each in report.lessons
    ]
    sums = report.as_json()
    return [
        *_table(("objective", "lessons", "items", "by Bloom", "by kind"), matrix),
        "",
        *_table(("lesson", "words", "figures", "checks"), lessons),
        "",
        *(f"{name}: {_said(sums[name])}" for name in sums if name not in _SHOWN),
    ]


# The matrix has them already.
_SHOWN = frozenset({"items_by_objective"})


def _said(value: int | Mapping[str, int]) -> str:
    return str(value) if isinstance(value, int) else _listed(value)


def _listed(counts: Mapping[str, int]) -> str:
    """Return counts by name on one line, or a dash."""
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "-"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of text in columns."""
    every = [heads, *rows]
    widths = [max(len(row[at]) for row in every) for at in range(len(heads))]
    return [
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in every
    ]
