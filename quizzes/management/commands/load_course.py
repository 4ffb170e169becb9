"""Load a course package, or only check it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from courses.content.faults import CourseInvalidError
from quizzes.content.loader import LoadReport, load_course

BAR_LENGTH = 24


class Command(BaseCommand):
    """Tell every fault by file and line, and write nothing unless there is none."""

    help = "Load a course package from a folder; --check only looks for faults."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the folder."""
        parser.add_argument(
            "folder", type=Path, help="such as fixtures/benzodiazepines"
        )
        parser.add_argument(
            "--check", action="store_true", help="look for faults and write nothing"
        )

    def handle(self, *args: Any, folder: Path, check: bool, **options: Any) -> None:
        """Load the course.

        Raises:
            CommandError: there is no such folder, or the course has faults.
        """
        if not folder.is_dir():
            message = f"There is no folder {folder}. Name one that holds course.yaml."
            raise CommandError(message)
        try:
            report = load_course(
                folder, check=check, now=timezone.now(), progress=self._progress()
            )
        except CourseInvalidError as error:
            for fault in error.faults:
                self.stderr.write(str(fault))
            count = len(error.faults)
            faults = "1 fault" if count == 1 else f"{count} faults"
            message = f"{faults} in {folder}. Nothing was written."
            raise CommandError(message) from error
        self._tell(report, check=check)

    def _progress(self) -> Any:
        """Return what draws the bar, or nothing where nobody watches."""
        return self._draw if self.stdout.isatty() else None

    def _draw(self, done: int, of: int, name: str) -> None:
        filled = BAR_LENGTH * done // of
        bar = "█" * filled + "·" * (BAR_LENGTH - filled)
        ending = "\n" if done == of else ""
        self.stdout.write(f"\r{bar} {done}/{of} {name:<16}", ending=ending)

    def _tell(self, report: LoadReport, *, check: bool) -> None:
        if check:
            self.stdout.write(f"{report.course}: no faults.")
            return
        lines = report.lines() or ["nothing changed"]
        self.stdout.write(f"{report.course}:")
        for line in lines:
            self.stdout.write(f"  {line}")
