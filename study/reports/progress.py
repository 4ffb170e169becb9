"""What the progress page shows: lessons, quizzes, and points by objective."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Sum

from courses.models import Enrolment, Objective
from quizzes.models import Answer
from study.reports.reading import UnitReading, lessons_of, share, units_of
from study.reports.standings import (
    QuizStanding,
    of_no_unit,
    of_unit,
    standings_of,
)


@dataclass(frozen=True)
class ObjectiveResult:
    """What the answers to one objective's items earned, where marks may be shown."""

    objective: Objective
    earned: int
    possible: int
    answers: int

    @property
    def percent(self) -> str:
        """Return the share of points, as an SVG width."""
        return share(self.earned, self.possible)


@dataclass(frozen=True)
class UnitProgress:
    """One unit: its lessons and its quizzes."""

    reading: UnitReading
    quizzes: Sequence[QuizStanding]


@dataclass(frozen=True)
class ProgressPage:
    """How far one person has come in a course."""

    enrolment: Enrolment
    units: Sequence[UnitProgress]
    other_quizzes: Sequence[QuizStanding]
    objectives: Sequence[ObjectiveResult]

    @property
    def lessons(self) -> int:
        """Return how many lessons there are."""
        return sum(unit.reading.total for unit in self.units)

    @property
    def lessons_done(self) -> int:
        """Return how many lessons are read."""
        return sum(unit.reading.done for unit in self.units)

    @property
    def quizzes(self) -> Sequence[QuizStanding]:
        """Return every quiz."""
        of_units = [quiz for unit in self.units for quiz in unit.quizzes]
        return [*of_units, *self.other_quizzes]

    @property
    def quizzes_passed(self) -> int:
        """Return how many quizzes are passed, as far as marks may be shown."""
        return sum(quiz.has_passed for quiz in self.quizzes)

    @property
    def has_answers(self) -> bool:
        """Tell whether any answer's mark may be shown."""
        return any(result.answers for result in self.objectives)


def progress_page(enrolment: Enrolment, now: datetime) -> ProgressPage:
    """Return how far `enrolment` has come, in a fixed number of queries."""
    readings = units_of(lessons_of(enrolment))
    quizzes = standings_of(enrolment, now)
    units = [
        UnitProgress(
            reading=reading,
            quizzes=of_unit(quizzes, reading.unit),
        )
        for reading in readings
    ]
    return ProgressPage(
        enrolment=enrolment,
        units=units,
        other_quizzes=of_no_unit(quizzes, [reading.unit for reading in readings]),
        objectives=_objectives(enrolment, quizzes),
    )


def _objectives(
    enrolment: Enrolment, quizzes: Sequence[QuizStanding]
) -> Sequence[ObjectiveResult]:
    """Return each objective with the points of every graded attempt that shows them.

    What waits for an instructor to mark it is left out until it is known.
    """
    shown = [
        attempt.pk
        for quiz in quizzes
        for attempt in quiz.standing.submitted
        if attempt.is_graded and quiz.shows_mark_of(attempt)
    ]
    points = {
        row["objective"]: row
        for row in Answer.objects.filter(
            attempt__in=shown, current_score__needs_person=False
        )
        .values(objective=F("version__item__objectives"))
        .annotate(
            earned=Sum("current_score__raw"),
            possible=Sum("current_score__maximum"),
            answers=Count("pk"),
        )
        .order_by()
    }
    objectives = Objective.objects.filter(course=enrolment.cohort.course_id)
    return [
        _result(objective, points.get(objective.pk, {}))
        for objective in objectives.order_by("position")
    ]


def _result(objective: Objective, points: Mapping[str, Any]) -> ObjectiveResult:
    """Return what one objective's answers earned; nothing where there are none."""
    return ObjectiveResult(
        objective,
        earned=points.get("earned") or 0,
        possible=points.get("possible") or 0,
        answers=points.get("answers", 0),
    )
