"""From a folder to a course: everything is checked first, then written at once."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from django.db import transaction

from courses.content.loader import Report, record_load, write_course
from courses.content.values import CourseValues, digest_of, values_of
from courses.models import Course
from quizzes.content.chart_rows import write_charts
from quizzes.content.course import read_course
from quizzes.content.rows import Asked, quiz_values, write_items, write_quizzes
from quizzes.content.sources import CourseSource

LoadReport: TypeAlias = Report
# Called with how many steps are done, how many there are, and the name of the last.
Progress: TypeAlias = Callable[[int, int, str], None]

STEPS = 9


def load_course(
    folder: Path, *, check: bool, now: datetime, progress: Progress | None = None
) -> LoadReport:
    """Bring the database in line with a course package, or only check the package.

    Raises:
        CourseInvalidError: the package has faults; nothing was written.
    """
    source = read_course(folder)
    report = LoadReport(source.form.title)
    if check:
        return report
    values = values_of(source.package, source.form, _cited(source))
    with transaction.atomic():
        _write(source, values, now=now, report=report, steps=_Steps(progress))
    return report


def _cited(source: CourseSource) -> Iterator[tuple[str, str]]:
    for item in source.items:
        for citation in item.columns["feedback"]["citations"]:
            yield citation["key"], citation["status"]


class _Steps:
    """Count steps for whoever shows them."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0

    def __call__(self, name: str) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, STEPS, name)


def _write(
    source: CourseSource,
    values: CourseValues,
    *,
    now: datetime,
    report: LoadReport,
    steps: _Steps,
) -> None:
    """Write what differs; the same package again is left alone."""
    digest = _digest(source, values)
    # Locked, so that two loads at once come one after the other.
    stored = Course.objects.select_for_update().filter(slug=values.slug).first()
    if stored is not None and stored.digest == digest:
        return
    before = {"edition": stored.edition, "digest": stored.digest} if stored else {}
    report.tally("course").new += stored is None
    report.tally("course").changed += stored is not None
    rows = write_course(values, digest, now=now, report=report, step=steps)
    charts = write_charts(source.cases, rows, now=now, report=report)
    items = write_items(source.items, rows, charts, now=now, report=report)
    steps("items")
    units = {slug: unit.slug for unit in source.form.units for slug in unit.quizzes}
    asked = Asked(items, charts)
    write_quizzes(source.quizzes, units, rows, asked, now=now, report=report)
    steps("quizzes")
    record_load(rows.course, report, before=before, now=now)


def _digest(source: CourseSource, values: CourseValues) -> str:
    items = [[item.digest, item.form.model_dump(mode="json")] for item in source.items]
    quizzes = [
        [quiz_values(quiz), quiz.form.model_dump(mode="json")]
        for quiz in source.quizzes
    ]
    cases = [[case.digest, case.form.model_dump(mode="json")] for case in source.cases]
    return digest_of([vars(values), items, quizzes, cases])
