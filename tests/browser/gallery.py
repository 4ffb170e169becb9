"""The examples of the gallery as a quiz, to be answered and stored."""

import json
from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import timezone

from quizzes.gallery import EXAMPLES
from quizzes.services.attempts import start_attempt
from quizzes.templatetags.items import input_template
from tests.browser.hands import wanted
from tests.browser.serving import TURN
from tests.factories.quizzes import (
    AssignmentFactory,
    ItemFactory,
    QuizFactory,
    SlotFactory,
)
from tests.quizzes.addresses import question_url


class Trial:
    """An attempt at every example, whose key is what is to be answered."""

    def __init__(self, enrolment):
        with TURN:
            self.attempt = _begun(enrolment)
            answers = self.attempt.answers.order_by("position")
            self.order = list(answers.values_list("version__item__code", flat=True))

    def url(self, slug):
        return question_url(self.attempt, self.order.index(slug) + 1)

    def stored(self):
        """Return the stored responses by example, each as its bytes."""
        with TURN:
            rows = self.attempt.answers.select_related("version__item")
            return {row.version.item.code: as_bytes(row.response) for row in rows}


def as_bytes(response):
    """Return a response as JSON; PostgreSQL puts the names in an order of its own."""
    return json.dumps(response, sort_keys=True)


def _begun(enrolment):
    course = enrolment.cohort.course
    quiz = QuizFactory(course=course, slug="every-example", title="Every example")
    for place, example in enumerate(EXAMPLES.values(), start=1):
        item = ItemFactory(
            course=course,
            code=example.slug,
            version__kind=example.kind.name,
            version__content=_plain(example.content),
            version__key=_plain(example.key),
            version__scoring=_plain(example.scoring),
            version__feedback=_plain(example.feedback),
            version__digest=f"example-{place}-{course.pk}",
        )
        SlotFactory(quiz=quiz, position=place, pool=[item])
    now = timezone.now()
    assignment = AssignmentFactory(
        cohort=enrolment.cohort,
        quiz=quiz,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=7),
        time_limit=None,
    )
    return start_attempt(
        assignment=assignment, enrolment=enrolment, seed="seven", now=now
    )


def _plain(value):
    """Return a value as its column holds it."""
    return value.model_dump(mode="json")


def right_answer(example):
    """Return what the native form posts that shows the key."""
    response = example.kind.key_response(example.content, example.key)
    context = {
        "content": example.content,
        "given": response.model_dump(),
        "prefix": "o-",
    }
    return wanted(render_to_string(input_template(example.kind.name), context))


def right_answers():
    """Return the bytes of every key, by example."""
    return {
        slug: as_bytes(
            each.kind.key_response(each.content, each.key).model_dump(mode="json")
        )
        for slug, each in EXAMPLES.items()
    }
