"""Set the demonstration up, as far as it is not yet, and serve it on this machine."""

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from courses.content.faults import CourseInvalidError
from courses.models import Cohort, Course, JoinCode
from dashboard.demonstration.filling import fill_class
from dashboard.demonstration.people import INSTRUCTOR, MEMBERS, PASSWORD, STUDENT
from dashboard.demonstration.place import (
    database_file,
    delete_database,
    held,
    refuse_elsewhere,
    static_sources,
)
from dashboard.demonstration.serving import HOST, obstacle, serve
from dashboard.demonstration.steps import Steps
from quizzes.content.loader import load_course

COURSE = Path("fixtures", "benzodiazepines")
LAST_PORT = 65_535


class Command(BaseCommand):
    """Each step shows its progress; those already done take no time."""

    help = "Serve a living class on this machine; the accounts are printed."
    # `migrate` and `collectstatic` make their own; a taken port is told at once.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port, and whether to start fresh."""
        parser.add_argument("--port", type=_port, default=8000)
        parser.add_argument(
            "--reset", action="store_true", help="delete the database first"
        )
        parser.add_argument("--students", type=int, default=len(MEMBERS))

    def handle(
        self, *args: Any, port: int, reset: bool, students: int, **options: Any
    ) -> None:
        """Prepare and serve until interrupted.

        Raises:
            CommandError: not the demonstration's settings, a port that can't be had,
                another demonstration being set up, or a course with faults.
        """
        refuse_elsewhere()
        if problem := obstacle(port):
            other = port + 1 if port < LAST_PORT else port - 1
            message = f"Port {port} {problem}. Choose another: make demo PORT={other}"
            raise CommandError(message)
        with held():
            self._prepare(Steps(self.stdout), reset=reset, students=students)
        welcome = _welcome(port)
        serve(port=port, on_ready=lambda: self._say(welcome))
        self.stdout.write("Stopped. What was done is kept.")

    def _prepare(self, steps: Steps, *, reset: bool, students: int) -> None:
        if reset:
            path = database_file()
            with steps.step(f"Delete {path} and everything in it"):
                delete_database(path)
        with steps.step("Database"):
            call_command("migrate", verbosity=0)
        with steps.step("Static files") as tell:
            tell("collected" if _collect_static() else "unchanged")
        with steps.step("Course") as tell:
            tell("loaded" if _load() else "unchanged")
        with steps.step("Demonstration class") as tell:
            if Cohort.objects.exists():
                tell("kept as it is")
            else:
                course = Course.objects.get(slug=COURSE.name)
                room = fill_class(
                    course,
                    now=timezone.now(),
                    students=students,
                    progress=steps.draw,
                )
                tell(f"{len(room.enrolments)} students")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def _welcome(port: int) -> str:
    """Return what a newcomer needs to know."""
    code = JoinCode.objects.filter(revoked_at=None).order_by("pk").first()
    shown = code.shown if code else "none; make one as the instructor"
    return f"""
Rounds is at http://{HOST}:{port}/

    Student      {STUDENT.email:<24} password {PASSWORD}
    Instructor   {INSTRUCTOR.email:<24} password {PASSWORD}
    Join code    {shown:<24} for an account of your own

Press Ctrl+C to stop. What you do is kept; `make demo RESET=1` starts fresh.
"""


def _port(text: str) -> int:
    """Read the number of a port.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not text.isdecimal() or not 1 <= int(text) <= LAST_PORT:
        message = f"“{text}” is not a port; use a number from 1 to {LAST_PORT}."
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _collect_static() -> bool:
    """Hash and compress what is served, if it changed; tell whether it did."""
    kept, now = Path(settings.VAR, "static-sources"), static_sources()
    if kept.exists() and kept.read_text() == now:
        return False
    call_command("collectstatic", verbosity=0, interactive=False)
    kept.write_text(now)
    return True


def _load() -> bool:
    """Load the course; tell whether anything in it had changed.

    Raises:
        CommandError: it has faults.
    """
    folder = Path(settings.ROOT, COURSE)
    try:
        return bool(load_course(folder, check=False, now=timezone.now()))
    except CourseInvalidError as error:
        message = f"{COURSE} has faults: manage.py load_course {COURSE} --check"
        raise CommandError(message) from error
