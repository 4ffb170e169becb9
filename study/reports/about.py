"""What the About page says of each course."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.models import Course, Reference


@dataclass(frozen=True)
class Bibliography:
    """A course and everything that it cites."""

    course: Course
    references: Sequence[Reference]

    @property
    def is_reviewed(self) -> bool:
        """Tell whether a clinician has signed this edition off."""
        return self.course.review_status == Course.Review.REVIEWED

    @property
    def counts(self) -> dict[str, int]:
        """Return how many sources are cited with each status."""
        return {
            status: sum(status in reference.statuses for reference in self.references)
            for status in ("confirmed", "secondary", "known")
        }


def bibliographies() -> Sequence[Bibliography]:
    """Return every course with its sources, in two queries."""
    courses = Course.objects.order_by("title").prefetch_related("references")
    return [Bibliography(course, list(course.references.all())) for course in courses]
