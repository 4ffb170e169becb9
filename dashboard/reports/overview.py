"""A class at a glance: who is active, how far, how well, and who needs a hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from django.utils.translation import gettext

from dashboard.charts.bars import BarChart, stacked_bars
from dashboard.charts.frame import Drawings, drawings
from dashboard.reports.line import Line
from dashboard.reports.reading import Reading, UnitProgress, reading_of
from dashboard.reports.results import QuizResult, results_of, students_marked
from dashboard.reports.roster import MEDIAN_FROM, Roster

# A longer list is no list of whom to reach today.
MOST_LISTED = 8


@dataclass(frozen=True)
class Overview:
    """Everything the first page says of a class."""

    roster: Roster

    @property
    def students(self) -> int:
        """Return how many students there are."""
        return self.roster.tally.students

    @property
    def active(self) -> int:
        """Return how many did anything in the last seven days."""
        return self.roster.tally.active

    @property
    def inactive(self) -> int:
        """Return how many did not."""
        return self.students - self.active

    @cached_property
    def _reading(self) -> Reading:
        """Return how far the class is in its lessons."""
        return reading_of(self.roster)

    @property
    def median_lessons(self) -> float | None:
        """Return the median of lessons done; None in a class too small for one."""
        is_shown = self.roster.may_show_medians
        return self._reading.median_lessons if is_shown else None

    @cached_property
    def median_mark(self) -> float | None:
        """Return the median of all marks that count; None of too few students."""
        marks = [mark for result in self.quizzes for mark in result.marks]
        most = max((len(result.marks) for result in self.quizzes), default=0)
        # Few in each quiz may be few in all, or others in each.
        if most < MEDIAN_FROM <= len(marks):
            most = students_marked(self.roster)
        return median(marks) if most >= MEDIAN_FROM else None

    @property
    def marked(self) -> int:
        """Return how many marks count."""
        return sum(len(result.marks) for result in self.quizzes)

    @cached_property
    def listed(self) -> Sequence[Line]:
        """Return those to reach first."""
        return self.roster.in_need[:MOST_LISTED]

    @property
    def units(self) -> Sequence[UnitProgress]:
        """Return how far the class is in each unit."""
        return self._reading.units

    @cached_property
    def chart(self) -> Drawings[BarChart]:
        """Return the drawing of progress by unit."""
        bars = [unit.bar for unit in self.units]
        return drawings(lambda width: stacked_bars(bars, width))

    @cached_property
    def quizzes(self) -> Sequence[QuizResult]:
        """Return how each quiz went."""
        return results_of(self.roster)

    @property
    def progress_headline(self) -> str:
        """Return the finding on progress as a sentence."""
        if not self.units or not self.students:
            return gettext("Progress by unit")
        last = min(self.units, key=lambda unit: unit.done)
        if last.done == self.students:
            return gettext("Everyone has read every unit to the end")
        if 2 * last.untouched >= self.students:
            text = gettext("%(count)s of %(all)s have not begun “%(unit)s”")
            count = last.untouched
        else:
            text = gettext("%(count)s of %(all)s have finished “%(unit)s”")
            count = last.done
        return text % {"count": count, "all": self.students, "unit": last.title}

    @property
    def quiz_headline(self) -> str:
        """Return the finding on the quizzes as a sentence."""
        marked = [result for result in self.quizzes if result.marks]
        if not self.quizzes:
            return gettext("No quiz is open to this class yet")
        if not marked:
            return gettext("No quiz is marked yet")
        worst = max(marked, key=lambda result: result.failed / len(result.marks))
        if not worst.failed:
            return gettext("Everyone who took a quiz has passed it")
        text = gettext("%(count)s of %(all)s are under the pass mark in “%(quiz)s”")
        return text % {
            "count": worst.failed,
            "all": len(worst.marks),
            "quiz": worst.assignment.quiz.title,
        }
