"""How far a class is in its units and lessons, counted by the database."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from django.db import connection
from django.utils.translation import gettext

from courses.models import Enrolment, Role
from dashboard.charts.bars import BarNumbers
from dashboard.reports.roster import Roster
from dashboard.reports.units import UnitSize

# How many students have done so many lessons of a unit in which they began one; then,
# without a unit, how many have done so many in all. Written out because Django takes
# longer to write it than the database to answer in most classes.
READ = """
    WITH progress AS (
        SELECT progress.enrolment_id, lesson.unit_id,
            COUNT(progress.completed_at) AS done
        FROM courses_enrolment enrolment
        JOIN courses_lessonprogress progress ON progress.enrolment_id = enrolment.id
        JOIN courses_lesson lesson ON lesson.id = progress.lesson_id
        JOIN courses_unit unit ON unit.id = lesson.unit_id
        WHERE enrolment.cohort_id = %(cohort)s
            AND enrolment.role = %(student)s
            AND enrolment.status = %(active)s
            AND NOT lesson.is_retired
            AND NOT unit.is_retired
        GROUP BY progress.enrolment_id, lesson.unit_id
    )
    SELECT unit_id, done, COUNT(*) FROM progress GROUP BY unit_id, done
    UNION ALL
    SELECT NULL, done, COUNT(*)
    FROM (SELECT SUM(done) AS done FROM progress GROUP BY enrolment_id) AS student
    GROUP BY done
"""


@dataclass(frozen=True)
class UnitProgress:
    """How many students are how far in one unit."""

    title: str
    done: int
    begun: int
    untouched: int

    @property
    def in_words(self) -> str:
        """Return the numbers in one line."""
        return gettext("%(done)s done, %(begun)s begun, %(rest)s not begun") % {
            "done": self.done,
            "begun": self.begun,
            "rest": self.untouched,
        }

    @property
    def bar(self) -> BarNumbers:
        """Return what its bar shows."""
        parts = [(self.done, "f1"), (self.begun, "shape1"), (self.untouched, "shape")]
        return BarNumbers(self.title, self.in_words, parts)


@dataclass(frozen=True)
class Reading:
    """How far a class is."""

    units: Sequence[UnitProgress]
    # How many students have done how many lessons.
    students_by_lessons: Mapping[int, int]

    @property
    def median_lessons(self) -> float:
        """Return the median of lessons done."""
        return median(
            lessons
            for lessons, students in self.students_by_lessons.items()
            for _ in range(students)
        )


def reading_of(roster: Roster) -> Reading:
    """Return how far a class is, in one query."""
    roles = {"student": Role.STUDENT.value, "active": Enrolment.Status.ACTIVE.value}
    with connection.cursor() as cursor:
        cursor.execute(READ, {"cohort": roster.cohort.pk, **roles})
        rows = cursor.fetchall()
    sizes = {size.unit.pk: size.lessons for size in roster.units}
    done, begun, in_all = Counter[int](), Counter[int](), Counter[int]()
    for unit, lessons, students in rows:
        if unit is None:
            in_all[int(lessons)] += students
        else:
            of_unit = done if lessons >= sizes[unit] else begun
            of_unit[unit] += students
    # Whoever began nothing has no row.
    in_all[0] += roster.tally.students - in_all.total()
    units = [
        _unit(size, done[size.unit.pk], begun[size.unit.pk], roster.tally.students)
        for size in roster.units
    ]
    return Reading(units, in_all)


def _unit(size: UnitSize, done: int, begun: int, students: int) -> UnitProgress:
    """Return how far a class is in one unit."""
    return UnitProgress(size.unit.title, done, begun, students - done - begun)
