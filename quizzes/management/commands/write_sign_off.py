"""`manage.py write_sign_off`: the sheet on which clinicians sign a course off."""

from pathlib import Path
from shutil import copyfile
from typing import Any

from django.contrib.staticfiles import finders
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.loader import render_to_string

from courses.content.faults import CourseInvalidError
from quizzes.content.course import read_unlinted_course
from quizzes.content.sign_off import sheets_of
from quizzes.content.sign_off_items import question_sheets

FOLDER = Path("var/sign-off")
STYLE = "sign-off.css"


class Command(BaseCommand):
    """List statements and questions with their sources, boxes and lines to sign on."""

    help = "Write the sheet on which faculty sign a course off, to be printed."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the courses and where to write."""
        parser.add_argument(
            "courses", nargs="+", type=Path, help="such as fixtures/benzodiazepines"
        )
        parser.add_argument(
            "--to", type=Path, default=FOLDER, help=f"by default {FOLDER}"
        )

    def handle(self, *args: Any, courses: list[Path], **options: Any) -> None:
        """Write a page for each course.

        Raises:
            CommandError: a course can't be read.
        """
        folder: Path = options["to"]
        folder.mkdir(parents=True, exist_ok=True)
        copyfile(str(finders.find(f"css/{STYLE}")), folder / STYLE)
        for root in courses:
            try:
                source = read_unlinted_course(root)
            except CourseInvalidError as error:
                for fault in error.faults:
                    self.stderr.write(str(fault))
                message = f"{root} has faults; mend them, then write the sheet."
                raise CommandError(message) from error
            context = {
                "form": source.form,
                "sheets": list(sheets_of(source)),
                "question_sheets": list(question_sheets(source)),
            }
            page = folder / f"{source.form.slug}.html"
            text = render_to_string("quizzes/sign_off.html", context)
            page.write_text(text, encoding="utf-8")
            self.stdout.write(f"{page}")
