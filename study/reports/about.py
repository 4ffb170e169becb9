"""What the About page says of each course."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.models import Course, Reference
from study.reports.statuses import STATUSES, in_order


@dataclass(frozen=True)
class Bibliography:
    """A course and everything that it cites."""

    course: Course
    # Each with the statuses it is cited with, the surest first.
    cited: Sequence[tuple[Reference, Sequence[str]]]

    @property
    def is_reviewed(self) -> bool:
        """Tell whether a clinician has signed this edition off."""
        return self.course.review_status == Course.Review.REVIEWED

    @property
    def counts(self) -> dict[str, int]:
        """Return how many sources are cited with each status."""
        return {
            status: sum(status in statuses for _reference, statuses in self.cited)
            for status in STATUSES
        }


def bibliographies() -> Sequence[Bibliography]:
    """Return every course with its sources, in two queries."""
    courses = Course.objects.order_by("title").prefetch_related("references")
    return [
        Bibliography(
            course,
            [(row, in_order(row.statuses)) for row in course.references.all()],
        )
        for course in courses
    ]
