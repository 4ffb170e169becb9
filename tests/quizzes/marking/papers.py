"""A paper of typed names, and marks for it."""

from datetime import timedelta

from quizzes.papers import kind_of
from quizzes.services.answers import save_response
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from quizzes.services.marking import mark_by_hand
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory

LATER = NINE_O_CLOCK + timedelta(minutes=5)
MARKED = NINE_O_CLOCK + timedelta(days=1)


def sit(assignment):
    """Submit both names in words that no list has, and the right choice."""
    begun = start_attempt(
        assignment=assignment,
        enrolment=EnrolmentFactory(cohort=assignment.cohort),
        seed="seven",
        now=NINE_O_CLOCK,
    )
    given = {
        "one": {"text": "the antidote"},
        "two": {"text": "an antagonist"},
        "site": {"choice": "b"},
    }
    for answer in begun.answers.select_related("attempt", "version__item"):
        response = kind_of(answer.version).Response(**given[answer.version.item.code])
        save_response(answer=answer, response=response, base_rev=0, now=LATER)
    submit_attempt(attempt=begun, now=LATER)
    return begun


def standing(attempt, code):
    """Return the mark that counts for one item."""
    answer = attempt.answers.select_related("current_score").get(
        version__item__code=code
    )
    return answer.current_score


def mark(score, by, *, raw=1, note="Right."):
    """Mark an answer a day later."""
    return mark_by_hand(score=score, raw=raw, note=note, by=by, now=MARKED)


def totals(attempt):
    """Return what the database says an attempt came to."""
    attempt.refresh_from_db()
    waits = (attempt.answers_waiting, attempt.points_waiting)
    return attempt.total, attempt.maximum, attempt.has_passed, *waits
