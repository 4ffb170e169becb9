"""One student of a class: what they read, what they took, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.db.models import Count, Q
from django.utils.translation import gettext

from courses.models import Accommodation, Enrolment, Lesson, LessonProgress, Unit
from dashboard.reports.granted import extra_time_in_words
from dashboard.reports.line import Line, Reason, UnitState
from dashboard.reports.names import one_person
from quizzes.models import Answer, Assignment, Attempt
from quizzes.policy import Standing
from quizzes.reports.policies import grants_of_student

MOST_MOMENTS = 20


@dataclass(frozen=True)
class Reading:
    """One lesson and how far the student is in it."""

    lesson: Lesson
    progress: LessonProgress | None

    @property
    def reached(self) -> int:
        """Return how many of its sections the student has read."""
        if self.progress is None:
            return 0
        known = set(self.lesson.section_slugs)
        return len(known & set(self.progress.sections_reached))

    @property
    def sections(self) -> int:
        """Return how many sections it has."""
        return len(self.lesson.sections)

    @property
    def is_done(self) -> bool:
        """Tell whether it was read to the end."""
        return self.progress is not None and self.progress.completed_at is not None

    @property
    def width(self) -> str:
        """Return the share read, as an SVG width."""
        return f"{100 * self.reached / max(1, self.sections):.0f}%"

    @property
    def time(self) -> timedelta | None:
        """Return how long the student was reading."""
        seconds = self.progress.seconds_active if self.progress else 0
        return timedelta(seconds=seconds) if seconds else None


@dataclass(frozen=True)
class Sitting:
    """One attempt, with how much of it was answered."""

    attempt: Attempt
    answered: int
    asked: int
    counts: bool

    @property
    def time(self) -> timedelta | None:
        """Return how long it took; None while it is under way."""
        ended = self.attempt.submitted_at
        return ended - self.attempt.started_at if ended else None

    @property
    def status(self) -> Reason:
        """Return its state in words."""
        if self.attempt.is_open:
            return Reason(gettext("In progress"), "chip chip--brand")
        if self.attempt.has_passed:
            return Reason(gettext("Passed"), "chip chip--ok")
        return Reason(gettext("Not passed"), "chip chip--amber")


@dataclass(frozen=True)
class Moment:
    """Something the student did, and when."""

    at: datetime
    text: str


@dataclass(frozen=True)
class StudentReport:
    """Everything about one student in one class."""

    line: Line
    readings: Sequence[tuple[Unit, Sequence[Reading]]]
    sittings: Sequence[Sitting]
    # For instructors alone.
    accommodation: Accommodation | None

    @property
    def extra_time(self) -> str:
        """Return how much longer the student has in every quiz; or nothing."""
        return extra_time_in_words(self.accommodation)

    @property
    def lessons(self) -> int:
        """Return how many lessons there are."""
        return sum(len(readings) for _, readings in self.readings)

    @property
    def reading_time(self) -> timedelta:
        """Return how long the student was reading, over all lessons."""
        times = [each.time for _, same in self.readings for each in same if each.time]
        return sum(times, timedelta(0))

    @property
    def passed(self) -> int:
        """Return how many quizzes are passed."""
        return sum(mark.has_passed for mark in self.line.marks)

    @property
    def moments(self) -> Sequence[Moment]:
        """Return what happened, the latest first."""
        found = [Moment(self.line.enrolment.joined_at, gettext("Joined the class"))]
        for _, readings in self.readings:
            for reading in readings:
                found.extend(_of_reading(reading))
        for sitting in self.sittings:
            found.extend(_of_attempt(sitting.attempt))
        # Of two at the same moment the later found is the later.
        found.sort(key=lambda moment: moment.at)
        return found[::-1][:MOST_MOMENTS]


def student_report(
    enrolment: Enrolment, *, now: datetime, hides_names: bool
) -> StudentReport:
    """Return what one student did, in seven queries at most."""
    readings = _readings(enrolment)
    assignments = list(
        Assignment.objects.of_cohort(enrolment.cohort)
        .graded()
        .order_by("quiz__unit__position", "pk")
    )
    attempts = _attempts(enrolment)
    grants = grants_of_student(enrolment)
    standings = [
        Standing(
            grants.policy(each, enrolment.pk),
            [row for row, *_ in attempts if row.assignment_id == each.pk],
            now,
        )
        for each in assignments
    ]
    line = Line(
        enrolment=enrolment,
        person=one_person(enrolment, is_hidden=hides_names),
        units=[_unit_state(unit, lessons) for unit, lessons in readings],
        standings=standings,
        now=now,
    )
    counting = {standing.counting for standing in standings}
    return StudentReport(
        line=line,
        readings=readings,
        accommodation=grants.accommodations.get(enrolment.pk),
        sittings=[
            Sitting(attempt, answered, asked, counts=attempt in counting)
            for attempt, answered, asked in reversed(attempts)
        ],
    )


def _readings(enrolment: Enrolment) -> list[tuple[Unit, list[Reading]]]:
    """Return the course's lessons by unit, with this student's progress."""
    lessons = (
        Lesson.objects.filter(
            course=enrolment.cohort.course_id,
            is_retired=False,
            unit__is_retired=False,
        )
        .select_related("unit")
        .only("unit", "slug", "title", "sections", "position")
        .order_by("unit__position", "position")
    )
    progress = {
        row.lesson_id: row for row in LessonProgress.objects.filter(enrolment=enrolment)
    }
    return [
        (unit, [Reading(lesson, progress.get(lesson.pk)) for lesson in same])
        for unit, same in groupby(lessons, key=lambda lesson: lesson.unit)
    ]


def _attempts(enrolment: Enrolment) -> list[tuple[Attempt, int, int]]:
    """Return the student's attempts, first to last, with items answered and asked."""
    complete = Q(answers__state=Answer.State.COMPLETE)
    rows = (
        Attempt.objects.filter(enrolment=enrolment)
        .select_related("assignment__quiz")
        .annotate(asked=Count("answers"), answered=Count("answers", filter=complete))
        .order_by("started_at", "pk")
    )
    return [
        (row, row.answered, row.asked)  # type: ignore[attr-defined] # annotated
        for row in rows
    ]


def _unit_state(unit: Unit, readings: Sequence[Reading]) -> UnitState:
    """Return how far the student is in one unit."""
    return UnitState(
        unit=unit,
        lessons=len(readings),
        begun=sum(reading.progress is not None for reading in readings),
        done=sum(reading.is_done for reading in readings),
    )


def _of_reading(reading: Reading) -> list[Moment]:
    """Return what happened in one lesson."""
    if reading.progress is None:
        return []
    title = {"lesson": reading.lesson.title}
    begun = Moment(reading.progress.started_at, gettext("Began “%(lesson)s”") % title)
    if reading.progress.completed_at is None:
        return [begun]
    text = gettext("Finished “%(lesson)s”") % title
    return [begun, Moment(reading.progress.completed_at, text)]


def _of_attempt(attempt: Attempt) -> list[Moment]:
    """Return what happened in one attempt."""
    words = {"quiz": attempt.assignment.quiz.title, "number": attempt.number}
    text = gettext("Began “%(quiz)s”, attempt %(number)s") % words
    begun = Moment(attempt.started_at, text)
    if attempt.submitted_at is None:
        return [begun]
    text = gettext("Submitted “%(quiz)s”, attempt %(number)s") % words
    return [begun, Moment(attempt.submitted_at, text)]
