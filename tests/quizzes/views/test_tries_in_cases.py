"""Checking answers inside a case: it still unfolds, and still closes behind."""

import pytest
from django.utils import timezone

from quizzes.models import Answer, Behavior, Quiz, Shown
from quizzes.services.attempts import start_attempt
from tests.factories.cases import LATER
from tests.factories.quizzes import all_shown
from tests.quizzes.addresses import question_url
from tests.quizzes.casework import assignment, case, enrolment, lock, page
from tests.quizzes.trying import ruled

__all__ = ["assignment", "case", "enrolment"]


@pytest.fixture
def attempt(assignment, enrolment):
    """A graded case whose questions are marked at once, all shown."""
    return start_attempt(
        assignment=ruled(
            assignment, behavior=Behavior.IMMEDIATE, **all_shown(Shown.DURING)
        ),
        enrolment=enrolment,
        seed="seven",
        now=timezone.now(),
    )


def check(student, attempt, position):
    return lock(student, attempt, position, go="check")


def test_checked_question_of_a_case_is_read_with_its_chart(student, attempt, case):
    reply = check(student, attempt, case[1])

    assert reply["Location"] == question_url(attempt, case[1]) + "#result"
    words = page(student, attempt, case[1])
    assert "Trembling is what fits." in words
    assert "Slept badly, hands tremble." in words
    assert 'name="pins"' not in words


def test_checking_unfolds_nothing(student, attempt, case):
    check(student, attempt, case[1])

    words = page(student, attempt, case[1])

    assert Answer.objects.get(position=case[2]).reached_at is None
    assert not [each for parts in LATER.values() for each in parts if each in words]


def test_going_on_from_a_checked_question_unfolds_and_closes_it(student, attempt, case):
    check(student, attempt, case[1])

    reply = student.post(question_url(attempt, case[1]), {"go": "next"})

    assert reply["Location"] == question_url(attempt, case[2])
    assert student.get(question_url(attempt, case[2])).status_code == 200
    back = student.get(question_url(attempt, case[1]))
    assert back["Location"] == question_url(attempt, case[2])


def test_practice_goes_back_to_what_was_checked(student, attempt, case):
    attempt.policy |= {"behavior": "practice", "purpose": Quiz.Purpose.PRACTICE}
    attempt.save(update_fields=["policy"])
    check(student, attempt, case[1])
    lock(student, attempt, case[1], base_rev=1)

    reply = student.get(question_url(attempt, case[1]))

    assert reply.status_code == 200
    assert reply.context["page"].trial.may_try
