"""What the About page says of each course."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.models import Course
from study.reports.sources import STATUSES, Source, source_of


@dataclass(frozen=True)
class Bibliography:
    """A course and everything that it cites."""

    course: Course
    sources: Sequence[Source]

    @property
    def is_reviewed(self) -> bool:
        """Tell whether a clinician has signed this edition off."""
        return self.course.review_status == Course.Review.REVIEWED

    @property
    def counts(self) -> dict[str, int]:
        """Return how many sources are cited with each status."""
        return {
            status: sum(status in source.statuses for source in self.sources)
            for status in STATUSES
        }


def bibliographies() -> Sequence[Bibliography]:
    """Return every course with its sources, in two queries."""
    courses = Course.objects.order_by("title").prefetch_related("references")
    return [
        Bibliography(course, [source_of(row) for row in course.references.all()])
        for course in courses
    ]
