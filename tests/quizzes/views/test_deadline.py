"""What happens once time is up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from quizzes.models import Answer, AnswerEvent, Attempt
from tests.quizzes.addresses import JSON, attempt_url, question_url


def expire(attempt):
    past = timezone.now() - timedelta(hours=1)
    Attempt.objects.update(started_at=past, deadline_at=past + timedelta(minutes=1))


def test_answer_after_the_deadline_is_kept_and_does_not_count(student, attempt):
    student.post(question_url(attempt), {"choice": "b", "base_rev": 0})
    expire(attempt)

    reply = student.post(question_url(attempt), {"choice": "c", "base_rev": 1})

    assert reply["Location"] == attempt_url("receipt", attempt)
    attempt.refresh_from_db()
    assert attempt.close_reason == Attempt.CloseReason.DEADLINE
    assert Answer.objects.get(position=1).response == {"choice": "b"}
    late = AnswerEvent.objects.get(kind="late")
    assert late.response == {"choice": "c"}


def test_script_after_the_deadline_is_sent_to_the_receipt(student, attempt):
    expire(attempt)

    reply = student.post(question_url(attempt), {"choice": "c", "base_rev": 0}, **JSON)

    assert reply.status_code == 409
    assert reply.json() == {"closed": True, "receipt": attempt_url("receipt", attempt)}


def test_answer_that_waited_for_a_sign_in_too_long_is_kept_as_late(
    student, attempt, enrolment
):
    student.logout()
    student.post(question_url(attempt), {"choice": "c", "base_rev": 0, "go": "next"})
    student.force_login(enrolment.user)
    expire(attempt)

    reply = student.get(question_url(attempt), follow=True)

    assert reply.redirect_chain == [(attempt_url("receipt", attempt), 302)]
    assert "your instructor can see it" in reply.content.decode()
    assert AnswerEvent.objects.get().response == {"choice": "c"}
    assert AnswerEvent.objects.get().kind == AnswerEvent.Kind.LATE


@pytest.mark.parametrize("name", ["question", "check-answers", "review"])
def test_touching_an_expired_attempt_submits_it(student, attempt, name):
    expire(attempt)
    url = question_url(attempt) if name == "question" else attempt_url(name, attempt)

    student.get(url)

    attempt.refresh_from_db()
    assert attempt.close_reason == Attempt.CloseReason.DEADLINE
