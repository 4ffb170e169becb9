"""What the home of a course shows: where I stopped, what is due, every unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from courses.models import Enrolment
from study.reports.reading import Reading, UnitReading, lessons_of, share, units_of
from study.reports.standings import (
    QuizStanding,
    State,
    of_no_unit,
    of_unit,
    standings_of,
)

# More than this is a list, not a day.
MOST_TODAY = 4
LONG_AGO = datetime.min.replace(tzinfo=UTC)
FAR_AHEAD = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class UnitRow:
    """One unit with its lessons and quizzes."""

    reading: UnitReading
    quizzes: Sequence[QuizStanding]
    # Whether it holds the lesson to go on with.
    is_here: bool

    @property
    def is_done(self) -> bool:
        """Tell whether all is read, and no quiz can be taken or passed still."""
        return self.reading.is_done and not any(
            quiz.may_retry or quiz.state is not State.SUBMITTED for quiz in self.quizzes
        )

    @property
    def due_soon(self) -> QuizStanding | None:
        """Return the quiz that has to be taken first, within a week."""
        soon = [quiz for quiz in self.quizzes if quiz.is_due_soon]
        return min(soon, key=_ends_at, default=None)

    @property
    def state(self) -> str:
        """Return "done", "now" or nothing, for the unit's looks."""
        if self.is_done:
            return "done"
        return "now" if self.is_here else ""


@dataclass(frozen=True)
class HomePage:
    """The home of a course as one person meets it now."""

    enrolment: Enrolment
    units: Sequence[UnitRow]
    # Of no unit.
    other_quizzes: Sequence[QuizStanding]
    # The lesson to go on with; None when all are read, or there are none.
    current: Reading | None
    now: datetime

    @property
    def lessons(self) -> Sequence[Reading]:
        """Return every lesson in order."""
        return [each for unit in self.units for each in unit.reading.lessons]

    @property
    def quizzes(self) -> Sequence[QuizStanding]:
        """Return every quiz, unit by unit."""
        of_units = [quiz for unit in self.units for quiz in unit.quizzes]
        return [*of_units, *self.other_quizzes]

    @property
    def lessons_done(self) -> int:
        """Return how many lessons are read."""
        return sum(reading.is_done for reading in self.lessons)

    @property
    def units_done(self) -> int:
        """Return how many units are done."""
        return sum(unit.is_done for unit in self.units)

    @property
    def quizzes_submitted(self) -> int:
        """Return how many quizzes were submitted at least once."""
        return sum(bool(quiz.standing.submitted) for quiz in self.quizzes)

    @property
    def minutes(self) -> int:
        """Return how long all lessons take together."""
        return sum(reading.lesson.minutes for reading in self.lessons)

    @property
    def lessons_percent(self) -> str:
        """Return the share of lessons read, as an SVG width."""
        return share(self.lessons_done, len(self.lessons))

    @property
    def quizzes_percent(self) -> str:
        """Return the share of quizzes submitted, as an SVG width."""
        return share(self.quizzes_submitted, len(self.quizzes))

    @property
    def has_begun(self) -> bool:
        """Tell whether anything was read at all."""
        return any(unit.reading.is_begun for unit in self.units)

    @property
    def today(self) -> Sequence[QuizStanding]:
        """Return what waits: attempts that run, then quizzes by date, then retries."""
        return [*self._running, *self._to_take, *self._to_retry][:MOST_TODAY]

    @property
    def next_opening(self) -> QuizStanding | None:
        """Return the quiz that opens next."""
        later = [quiz for quiz in self.quizzes if quiz.state is State.OPENS_LATER]
        return min(later, key=lambda quiz: quiz.assignment.opens_at, default=None)

    @property
    def _running(self) -> Sequence[QuizStanding]:
        running = {State.IN_PROGRESS, State.TIME_UP}
        return [quiz for quiz in self.quizzes if quiz.state in running]

    @property
    def _to_take(self) -> Sequence[QuizStanding]:
        waiting = [quiz for quiz in self.quizzes if quiz.state is State.TO_START]
        return sorted(waiting, key=_ends_at)

    @property
    def _to_retry(self) -> Sequence[QuizStanding]:
        return sorted((quiz for quiz in self.quizzes if quiz.may_retry), key=_ends_at)


def home_page(enrolment: Enrolment, now: datetime) -> HomePage:
    """Return the home of the course that `enrolment` is in."""
    readings = units_of(lessons_of(enrolment))
    current = _current(readings)
    quizzes = standings_of(enrolment, now)
    units = [
        UnitRow(
            reading=reading,
            quizzes=of_unit(quizzes, reading.unit),
            is_here=current in reading.lessons,
        )
        for reading in readings
    ]
    return HomePage(
        enrolment=enrolment,
        units=units,
        other_quizzes=of_no_unit(quizzes, [reading.unit for reading in readings]),
        current=current,
        now=now,
    )


def _current(units: Sequence[UnitReading]) -> Reading | None:
    """Return the lesson last read in and not finished, or else the first unread one."""
    unread = [each for unit in units for each in unit.lessons if not each.is_done]
    begun = [each for each in unread if each.is_begun]
    if begun:
        return max(begun, key=lambda reading: reading.last_at or LONG_AGO)
    return unread[0] if unread else None


def _ends_at(quiz: QuizStanding) -> datetime:
    """Return when a quiz is due, at the end of time where it never is."""
    return quiz.ends_at or FAR_AHEAD
