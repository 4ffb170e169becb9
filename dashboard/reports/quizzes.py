"""The quizzes of a course, and which of them a class may take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext

from courses.models import Cohort
from dashboard.reports.line import Reason
from dashboard.reports.wording import SHOWN
from quizzes.models import Assignment, Attempt, Extension, Quiz, Shown
from quizzes.policy import Standing, class_policy


@dataclass(frozen=True)
class QuizLine:
    """One quiz, opened to the class or not."""

    quiz: Quiz
    assignment: Assignment | None
    begun: int
    now: datetime

    @property
    def review_opens(self) -> str:
        """Return when students see the right answers."""
        if self.assignment is None:
            return ""
        return str(SHOWN[Shown(self.assignment.shows_key)])

    @property
    def status(self) -> Reason:
        """Return whether it can be taken now."""
        if self.assignment is None:
            return Reason(gettext("Not open to the class"), "chip")
        standing = Standing(
            class_policy(self.assignment, self.assignment.extensions.all()),
            (),
            self.now,
        )
        if standing.is_before_opening:
            return Reason(gettext("Opens later"), "chip chip--iris")
        if standing.is_closed:
            return Reason(gettext("Closed"), "chip")
        return Reason(gettext("Open"), "chip chip--ok")


def quiz_lines(cohort: Cohort, now: datetime) -> Sequence[QuizLine]:
    """Return every quiz of the course, in three queries."""
    own = (
        Assignment.objects.filter(cohort=cohort)
        .annotate(begun=Count("attempts__enrolment", distinct=True))
        .prefetch_related(Prefetch("extensions", Extension.objects.standing()))
        .order_by()
    )
    quizzes = (
        Quiz.objects.filter(course=cohort.course_id)
        .filter(Q(is_retired=False) | Q(assignments__cohort=cohort))
        .distinct()
        .select_related("unit")
        .prefetch_related(Prefetch("assignments", own, to_attr="opened"))
        .order_by("unit__position", "pk")
    )
    return [_line(quiz, now) for quiz in quizzes]


def _line(quiz: Quiz, now: datetime) -> QuizLine:
    """Return one quiz as the class has it."""
    opened: list[Assignment] = quiz.opened  # type: ignore[attr-defined] # prefetched
    assignment = opened[0] if opened else None
    begun = assignment.begun if assignment else 0  # type: ignore[attr-defined] # counted
    return QuizLine(quiz, assignment, begun, now)


def under_way(assignment: Assignment) -> int:
    """Return how many attempts are open now."""
    return Attempt.objects.open().filter(assignment=assignment).count()
