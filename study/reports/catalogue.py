"""What the first page shows: the classes one person belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from courses.models import Enrolment, Lesson, LessonProgress
from study.reports.reading import share


@dataclass(frozen=True)
class Membership:
    """One class, and how far the person has come in its course."""

    enrolment: Enrolment
    lessons: int
    lessons_done: int
    now: datetime

    @property
    def is_over(self) -> bool:
        """Tell whether the last day is past, on the class's clock."""
        cohort = self.enrolment.cohort
        return cohort.local(self.now).date() > cohort.ends_on

    @property
    def is_ahead(self) -> bool:
        """Tell whether the first day is still to come."""
        cohort = self.enrolment.cohort
        return cohort.local(self.now).date() < cohort.starts_on

    @property
    def is_done(self) -> bool:
        """Tell whether every lesson is read."""
        return 0 < self.lessons == self.lessons_done

    @property
    def percent(self) -> str:
        """Return the share of lessons read, as an SVG width."""
        return share(self.lessons_done, self.lessons)


def memberships_of(user: User, now: datetime) -> Sequence[Membership]:
    """Return the classes of `user`, the latest first, in one query."""
    lessons = Lesson.objects.filter(
        course=OuterRef("cohort__course"), is_retired=False, unit__is_retired=False
    )
    done = LessonProgress.objects.filter(
        enrolment=OuterRef("pk"),
        completed_at__isnull=False,
        lesson__is_retired=False,
        lesson__unit__is_retired=False,
    )
    rows: QuerySet[Any] = (
        Enrolment.objects.active()
        .of(user)
        .annotate(
            lessons=_count(lessons, "course"), lessons_done=_count(done, "enrolment")
        )
        .order_by("-cohort__starts_on", "cohort__name")
    )
    return [Membership(row, row.lessons, row.lessons_done, now) for row in rows]


def _count(rows: QuerySet[Any], by: str) -> Coalesce:
    """Return how many `rows` there are for one outer row."""
    counted = rows.order_by().values(by).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)
