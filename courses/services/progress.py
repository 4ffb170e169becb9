"""Keeping how far a student has come."""

from datetime import datetime

from django.db import transaction

from courses.models import Enrolment, Lesson, LessonProgress

# A page left open in a forgotten tab is not reading.
MOST_SECONDS = 30 * 60


@transaction.atomic
def reach_sections(
    *,
    enrolment: Enrolment,
    lesson: Lesson,
    sections: list[str],
    seconds: int,
    now: datetime,
) -> LessonProgress:
    """Add `sections` to those reached; a lesson is complete when all of them are.

    Names that are no section of the lesson are passed over: an old page of an
    earlier edition may still send them.
    """
    progress, _ = LessonProgress.objects.select_for_update().get_or_create(
        enrolment=enrolment,
        lesson=lesson,
        defaults={"started_at": now, "last_at": now},
    )
    known = lesson.section_slugs
    reached = set(progress.sections_reached) | (set(sections) & set(known))
    progress.sections_reached = [slug for slug in known if slug in reached]
    progress.seconds_active += min(max(0, seconds), MOST_SECONDS)
    progress.last_at = now
    if progress.completed_at is None and reached.issuperset(known):
        progress.completed_at = now
    progress.save(
        update_fields=["sections_reached", "seconds_active", "last_at", "completed_at"]
    )
    enrolment.last_active_at = now
    enrolment.save(update_fields=["last_active_at"])
    return progress
