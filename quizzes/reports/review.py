"""A marked attempt, explained: what was chosen, what was right, and why.

Whoever calls this has made sure that the review policy allows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from courses.models import Lesson, Objective, Reference
from quizzes.kinds.base import Feedback, Frozen
from quizzes.kinds.numeric import NumericContent, NumericResponse, slip_for
from quizzes.models import Answer, Attempt, ItemVersion, Score
from quizzes.papers import content_of, in_order, marking_of, response_of


@dataclass(frozen=True)
class Passage:
    """Where to read again."""

    lesson: Lesson
    section: str
    title: str


@dataclass(frozen=True)
class ReviewedItem:
    """One item of a marked attempt."""

    answer: Answer
    content: Any
    response: Any
    key: Frozen
    rule: str
    feedback: Feedback
    sources: Sequence[tuple[Reference, str]]
    reread: Passage | None

    @property
    def score(self) -> Score:
        """Return the mark that counts."""
        return self.answer.current_score

    @property
    def version(self) -> ItemVersion:
        """Return the version as seen."""
        return self.answer.version

    @property
    def is_full(self) -> bool:
        """Tell whether it earned every point."""
        return self.score.raw == self.score.maximum

    @property
    def is_omitted(self) -> bool:
        """Tell whether it was left unanswered, which is not the same as wrong."""
        return self.answer.state == Answer.State.EMPTY

    @property
    def elements(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the marked parts by id; a matrix's by "row column"."""
        return {
            f"{part['id']} {part['group']}".strip(): part
            for part in self.score.elements
        }

    @property
    def slip(self) -> str | None:
        """Return the explanation of a well-known wrong number, if this is one."""
        if not isinstance(self.content, NumericContent) or not isinstance(
            self.response, NumericResponse
        ):
            return None
        return slip_for(self.content, self.feedback, self.response)


@dataclass(frozen=True)
class ObjectiveResult:
    """How one objective went in this attempt."""

    objective: Objective
    earned: int
    possible: int

    @property
    def percent(self) -> int:
        """Return the share of points, for the bar's width."""
        return round(100 * self.earned / self.possible)


@dataclass(frozen=True)
class Review:
    """A whole marked attempt."""

    attempt: Attempt
    items: Sequence[ReviewedItem]
    objectives: Sequence[ObjectiveResult]
    previous: Attempt | None

    @property
    def lost(self) -> Sequence[ReviewedItem]:
        """Return the items that lost points, the largest loss first."""
        short = [item for item in self.items if not item.is_full]
        return sorted(short, key=lambda item: item.score.raw / item.score.maximum)

    @property
    def to_reread(self) -> Sequence[tuple[Passage, int]]:
        """Return the passages behind lost points, with how many items lead there."""
        passages: dict[tuple[int, str], list[Passage]] = {}
        for item in self.lost:
            if item.reread:
                at = (item.reread.lesson.pk, item.reread.section)
                passages.setdefault(at, []).append(item.reread)
        most_first = sorted(passages.values(), key=len, reverse=True)
        return [(same[0], len(same)) for same in most_first]

    @property
    def points_up(self) -> Decimal | None:
        """Return by how many percentage points it is above the attempt before."""
        if self.previous is None or self.previous.percent is None:
            return None
        return (self.attempt.percent or Decimal(0)) - self.previous.percent


def review_of(attempt: Attempt) -> Review:
    """Return everything about a marked attempt, in a fixed number of queries."""
    answers = list(
        attempt.answers.select_related("version__item", "current_score")
        .prefetch_related("version__item__objectives")
        .order_by("position")
    )
    course_id = attempt.assignment.quiz.course_id
    references = {row.key: row for row in Reference.objects.filter(course=course_id)}
    lessons = {
        row.slug: row
        for row in Lesson.objects.filter(course=course_id).only(
            "slug", "title", "minutes", "sections", "course_id"
        )
    }
    return Review(
        attempt=attempt,
        items=[_explained(answer, references, lessons) for answer in answers],
        objectives=_by_objective(answers),
        previous=_attempt_before(attempt),
    )


def _attempt_before(attempt: Attempt) -> Attempt | None:
    """Return the same student's marked attempt before this one."""
    return (
        Attempt.objects.submitted()
        .filter(
            assignment=attempt.assignment_id,
            enrolment=attempt.enrolment_id,
            number__lt=attempt.number,
        )
        .order_by("-number")
        .first()
    )


def _explained(
    answer: Answer,
    references: Mapping[str, Reference],
    lessons: Mapping[str, Lesson],
) -> ReviewedItem:
    """Return one answer with everything about it."""
    marking = marking_of(answer.version)
    return ReviewedItem(
        answer=answer,
        content=in_order(content_of(answer.version), answer.order),
        response=response_of(answer),
        key=marking.key,
        rule=marking.scoring.rule,
        feedback=marking.feedback,
        sources=[
            (references[citation.key], citation.status)
            for citation in marking.feedback.citations
            if citation.key in references
        ],
        reread=_passage(marking.feedback, lessons),
    )


def _passage(feedback: Feedback, lessons: Mapping[str, Lesson]) -> Passage | None:
    """Return the passage to reread, if the course still has it."""
    if feedback.reread is None or feedback.reread.lesson not in lessons:
        return None
    lesson = lessons[feedback.reread.lesson]
    titles = {section["slug"]: section["title"] for section in lesson.sections}
    section = feedback.reread.section
    if section not in titles:
        return None
    return Passage(lesson=lesson, section=section, title=titles[section])


def _by_objective(answers: Sequence[Answer]) -> Sequence[ObjectiveResult]:
    """Return the points by objective, weakest first."""
    sums: dict[Objective, list[int]] = {}
    for answer in answers:
        for objective in answer.version.item.objectives.all():
            earned, possible = sums.setdefault(objective, [0, 0])
            score = answer.current_score
            sums[objective] = [earned + score.raw, possible + score.maximum]
    results = [ObjectiveResult(row, *points) for row, points in sums.items()]
    return sorted(results, key=lambda row: (row.percent, row.objective.position))
