"""One answer with everything that explains it, as far as its release goes."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import F

from courses.models import Course, Lesson, Objective, Reference
from quizzes.kinds.base import Feedback
from quizzes.models import Answer, Score
from quizzes.papers import asked_of, marking_for, outcome_of, response_of
from quizzes.releases import Release
from quizzes.reports.chart import chart_page
from quizzes.reports.reviewed_item import Passage, ReviewedItem, Source

# Courses in memory, each as it was loaded.
MOST_KEPT = 16


@dataclass(frozen=True)
class Library:
    """What a course's items point at: sources by key, lessons by slug, objectives.

    Shape: `objectives` by the primary key of the item.
    """

    references: Mapping[str, Reference]
    lessons: Mapping[str, Lesson]
    objectives: Mapping[int, Sequence[Objective]]


NO_LIBRARY = Library({}, {}, {})


def library_of(course: Course) -> Library:
    """Return what the items of a course point at, read once for each of its loads."""
    return library_at(course.pk, course.digest, course.loaded_at)


@lru_cache(MOST_KEPT)
def library_at(course_id: int, _digest: str, _loaded_at: datetime) -> Library:
    """Return it in three queries; nothing but a load changes any of it."""
    lessons = Lesson.objects.filter(course=course_id).only(
        "slug", "title", "minutes", "sections", "course_id"
    )
    objectives: dict[int, list[Objective]] = {}
    aimed = Objective.objects.filter(items__course=course_id)
    for objective in aimed.annotate(of_item=F("items__pk")):
        objectives.setdefault(objective.of_item, []).append(objective)
    return Library(
        references={row.key: row for row in Reference.objects.filter(course=course_id)},
        lessons={row.slug: row for row in lessons},
        objectives=objectives,
    )


def reviewed_item(answer: Answer, release: Release) -> ReviewedItem:
    """Return one marked answer of an open attempt; its score should be at hand."""
    course = answer.attempt.enrolment.cohort.course
    library = library_of(course) if release.explains_all else NO_LIBRARY
    return explained(answer, release, library)


def explained(answer: Answer, release: Release, library: Library) -> ReviewedItem:
    """Return one marked answer with what `library` has of its sources."""
    score = score_of(answer)
    marking = marking_for(answer)
    return ReviewedItem(
        answer=answer,
        score=_as_seen(answer, score),
        release=release,
        content=asked_of(answer),
        response=response_of(answer),
        key=marking.key,
        scoring=marking.scoring,
        feedback=marking.feedback,
        sources=[
            Source(library.references[citation.key], citation.status)
            for citation in marking.feedback.citations
            if citation.key in library.references
        ],
        reread=_passage(marking.feedback, library.lessons),
        chart=chart_page(answer),
    )


def _as_seen(answer: Answer, score: Score) -> Score:
    """Return a mark with its parts by the key that was seen, whatever came since.

    What a corrected key says of the answer is told beside it, with its date.
    """
    if score.version_id in {None, answer.version_id} or not score.elements:
        return score
    seen = copy(score)
    seen.elements = outcome_of(answer).parts
    seen.arithmetic = ""
    return seen


def score_of(answer: Answer) -> Score:
    """Return the mark that counts.

    Raises:
        LookupError: the answer is not marked yet.
    """
    score = answer.current_score
    if score is None:
        message = f"{answer} has no score"
        raise LookupError(message)
    return score


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
