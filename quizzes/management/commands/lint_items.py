"""`manage.py lint_items`: what experience says of a course's items."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.content.faults import CourseInvalidError
from courses.models import Course
from quizzes.content.course import read_unlinted_course
from quizzes.content.linting import Placed, placed_findings
from quizzes.lint import RULES
from quizzes.lint.base import Severity
from quizzes.reports.linting import stored_findings

ANSWERED = "answered"
COLUMNS = (Severity.ERROR, Severity.WARNING, ANSWERED, Severity.NOTE)
HEADS = ("errors", "warnings", "answered", "notes")
WIDTH = max(len(rule.title) for rule in RULES.values())


class Command(BaseCommand):
    """Count findings by rule, and list them; fail while there is something to mend."""

    help = "Lint the items of a course package, or of a course that was loaded."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the course."""
        parser.add_argument(
            "course",
            help="a folder, such as fixtures/benzodiazepines, or a course's slug",
        )

    def handle(self, *args: Any, course: str, **options: Any) -> None:
        """Print the table and the findings.

        Raises:
            CommandError: there is no such course, or something is to be mended.
        """
        is_folder = Path(course).is_dir()
        found = self._in_files(Path(course)) if is_folder else _stored(course)
        for line in _table(found):
            self.stdout.write(line)
        for each in found:
            self.stdout.write(_told(each))
        faults = sum(each.is_fault for each in found)
        if faults:
            message = f"{faults} in {course} to mend or to answer."
            raise CommandError(message)

    def _in_files(self, folder: Path) -> list[Placed]:
        """Lint a package.

        Raises:
            CommandError: it can't be read; its faults were told.
        """
        try:
            return placed_findings(read_unlinted_course(folder))
        except CourseInvalidError as error:
            for fault in error.faults:
                self.stderr.write(str(fault))
            message = f"{folder} has faults that come before the lint; mend them first."
            raise CommandError(message) from error


def _stored(slug: str) -> list[Placed]:
    """Lint a course that was loaded.

    Raises:
        CommandError: there is none of that name.
    """
    course = Course.objects.filter(slug=slug).first()
    if course is None:
        slugs = ", ".join(Course.objects.values_list("slug", flat=True)) or "none"
        message = f"There is no folder and no course {slug}. Courses here: {slugs}."
        raise CommandError(message)
    return stored_findings(course)


def _table(found: Iterable[Placed]) -> list[str]:
    """Return a line for each rule, with how often it found what."""
    counts = Counter((each.finding.rule, _column(each)) for each in found)
    rows = [
        (rule.id, rule.title, [counts[rule.id, column] for column in COLUMNS])
        for rule in RULES.values()
    ]
    sums = [sum(row[at] for _id, _title, row in rows) for at in range(len(COLUMNS))]
    lines = [
        f"{name:4} {title:{WIDTH}} {''.join(f'{count:>9}' for count in row)}"
        for name, title, row in [*rows, ("", "all rules", sums)]
    ]
    head = f"{'rule':4} {'':{WIDTH}} {''.join(f'{word:>9}' for word in HEADS)}"
    return [head, *lines]


def _column(each: Placed) -> str:
    return ANSWERED if each.reason else each.finding.severity


def _told(each: Placed) -> str:
    """Return one finding on one line."""
    finding = each.finding
    said = f"{finding.severity} {finding.rule} {each.owner}: {finding.message}"
    end = f"answered: {each.reason}" if each.reason else finding.fix
    return f"{each.place}: {said}; {end}"
