"""A class at a glance: who is active, how far, how well, and who needs a hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from django.utils.translation import gettext

from dashboard.charts.bars import BarChart, BarNumbers, stacked_bars
from dashboard.charts.frame import NARROW, Drawings, drawings
from dashboard.charts.marks import Marks, marks_chart, steps
from dashboard.reports.line import Line
from dashboard.reports.roster import MEDIAN_FROM, Roster
from quizzes.models import Assignment

# A longer list is no list of whom to reach today.
MOST_LISTED = 8


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
class QuizResult:
    """How one quiz went so far."""

    assignment: Assignment
    passed: int
    failed: int
    open: int
    untouched: int
    marks: Sequence[float]
    may_show_median: bool

    @property
    def not_yet(self) -> int:
        """Return how many have begun and not passed yet."""
        return self.failed + self.open

    @property
    def pass_mark(self) -> float:
        """Return the pass mark in percent."""
        return float(self.assignment.quiz.pass_mark)

    @property
    def median(self) -> float | None:
        """Return the median mark, hidden where it would point at persons."""
        is_shown = self.may_show_median and len(self.marks) >= MEDIAN_FROM
        return median(self.marks) if is_shown else None

    @cached_property
    def chart(self) -> Marks:
        """Return the drawing of its marks, for a third of a page or a phone."""
        return marks_chart(self.marks, self.pass_mark, self.median, NARROW)

    @property
    def steps(self) -> Sequence[tuple[float, float, int]]:
        """Return the drawing's numbers."""
        return steps(self.marks, self.pass_mark)


@dataclass(frozen=True)
class Overview:
    """Everything the first page says of a class."""

    roster: Roster

    @property
    def students(self) -> int:
        """Return how many students there are."""
        return len(self.roster.lines)

    @cached_property
    def active(self) -> int:
        """Return how many did anything in the last seven days."""
        return sum(line.is_active for line in self.roster.lines)

    @property
    def inactive(self) -> int:
        """Return how many did not."""
        return self.students - self.active

    @property
    def median_lessons(self) -> float | None:
        """Return the median of lessons done; None in a class too small for one."""
        if not self.roster.may_show_medians:
            return None
        return median(line.lessons_done for line in self.roster.lines)

    @property
    def median_mark(self) -> float | None:
        """Return the median of all marks that count; None of too few students."""
        marked = [line for line in self.roster.lines if _percents(line)]
        if len(marked) < MEDIAN_FROM:
            return None
        return median(mark for line in marked for mark in _percents(line))

    @property
    def marked(self) -> int:
        """Return how many marks count."""
        return sum(len(_percents(line)) for line in self.roster.lines)

    @property
    def listed(self) -> Sequence[Line]:
        """Return those to reach first."""
        return self.roster.in_need[:MOST_LISTED]

    @cached_property
    def units(self) -> Sequence[UnitProgress]:
        """Return how far the class is in each unit."""
        found = []
        for index, size in enumerate(self.roster.units):
            states = [line.units[index] for line in self.roster.lines]
            done = sum(state.is_done for state in states)
            begun = sum(state.is_begun for state in states)
            untouched = len(states) - done - begun
            found.append(UnitProgress(size.unit.title, done, begun, untouched))
        return found

    @cached_property
    def chart(self) -> Drawings[BarChart]:
        """Return the drawing of progress by unit."""
        bars = [unit.bar for unit in self.units]
        return drawings(lambda width: stacked_bars(bars, width))

    @cached_property
    def quizzes(self) -> Sequence[QuizResult]:
        """Return how each quiz went."""
        return [
            self._result(index, assignment)
            for index, assignment in enumerate(self.roster.assignments)
        ]

    def _result(self, index: int, assignment: Assignment) -> QuizResult:
        """Return how one quiz went."""
        marks = [line.marks[index] for line in self.roster.lines]
        passed = sum(mark.has_passed for mark in marks)
        failed = sum(mark.is_failed for mark in marks)
        untouched = sum(not mark.is_begun for mark in marks)
        return QuizResult(
            assignment=assignment,
            passed=passed,
            failed=failed,
            open=len(marks) - passed - failed - untouched,
            untouched=untouched,
            marks=[float(each.percent) for each in marks if each.percent is not None],
            may_show_median=self.roster.may_show_medians,
        )

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


def _percents(line: Line) -> list[float]:
    """Return one student's marks that count, as numbers to show."""
    return [float(mark.percent) for mark in line.marks if mark.percent is not None]
