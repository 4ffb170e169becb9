"""What a lesson's page shows one person."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accounts.models import User
from courses.models import Enrolment
from study.reports.checks import Check
from study.reports.reading import Reading, read_so_far
from study.reports.texts import LessonText, Place, text_at

# The viewer's active enrolment, which load of the course it leads to, and how far the
# viewer has come. Written out because it is asked for every lesson that is opened, and
# it takes Django ten times as long to write it as the database to answer.
VIEWER = """
    SELECT enrolment.id, enrolment.user_id, enrolment.cohort_id,
        enrolment.role, enrolment.status,
        course.id AS course_id, course.digest, course.loaded_at,
        progress.sections_reached AS reached,
        progress.completed_at IS NOT NULL AS was_completed,
        EXISTS (
            SELECT 1 FROM courses_drug drug WHERE drug.course_id = course.id
        ) AS has_drugs
    FROM courses_enrolment enrolment
    JOIN courses_cohort cohort ON cohort.id = enrolment.cohort_id
    JOIN courses_course course ON course.id = cohort.course_id
    LEFT JOIN courses_lesson lesson
        ON lesson.course_id = course.id AND lesson.slug = %(slug)s
    LEFT JOIN courses_lessonprogress progress
        ON progress.lesson_id = lesson.id AND progress.enrolment_id = enrolment.id
    WHERE enrolment.user_id = %(user)s
        AND enrolment.cohort_id = %(cohort)s
        AND enrolment.status = %(active)s
"""


@dataclass(frozen=True)
class LessonPage:
    """A lesson as one person meets it now."""

    enrolment: Enrolment
    text: LessonText
    reading: Reading
    # By code, in reading order.
    asked: Mapping[str, Check]

    @property
    def checks(self) -> Sequence[Check]:
        """Return the checks in reading order."""
        return list(self.asked.values())

    def with_check(self, check: Check) -> "LessonPage":
        """Return this page with one check as it stands now."""
        return replace(self, asked={**self.asked, check.code: check})


def lesson_page(user: User, cohort_id: int, slug: str) -> LessonPage:
    """Return the page of a lesson.

    Raises:
        ObjectDoesNotExist: the user is not in the class, or its course has no such
            lesson.
    """
    values = {"user": user.pk, "cohort": cohort_id, "slug": slug}
    found = Enrolment.objects.raw(
        VIEWER, {**values, "active": Enrolment.Status.ACTIVE.value}
    )
    viewer: Any = next(iter(found), None)
    if viewer is None:
        raise Enrolment.DoesNotExist
    text = text_at(
        Place(viewer.course_id, viewer.digest, viewer.loaded_at, cohort_id, slug)
    )
    reached = json.loads(viewer.reached) if viewer.reached else ()
    return LessonPage(
        enrolment=viewer,
        text=text,
        reading=read_so_far(
            text.reading, reached, was_completed=bool(viewer.was_completed)
        ),
        asked=text.checks(seed=viewer.pk),
    )
