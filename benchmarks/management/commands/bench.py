"""Fill the database, serve it and measure: one run on one database.

`make bench` starts it for each database, under settings of its own. Once filled it
waits for a line, so that nothing else is going on while it measures.
"""

import json
import sys
import time
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from benchmarks.filling import fill_class, make_material
from benchmarks.measuring import FULL, QUICK, Measuring, Plan
from benchmarks.models import Note
from benchmarks.operations import Seats, seats_in
from benchmarks.report import growth, table
from benchmarks.server import serving
from benchmarks.sessions import sign_in
from courses.models import Course
from quizzes.content.loader import load_course

COURSE = Path("fixtures", "benzodiazepines")


class Command(BaseCommand):
    """Prints the table, and writes the rows where it is told to."""

    help = "Measure Rounds on one database; `make bench` runs it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the database's name, the rows' file and the pace."""
        parser.add_argument("--database", required=True)
        parser.add_argument("--rows", type=Path, required=True)
        parser.add_argument("--quick", action="store_true")

    def handle(
        self, *args: Any, database: str, rows: Path, quick: bool, **options: Any
    ) -> None:
        """Measure everything."""
        begun = time.perf_counter()
        plan = QUICK if quick else FULL
        measuring = self._prepare(database, plan)
        self._say(f"filled {database} in {time.perf_counter() - begun:.0f} s")
        connection.close()
        sys.stdin.readline()
        with serving() as server:
            found = measuring.measure(server)
        self._say(f"{table(found)}\n{growth(found)}\n{measuring.remarks}\n")
        rows.write_text(json.dumps([row.document() for row in found]))

    def _prepare(self, database: str, plan: Plan) -> Measuring:
        """Make the tables, the course, and classes of every size."""
        now = timezone.now()
        call_command("migrate", verbosity=0)
        with connection.schema_editor() as editor:
            editor.create_model(Note)
        load_course(Path(settings.ROOT, COURSE), check=False, now=now)
        material = make_material(Course.objects.get(slug=COURSE.name))
        playing = fill_class(
            material, students=plan.playing, is_submitted=False, now=now
        )
        classes = [
            fill_class(material, students=size, is_submitted=True, now=now)
            for size in plan.sizes
        ]
        until = now + timedelta(days=1)
        sessions = sign_in(playing.students, until)
        staff = sign_in([room.instructor for room in classes], until)
        Note.objects.create(user=playing.students[0], text="A note", created_at=now)
        _settle()
        return Measuring(
            database=database,
            plan=plan,
            playing=playing,
            seats=Seats(seats_in(playing, sessions)),
            session=sessions[0],
            classes=list(zip(classes, staff, strict=True)),
        )

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def _settle() -> None:
    """Have PostgreSQL tidy up after so many new rows now.

    On its own it would a minute later, which is while it is measured.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
            cursor.execute("CHECKPOINT")
