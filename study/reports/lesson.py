"""What a lesson's page shows one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from courses.models import Enrolment, LessonProgress
from study.reports.checks import Check
from study.reports.reading import Reading, reading_in
from study.reports.texts import LessonText, text_of


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


def lesson_page(enrolment: Enrolment, slug: str) -> LessonPage:
    """Return the page of a lesson.

    Raises:
        Lesson.DoesNotExist: the course has no such lesson.
    """
    text = text_of(enrolment.cohort, slug)
    found = LessonProgress.objects.filter(enrolment=enrolment, lesson=text.lesson)
    return LessonPage(
        enrolment=enrolment,
        text=text,
        reading=reading_in(text.reading, next(iter(found), None)),
        asked=text.checks(seed=enrolment.pk),
    )
