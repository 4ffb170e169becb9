"""Saying how sure one is of an answer: kept beside it, never part of a mark."""

from decimal import Decimal

import pytest
from django.utils import timezone

from quizzes.models import Answer, AnswerEvent
from quizzes.services.attempts import start_attempt
from tests.quizzes.addresses import JSON, attempt_url, question_url
from tests.quizzes.trying import THREE_TRIES, ruled

QUESTION = "How sure are you?"


@pytest.fixture
def begin(assignment, enrolment):
    def begun(**rules):
        return start_attempt(
            assignment=ruled(assignment, **rules),
            enrolment=enrolment,
            seed="seven",
            now=timezone.now(),
        )

    return begun


@pytest.fixture
def attempt(begin):
    return begin(asks_certainty=True)


def send(student, attempt, certainty, base_rev=0, choice="b", **fields):
    data = {"choice": choice, "base_rev": base_rev, "certainty": certainty, **fields}
    return student.post(question_url(attempt), data)


def stored():
    return Answer.objects.get(position=1)


def test_certainty_is_kept_with_the_answer_and_in_its_trail(student, attempt):
    send(student, attempt, "3")
    send(student, attempt, "1", base_rev=1)

    assert (stored().certainty, stored().rev) == (1, 2)
    assert list(AnswerEvent.objects.values_list("certainty", flat=True)) == [3, 1]


def test_script_saves_certainty_alone(student, attempt):
    data = {"base_rev": 0, "certainty": "2"}

    reply = student.post(question_url(attempt), data, **JSON)

    assert reply.json()["rev"] == 1
    assert (stored().certainty, stored().state) == (2, Answer.State.EMPTY)


def test_page_asks_once_and_shows_what_was_said(student, attempt):
    send(student, attempt, "2")

    page = student.get(question_url(attempt))

    assert page.content.decode().count(QUESTION) == 1
    assert page.context["page"].certainty == 2
    assert 'value="2" checked' in page.content.decode()


def test_quiz_that_asks_nothing_keeps_nothing(student, begin):
    attempt = begin()

    send(student, attempt, "3")

    assert stored().certainty is None
    assert QUESTION not in student.get(question_url(attempt)).content.decode()


@pytest.mark.parametrize("certainty", ["0", "4", "sure", "x" * 100_000])
def test_unknown_certainty_is_refused(student, attempt, certainty):
    reply = send(student, attempt, certainty)

    assert reply.status_code == 422
    assert stored().rev == 0


def test_conflict_keeps_both_and_hands_on_the_losing_one(student, attempt):
    send(student, attempt, "3")

    reply = send(student, attempt, "1", choice="c")

    assert reply.status_code == 409
    assert stored().certainty == 3
    assert 'name="certainty" value="1"' in reply.content.decode()
    assert AnswerEvent.objects.get(kind="conflict").certainty == 1


def test_try_keeps_certainty_too(student, begin):
    attempt = begin(asks_certainty=True, **THREE_TRIES)

    send(student, attempt, "3", go="check")

    assert stored().certainty == 3
    assert AnswerEvent.objects.get(kind="try").certainty == 3


@pytest.mark.parametrize("certainty", ["", "1", "3"])
def test_certainty_changes_no_mark(student, attempt, certainty):
    send(student, attempt, certainty)

    student.post(attempt_url("submit", attempt))

    attempt.refresh_from_db()
    assert attempt.total == Decimal("1.0000")
