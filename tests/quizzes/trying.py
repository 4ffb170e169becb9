"""A quiz whose answers are marked as they are given."""

from datetime import timedelta
from decimal import Decimal

from quizzes.kinds.multiple_choice import MultipleChoiceResponse
from quizzes.models import Answer, Behavior
from quizzes.services.answers import save_response
from quizzes.services.arrivals import Message
from quizzes.services.tries import try_answer
from tests.factories.courses import NINE_O_CLOCK

LATER = NINE_O_CLOCK + timedelta(minutes=5)
THREE_TRIES = {
    "behavior": Behavior.INTERACTIVE,
    "tries_allowed": 3,
    "penalty": Decimal("33.33"),
}


def ruled(assignment, **rules):
    """Give an assignment other rules, before an attempt at it begins."""
    for name, value in rules.items():
        setattr(assignment, name, value)
    assignment.save()
    return assignment


def fresh(answer):
    """Return the row as it is stored now."""
    return Answer.objects.select_related("attempt", "version").get(pk=answer.pk)


def send(service, answer, choice, base_rev, *, certainty=None, now=LATER, **message):
    """Save or try a choice; b is right."""
    return service(
        answer=answer,
        response=MultipleChoiceResponse(choice=choice),
        base_rev=base_rev,
        now=now,
        message=Message(**message),
        certainty=certainty,
    )


def attempt_try(answer, choice, base_rev, **options):
    return send(try_answer, answer, choice, base_rev, **options)


def save(answer, choice, base_rev, **options):
    return send(save_response, answer, choice, base_rev, **options)


def trail(answer):
    return list(answer.events.values_list("kind", "response__choice"))


def marks(answer):
    """Return each mark of an answer: points, factor, and whether it counts now."""
    counting = fresh(answer).current_score_id
    return [
        (score.raw, score.factor, score.pk == counting)
        for score in answer.scores.order_by("id")
    ]
