"""No answer is lost: not to the network, not to a second tab, not to a double click."""

from datetime import timedelta

import pytest
from django.utils import timezone

from quizzes.models import AnswerEvent, Attempt
from quizzes.services.overdue import close_overdue
from tests.quizzes.addresses import question_url
from tests.quizzes.demands.taking import Student

SCRIPT = {"accept": "application/json"}


@pytest.fixture
def student(assignment):
    made = Student(assignment)
    made.begin()
    return made


def trail(student, code="site"):
    return list(student.answer_of(code).events.values_list("kind", "response__choice"))


def test_answer_is_saved_without_submitting(student):
    reply = student.send("site", "b", headers=SCRIPT)

    stored = student.answer_of("site")
    assert (reply.status_code, reply.json()["rev"]) == (200, 1)
    assert (stored.response, student.attempt.is_open) == ({"choice": "b"}, True)


def test_page_says_whether_and_when_an_answer_was_saved(student):
    before = student.client.get(student.url_of("site")).content.decode()
    student.send("site", "b")
    after = student.client.get(student.url_of("site")).content.decode()

    saved_at = student.enrolment.cohort.local(student.answer_of("site").saved_at)
    words = f"Saved {saved_at:%H:%M:%S}"
    assert [words in page for page in (before, after)] == [False, True]


def test_message_sent_again_after_a_lost_reply_is_kept_once(student):
    message = {"client_id": "page", "client_seq": 1}

    replies = [
        student.send("site", "b", headers=SCRIPT, **message).json()["rev"]
        for _ in range(3)
    ]

    assert replies == [1, 1, 1]
    assert trail(student) == [("save", "b")]


def test_answers_that_waited_for_the_network_are_all_kept(student):
    for seq, choice in enumerate("abc", start=1):
        student.send("site", choice, 0, client_id="page", client_seq=seq)

    assert student.answer_of("site").response == {"choice": "c"}
    assert trail(student) == [("save", "a"), ("save", "b"), ("save", "c")]


def test_answer_that_waited_past_the_deadline_is_kept_and_not_counted(
    student, monkeypatch
):
    student.send("site", "a")
    late = student.attempt.deadline_at + timedelta(minutes=3)
    monkeypatch.setattr(timezone, "now", lambda: late)

    student.send("site", "b", 1)

    assert trail(student) == [("save", "a"), ("late", "b")]
    assert (student.answer_of("site").response, student.total) == (
        {"choice": "a"},
        (0, 2),
    )


def test_two_tabs_must_not_destroy_answers(student):
    student.send("site", "a", 0, client_id="left", client_seq=1)

    reply = student.send("site", "b", 0, client_id="right", client_seq=1)

    page = reply.content.decode()
    assert reply.status_code == 409
    assert "The GABA site" in page
    assert "The benzodiazepine site" in page
    assert student.answer_of("site").response == {"choice": "a"}
    assert trail(student) == [("save", "a"), ("conflict", "b")]


def test_student_decides_between_two_tabs(student):
    student.send("site", "a", 0, client_id="left", client_seq=1)
    student.send("site", "b", 0, client_id="right", client_seq=1)

    student.send("site", "b", 1, client_id="right", client_seq=2)

    assert student.answer_of("site").response == {"choice": "b"}
    assert trail(student) == [("save", "a"), ("conflict", "b"), ("save", "b")]


def test_second_device_goes_on_where_the_first_one_was(student, client):
    student.send("site", "b")
    client.force_login(student.enrolment.user)

    page = client.get(student.url_of("site"))

    assert page.context["page"].given == {"choice": "b"}


def test_no_duplicate_attempts(student):
    first = student.attempt
    replies = [student.begin() for _ in range(2)]

    assert Attempt.objects.get() == first
    assert {reply["Location"] for reply in replies} == {question_url(first, 1)}


def test_no_stuck_attempts(student, monkeypatch):
    stuck = student.attempt
    late = stuck.deadline_at + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: late)

    student.begin()

    stuck.refresh_from_db()
    assert (stuck.state, stuck.close_reason) == ("submitted", "deadline")
    assert (student.attempt.number, student.attempt.is_open) == (2, True)


def test_attempt_that_nobody_comes_back_to_is_closed(student):
    student.send("site", "b")
    late = student.attempt.deadline_at + timedelta(hours=1)

    closed = close_overdue(now=late)

    assert (closed, student.attempt.is_open, student.total) == (1, False, (1, 2))


def test_submitting_twice_marks_once(student):
    student.send("site", "b")

    for _ in range(2):
        student.submit()

    answers = student.attempt.answers.all()
    assert [answer.scores.count() for answer in answers] == [1, 1]
    assert not AnswerEvent.objects.exclude(kind="save").exists()
