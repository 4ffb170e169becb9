"""The page before a quiz."""

from datetime import timedelta

import pytest
from django.utils import timezone

from quizzes.models import Attempt
from tests.quizzes.addresses import attempt_url, question_url, start_url


def test_start_page_tells_the_rules_and_the_time(student, assignment):
    page = student.get(start_url(assignment)).content.decode()

    assert "30 minutes" in page
    assert "2 of 2 left" in page
    assert "70%" in page


def test_start_page_promises_no_part_of_a_point_that_takes_every_choice(
    student, assignment
):
    page = student.get(start_url(assignment)).content.decode()

    assert (
        "right choices minus wrong choices, never below 0, unless the question says "
        "that every choice must be right."
    ) in page


def test_beginning_leads_to_the_first_question(student, assignment):
    reply = student.post(start_url(assignment))

    assert reply["Location"] == question_url(Attempt.objects.get())


def test_beginning_again_goes_on_with_the_first_unanswered(
    student, assignment, attempt
):
    student.post(question_url(attempt), {"choice": "b", "base_rev": 0, "go": "next"})

    reply = student.post(start_url(assignment))

    assert reply["Location"] == question_url(attempt, 2)


def test_no_attempts_left_is_said_on_the_start_page(student, assignment):
    for _ in range(2):
        student.post(start_url(assignment))
        student.post(attempt_url("submit", Attempt.objects.latest("number")))

    reply = student.post(start_url(assignment), follow=True)

    assert Attempt.objects.count() == 2
    assert "You have used all 2 attempts." in reply.content.decode()


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [(1, 2, "This quiz opens"), (-2, -1, "This quiz closed")],
)
def test_quiz_outside_its_dates_says_so(student, assignment, opens, closes, words):
    now = timezone.now()
    assignment.opens_at = now + timedelta(days=opens)
    assignment.closes_at = now + timedelta(days=closes)
    assignment.save()

    reply = student.post(start_url(assignment), follow=True)

    assert words in reply.content.decode()
    assert not Attempt.objects.exists()
