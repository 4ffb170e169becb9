"""What a report of an error can be about, and what became of one's own."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from courses.models import Claim, Drug, Enrolment, Lesson
from quizzes.models import Answer, ErrorReport, Item
from quizzes.services.error_reports import About

PARTS = ErrorReport.Part
MOST_LISTED = 50
TITLE_LENGTH = 200


def about_lesson(enrolment: Enrolment, slug: str) -> About | None:
    """Return a lesson of the course."""
    lesson = _lessons(enrolment).filter(slug=slug).first()
    if lesson is None:
        return None
    address = reverse("study:lesson", args=[enrolment.cohort_id, slug])
    return About(PARTS.LESSON, lesson.title, address, lesson=lesson)


def about_check(enrolment: Enrolment, slug: str, code: str) -> About | None:
    """Return a quick check that a lesson of the course shows."""
    lesson = _lessons(enrolment).filter(slug=slug).first()
    item = (
        Item.objects.filter(
            course=enrolment.cohort.course_id, code=code, use=Item.Use.CHECK
        )
        .select_related("current_version")
        .first()
    )
    is_shown = lesson is not None and any(
        block.get("item") == code for block in lesson.blocks
    )
    if lesson is None or item is None or not is_shown:
        return None
    address = reverse("study:lesson", args=[enrolment.cohort_id, slug])
    return About(
        PARTS.CHECK,
        gettext("Quick check in “%(lesson)s”") % {"lesson": lesson.title},
        f"{address}#check-{code}",
        lesson=lesson,
        version=item.current_version,
    )


def about_answer(
    enrolment: Enrolment, attempt_id: int, position: int, *, is_case: bool
) -> About | None:
    """Return a question of one's own submitted attempt, or the case around it."""
    answer = (
        Answer.objects.filter(
            attempt__enrolment=enrolment,
            attempt__in=enrolment.attempts.submitted(),
            attempt=attempt_id,
            position=position,
        )
        .select_related(
            "version__stimulus_version__stimulus", "attempt__assignment__quiz"
        )
        .first()
    )
    chart = answer.version.stimulus_version if answer else None
    if answer is None or (is_case and chart is None):
        return None
    asked = gettext("Question %(number)s of “%(quiz)s”, attempt %(attempt)s") % {
        "number": position,
        "quiz": answer.attempt.assignment.quiz,
        "attempt": answer.attempt.number,
    }
    address = reverse("quizzes:review", args=[attempt_id])
    return About(
        PARTS.CASE if is_case else PARTS.QUESTION,
        (chart.stimulus.title if is_case and chart else asked)[:TITLE_LENGTH],
        f"{address}#question-{position}",
        version=answer.version,
        answer=answer,
    )


def about_drug(enrolment: Enrolment, slug: str) -> About | None:
    """Return a drug of the course."""
    drug = Drug.objects.filter(course=enrolment.cohort.course_id, slug=slug).first()
    if drug is None:
        return None
    address = reverse("study:drug", args=[enrolment.cohort_id, slug])
    return About(PARTS.DRUG, drug.name, address)


def about_claim(enrolment: Enrolment, number: int) -> About | None:
    """Return a claim that the course takes apart."""
    claims = Claim.objects.filter(course=enrolment.cohort.course_id, is_retired=False)
    if not claims.filter(number=number).exists():
        return None
    address = reverse("study:claim", args=[enrolment.cohort_id, number])
    return About(PARTS.CLAIM, gettext("Claim %(number)s") % {"number": number}, address)


def own_reports(enrolment: Enrolment) -> Sequence[ErrorReport]:
    """Return what this person reported, the latest first."""
    return list(enrolment.error_reports.all()[:MOST_LISTED])


def _lessons(enrolment: Enrolment) -> "QuerySet[Lesson]":
    return Lesson.objects.filter(
        course=enrolment.cohort.course_id, is_retired=False, unit__is_retired=False
    )
