"""A quiz of known items, and what to answer in it."""

from datetime import timedelta

from django.utils import timezone

from quizzes.models import Item
from quizzes.services.attempts import start_attempt
from tests.browser.serving import TURN
from tests.factories.quizzes import AssignmentFactory, QuizFactory, SlotFactory
from tests.quizzes.addresses import question_url

CHOICE = "opening-frequency"
THREE = "receptor-drawing"
ROWS = "five-substances"
NUMBER = "flumazenil-child-volume"
WITH_UNIT = "clonazepam-raised-dose"
CODES = (CHOICE, THREE, ROWS, NUMBER, WITH_UNIT)


class Paper:
    """An attempt at a quiz that asks one item of each sort."""

    def __init__(self, enrolment, *, minutes=None, codes=CODES):
        course = enrolment.cohort.course
        quiz = QuizFactory(course=course, slug="one-of-each", title="One of each")
        for code in codes:
            SlotFactory(quiz=quiz, pool=[Item.objects.get(course=course, code=code)])
        now = timezone.now()
        self.assignment = AssignmentFactory(
            cohort=enrolment.cohort,
            quiz=quiz,
            opens_at=now - timedelta(days=1),
            closes_at=now + timedelta(days=7),
            time_limit=minutes and timedelta(minutes=minutes),
        )
        self.enrolment = enrolment
        self.attempt = start_attempt(
            assignment=self.assignment, enrolment=enrolment, seed="seven", now=now
        )

    def answer(self, code):
        """Return the stored answer to an item, as it is now."""
        with TURN:
            return self.attempt.answers.select_related("attempt", "version").get(
                version__item__code=code
            )

    def url(self, code):
        return question_url(self.attempt, self.answer(code).position)
