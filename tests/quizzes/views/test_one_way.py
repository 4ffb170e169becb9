"""A quiz whose questions come in order and close behind the student."""

import pytest
from django.utils import timezone

from quizzes.models import Answer, AnswerEvent
from quizzes.services.attempts import start_attempt
from tests.quizzes.addresses import JSON, attempt_url, question_url
from tests.quizzes.trying import ruled


@pytest.fixture
def attempt(assignment, enrolment):
    """Four questions, one way."""
    return start_attempt(
        assignment=ruled(assignment, is_one_way=True),
        enrolment=enrolment,
        seed="seven",
        now=timezone.now(),
    )


def go_on(student, attempt, position, choice="b"):
    data = {"choice": choice, "base_rev": 0, "go": "next"}
    return student.post(question_url(attempt, position), data)


def cells(student, attempt, position):
    page = student.get(question_url(attempt, position))
    return [cell.state_in_words for cell in page.context["page"].overview.cells]


def test_only_the_first_question_is_open_at_first(student, attempt):
    assert cells(student, attempt, 1) == [
        "not answered",
        "not answered, comes later",
        "not answered, comes later",
        "not answered, comes later",
    ]


def test_going_on_opens_the_next_and_closes_this_one(student, attempt):
    reply = go_on(student, attempt, 1)

    assert reply["Location"] == question_url(attempt, 2)
    assert cells(student, attempt, 2) == [
        "answered, closed",
        "not answered",
        "not answered, comes later",
        "not answered, comes later",
    ]


@pytest.mark.parametrize("position", [1, 3, 4])
def test_questions_before_and_after_lead_to_the_one_that_is_open(
    student, attempt, position
):
    go_on(student, attempt, 1)

    reply = student.get(question_url(attempt, position))

    assert reply["Location"] == question_url(attempt, 2)


def test_answer_to_a_question_ahead_is_kept_and_opens_nothing(student, attempt):
    reply = go_on(student, attempt, 3)

    assert reply["Location"] == question_url(attempt, 1)
    assert Answer.objects.get(position=3).response is None
    assert AnswerEvent.objects.get().kind == AnswerEvent.Kind.LATE
    assert Answer.objects.get(position=4).reached_at is None


def test_answer_to_a_closed_question_is_kept_and_said(student, attempt):
    go_on(student, attempt, 1)

    data = {"choice": "c", "base_rev": 1}
    reply = student.post(question_url(attempt, 1), data, follow=True)

    words = reply.content.decode()
    assert "Question 1 is closed: in this quiz there is no way back." in words
    assert "What you sent is kept" in words
    assert Answer.objects.get(position=1).response == {"choice": "b"}
    assert AnswerEvent.objects.last().kind == AnswerEvent.Kind.LATE


def test_script_is_led_on_from_a_closed_question(student, attempt):
    go_on(student, attempt, 1)

    data = {"choice": "c", "base_rev": 1}
    reply = student.post(question_url(attempt, 1), data, **JSON)

    assert reply.status_code == 409
    assert reply.json() == {"closed": True, "receipt": question_url(attempt, 2)}


def test_last_question_stays_open_until_submitted(student, attempt):
    for position in (1, 2, 3):
        go_on(student, attempt, position)

    reply = go_on(student, attempt, 4)

    assert reply["Location"] == attempt_url("check-answers", attempt)
    assert student.get(question_url(attempt, 4)).status_code == 200
    assert not Answer.objects.get(position=4).is_closed


def test_page_before_submitting_says_where_to_go_on(student, attempt):
    go_on(student, attempt, 1)

    page = student.get(attempt_url("check-answers", attempt)).content.decode()

    assert "you can go on from question 2" in page
    assert f'href="{question_url(attempt, 2)}"' in page
    assert f'href="{question_url(attempt, 1)}"' not in page
    assert f'href="{question_url(attempt, 3)}"' not in page


def test_closed_questions_are_marked_as_they_were(student, attempt):
    go_on(student, attempt, 1)
    go_on(student, attempt, 2, choice="a")

    student.post(attempt_url("submit", attempt))

    attempt.refresh_from_db()
    assert attempt.total == 1


def test_saving_without_going_on_closes_nothing(student, attempt):
    student.post(question_url(attempt, 1), {"choice": "b", "base_rev": 0})
    student.post(question_url(attempt, 1), {"base_rev": 1, "choice": "c", "go": "2"})

    assert not Answer.objects.get(position=1).is_closed
    assert Answer.objects.get(position=2).reached_at is None
