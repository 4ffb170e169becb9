"""Typed answers that wait for a person, and what a page of them sends."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from quizzes.papers import kind_of
from quizzes.services.answers import save_response
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, SlotFactory
from tests.factories.typed import make_short_answer


def open_quiz(cohort):
    """Open a quiz of two typed names."""
    made = AssignmentFactory(
        cohort=cohort, opens_at=timezone.now() - timedelta(days=1), closes_at=None
    )
    for position, code in enumerate(("one", "two"), start=1):
        item = make_short_answer(cohort.course, f"{code}-{made.pk}")
        SlotFactory(quiz=made.quiz, position=position, pool=[item])
    return made


def sit(assignment, name, *texts, submits=True):
    """Enrol a student who answers the items in the order of their codes."""
    at = timezone.now() - timedelta(hours=2)
    enrolment = EnrolmentFactory(cohort=assignment.cohort, user__display_name=name)
    attempt = start_attempt(
        assignment=assignment, enrolment=enrolment, seed="seven", now=at
    )
    answers = attempt.answers.select_related("attempt", "version__item").order_by(
        "version__item__code"
    )
    for answer, text in zip(answers, texts, strict=True):
        response = kind_of(answer.version).Response(text=text)
        save_response(answer=answer, response=response, base_rev=0, now=at)
    if submits:
        submit_attempt(attempt=attempt, now=at + timedelta(minutes=5))
    return attempt


def waiting(attempt):
    """Return the answers of an attempt that wait, in the order they are listed."""
    return list(
        attempt.answers.filter(current_score__needs_person=True).order_by(
            "version__item__code"
        )
    )


def url(name, cohort, *args):
    return reverse(f"dashboard:{name}", args=[cohort.pk, *args])


def words(page):
    """Return a page's text with its white space as single spaces."""
    return " ".join(page.content.decode().split())


def mark(answer, **changes):
    """Return what the form of an answer sends."""
    return {"score": answer.current_score_id, "raw": "1", "note": "Right."} | changes
