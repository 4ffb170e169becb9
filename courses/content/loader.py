"""The values of a package to the rows of a course, its units, lessons and sources."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from courses.content.rows import Tally, drop_rows, retire_rows, sync_links, sync_rows
from courses.content.values import CourseValues
from courses.models import AuditEntry, Course, Lesson, Objective, Unit

# Called with a name for what was just written.
Step = Callable[[str], None]


@dataclass
class Report:
    """What a load changed, sort by sort, and the items that have a new version.

    Shape: `notes` are lines that say what an instructor should decide on.
    """

    course: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    versions: list[tuple[str, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(self.tallies.values())

    def tally(self, sort: str) -> Tally:
        """Return the count of one sort of row."""
        return self.tallies.setdefault(sort, Tally())

    def lines(self) -> list[str]:
        """Say what changed, a sort a line; nothing where nothing did."""
        told = [f"{sort}: {tally}" for sort, tally in self.tallies.items() if tally]
        newer = [
            f"item {code} changed: version {number}"
            for code, number in self.versions
            if number > 1
        ]
        return told + newer + self.notes

    def counts(self) -> dict[str, str]:
        """Return the same for the audit trail."""
        return {sort: str(tally) for sort, tally in self.tallies.items() if tally}


@dataclass(frozen=True)
class CourseRows:
    """The rows that items and quizzes point at, by code and by slug."""

    course: Course
    objectives: dict[str, Objective]
    units: dict[str, Unit]


def write_course(
    values: CourseValues, digest: str, *, now: datetime, report: Report, step: Step
) -> CourseRows:
    """Write everything but items and quizzes."""
    course, _is_new = Course.objects.update_or_create(
        slug=values.slug,
        defaults={**values.course, "digest": digest, "loaded_at": now},
    )
    tally = report.tally("objectives")
    objectives = sync_rows(
        course.objectives.all(), "code", values.objectives, tally, course=course
    )
    drop_rows(course.objectives.all(), "code", values.objectives, tally)
    for sort, rows, key, wanted in (
        ("sources", course.references, "key", values.references),
        ("glossary words", course.terms, "slug", values.terms),
        ("drugs", course.drugs, "slug", values.drugs),
        ("boxed warnings", course.boxes, "slug", values.boxes),
        ("articles", course.articles, "title", values.articles),
    ):
        tally = report.tally(sort)
        sync_rows(rows.all(), key, wanted, tally, course=course)
        drop_rows(rows.all(), key, wanted, tally)
        step(sort)
    tally = report.tally("units")
    units = sync_rows(course.units.all(), "slug", values.units, tally, course=course)
    written = CourseRows(course, objectives, units)
    _write_lessons(written, values, report.tally("lessons"), step)
    tally = report.tally("claims")
    sync_rows(course.claims.all(), "number", values.claims, tally, course=course)
    retire_rows(course.claims.all(), "number", values.claims, tally)
    step("claims")
    retire_rows(course.units.all(), "slug", values.units, report.tally("units"))
    return written


def _write_lessons(
    rows: CourseRows, values: CourseValues, tally: Tally, step: Step
) -> None:
    course = rows.course
    wanted = {
        slug: {**columns, "unit_id": rows.units[values.lesson_unit[slug]].pk}
        for slug, columns in values.lessons.items()
    }
    lessons = sync_rows(course.lessons.all(), "slug", wanted, tally, course=course)
    retire_rows(course.lessons.all(), "slug", wanted, tally)
    sync_links(
        QuerySet(Lesson.objectives.through),
        "lesson_id",
        "objective_id",
        {
            lessons[slug].pk: {rows.objectives[code].pk for code in codes}
            for slug, codes in values.lesson_objectives.items()
        },
    )
    step("lessons")


def record_load(
    course: Course, report: Report, *, before: dict[str, str], now: datetime
) -> None:
    """Leave a trace of a load that changed something."""
    AuditEntry.objects.create(
        action="load course",
        subject=course._meta.label_lower,
        subject_key=str(course.pk),
        at=now,
        before=before,
        after={"edition": course.edition, "digest": course.digest, **report.counts()},
    )
