"""Taking a quiz through its pages."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from quizzes.models import Answer, AnswerEvent, Attempt
from quizzes.services.grading import submit_attempt
from quizzes.views import player
from tests.factories.courses import NINE_O_CLOCK
from tests.quizzes.addresses import JSON, attempt_url, question_url


def test_next_saves_and_goes_on(student, attempt):
    reply = student.post(
        question_url(attempt), {"choice": "b", "base_rev": 0, "go": "next"}
    )

    assert reply["Location"] == question_url(attempt, 2)
    assert Answer.objects.get(position=1).response == {"choice": "b"}


def test_last_next_leads_to_the_list_of_answers(student, attempt):
    reply = student.post(question_url(attempt, 4), {"base_rev": 0, "go": "next"})

    assert reply["Location"] == attempt_url("check-answers", attempt)


@pytest.mark.parametrize(
    ("go", "name"), [("finish", "check-answers"), ("3", None), ("99999", None)]
)
def test_buttons_lead_where_they_say(student, attempt, go, name):
    reply = student.post(question_url(attempt), {"base_rev": 0, "go": go})

    target = attempt_url(name, attempt) if name else question_url(attempt, 3)
    expected = question_url(attempt, 1) if go == "99999" else target
    assert reply["Location"] == expected


def test_resumed_question_shows_the_saved_answer(student, attempt):
    student.post(question_url(attempt), {"choice": "c", "base_rev": 0})

    page = student.get(question_url(attempt))

    assert page.context["page"].given == {"choice": "c"}
    assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_script_gets_revision_and_times(student, attempt):
    reply = student.post(question_url(attempt), {"choice": "b", "base_rev": 0}, **JSON)

    data = reply.json()
    assert data["rev"] == 1
    assert data.keys() == {"rev", "saved_at", "server_now", "deadline_at"}


def test_flag_is_kept_and_stays_on_the_page(student, attempt):
    reply = student.post(question_url(attempt), {"base_rev": 0, "flag": "on"})

    assert reply["Location"] == question_url(attempt)
    assert Answer.objects.get(position=1).is_flagged
    page = student.get(question_url(attempt)).content.decode()
    assert "Question 1, not answered, flagged" in page


@pytest.mark.parametrize(
    "choice",
    [
        pytest.param("z", id="an-unknown-option"),
        pytest.param("x" * 100_000, id="a-hundred-thousand-letters"),
    ],
)
def test_impossible_answer_is_refused_and_the_stored_one_stands(
    student, attempt, choice
):
    student.post(question_url(attempt), {"choice": "b", "base_rev": 0})

    reply = student.post(question_url(attempt), {"choice": choice, "base_rev": 1})

    assert reply.status_code == 422
    assert Answer.objects.get(position=1).response == {"choice": "b"}


def test_script_is_told_what_is_wrong(student, attempt):
    reply = student.post(question_url(attempt), {"choice": "z", "base_rev": 0}, **JSON)

    assert reply.status_code == 422
    assert "z" in reply.json()["errors"]["__all__"][0]["message"]


def test_megabyte_of_text_is_refused(student, attempt):
    reply = student.post(question_url(attempt), {"choice": "x" * 1_000_000})

    assert reply.status_code == 400
    assert Answer.objects.get(position=1).response is None


def test_second_window_is_asked_which_answer_counts(student, attempt):
    student.post(question_url(attempt), {"choice": "b", "base_rev": 0})

    reply = student.post(question_url(attempt), {"choice": "c", "base_rev": 0})

    assert reply.status_code == 409
    assert reply.context["page"].given == {"choice": "b"}
    assert reply.context["conflict"] == {"choice": "c"}
    assert Answer.objects.get(position=1).response == {"choice": "b"}
    assert AnswerEvent.objects.filter(kind="conflict").count() == 1


def test_script_in_a_second_window_gets_the_stored_answer(student, attempt):
    student.post(question_url(attempt), {"choice": "b", "base_rev": 0})

    reply = student.post(question_url(attempt), {"choice": "c", "base_rev": 0}, **JSON)

    assert reply.status_code == 409
    assert reply.json() == {"rev": 1, "response": {"choice": "b"}}


def test_double_click_on_submit_marks_once(student, attempt):
    for _ in range(2):
        reply = student.post(attempt_url("submit", attempt))
        assert reply["Location"] == attempt_url("receipt", attempt)

    attempt.refresh_from_db()
    assert attempt.state == Attempt.State.SUBMITTED


def test_list_of_answers_says_what_is_unanswered(student, attempt):
    student.post(question_url(attempt, 2), {"choice": "b", "base_rev": 0})

    page = student.get(attempt_url("check-answers", attempt))

    assert [cell.number for cell in page.context["overview"].in_order_of_need] == [
        1,
        3,
        4,
        2,
    ]
    assert "Submit (3 not wholly answered)" in page.content.decode()


def test_list_of_answers_says_that_all_are_saved_once_there_are_any(student, attempt):
    untouched = student.get(attempt_url("check-answers", attempt)).content.decode()
    student.post(question_url(attempt, 1), {"base_rev": "0", "choice": "b"})
    begun = student.get(attempt_url("check-answers", attempt)).content.decode()

    assert "Nothing to save yet" in untouched
    assert "Every answer is saved" not in untouched
    assert "Every answer is saved" in begun


def test_receipt_gives_time_and_count(student, attempt):
    student.post(question_url(attempt), {"choice": "b", "base_rev": 0})
    student.post(attempt_url("submit", attempt))

    page = student.get(attempt_url("receipt", attempt))

    assert page.context["overview"].answered == 1
    assert page.context["may_review"]


def test_player_and_receipt_tell_the_time_on_the_clock_of_the_class(student, attempt):
    saved_at = NINE_O_CLOCK + timedelta(minutes=10)
    Answer.objects.filter(position=1).update(saved_at=saved_at)
    later = timezone.now() + timedelta(minutes=20)
    Attempt.objects.update(deadline_at=later)
    asked = student.get(question_url(attempt)).content.decode()
    listed = student.get(attempt_url("check-answers", attempt)).content.decode()
    submit_attempt(attempt=attempt, now=NINE_O_CLOCK)
    receipt = student.get(attempt_url("receipt", attempt)).content.decode()

    ends = later.astimezone(ZoneInfo("America/Chicago"))
    assert f"Ends at {ends:%H:%M %Z}" in asked
    assert "Saved 03:10:00" in asked
    assert 'data-zone="America/Chicago"' in asked
    assert 'data-zone="America/Chicago"' in listed
    assert "Mon 2 Mar, 03:00:00" in receipt
    assert "<small>CST</small>" in receipt


def test_save_that_races_the_submission_leads_to_the_receipt(
    attempt, enrolment, rf, assignment
):
    request = rf.post("/", {"choice": "b", "base_rev": 0}, **JSON)
    request.user = enrolment.user
    read_before = player._asked(request, attempt.pk, 1)
    submit_attempt(attempt=attempt, now=timezone.now())

    reply = player._save(request, read_before, timezone.now())

    assert reply.status_code == 409
    assert attempt_url("receipt", attempt) in reply.content.decode()
    assert AnswerEvent.objects.get().kind == "late"
