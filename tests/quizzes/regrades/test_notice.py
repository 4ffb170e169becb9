"""What a student reads of a correction, and what stays held back."""

import pytest
from django.urls import reverse

from quizzes.models import Assignment
from quizzes.services.grading import submit_attempt
from quizzes.services.proposals import propose_regrade
from tests.factories.quizzes import all_shown
from tests.quizzes.regrades.correcting import (
    ADA,
    BEA,
    LATER,
    begin,
    by_hand,
    correct,
    settle,
    sit,
)

REASON = "Option c is right, too."


def read(client, attempt):
    """Return the student's review as one line."""
    client.force_login(attempt.enrolment.user)
    page = client.get(reverse("quizzes:review", args=[attempt.pk]))
    return " ".join(page.content.decode().split())


def test_review_without_a_correction_has_no_notice(client, assignment):
    assert "Corrected on" not in read(client, sit(assignment, ADA))


@pytest.mark.parametrize(
    ("policy", "given", "said"),
    [
        pytest.param(
            "replace",
            ADA,
            "Your mark for this question went from 0 to 1 point.",
            id="up",
        ),
        pytest.param(
            "replace",
            BEA,
            "Your mark for this question went from 1 to 0 point.",
            id="down",
        ),
        pytest.param(
            "best-of", BEA, "Your mark for this question stays as it was.", id="kept"
        ),
        pytest.param("drop", ADA, "This question is left out of your total.", id="out"),
    ],
)
def test_notice_is_dated_and_says_what_became_of_the_mark(
    client, assignment, instructor, policy, given, said
):
    attempt = sit(assignment, given)
    [regrade] = correct(
        assignment, feedback={"general": "<p>The CORRECTED reason.</p>"}
    ).regrades
    settle(regrade, policy, instructor)

    page = read(client, attempt)

    assert "Corrected on 4 Mar 2026" in page
    assert REASON in page
    assert said in page
    assert "Your answer by the corrected key" in page
    assert "The CORRECTED reason." in page
    assert "RATIONALE between alpha and gamma." in page


def test_question_stays_as_it_was_asked(client, assignment, instructor):
    attempt = sit(assignment, ADA)
    before = read(client, attempt)
    [regrade] = correct(assignment).regrades
    settle(regrade, "replace", instructor)

    page = read(client, attempt)

    body = before[before.index('id="question-') : before.index("<aside")]
    stem = "Below is the question as you were asked it, with the key of then."
    assert stem in page
    assert page.count("The chloride pore") == before.count("The chloride pore") + 1
    assert body.count("answer--right") + 1 == page[
        page.index('id="question-') : page.index("<aside")
    ].count("answer--right")


def test_full_credit_and_marks_at_submission_are_told_too(
    client, assignment, instructor
):
    attempt = begin(assignment, {**ADA, "tail": "a"})
    settle(by_hand(assignment, "tail", instructor), "full-credit", instructor)
    submit_attempt(attempt=attempt, now=LATER)

    page = read(client, attempt)

    assert "Your mark for this question went from 0 to 1 point." in page
    assert "Your answer by the corrected key" not in page


def test_left_out_attempt_is_told_nothing(client, assignment, instructor):
    attempt = sit(assignment, ADA)
    sit(assignment, BEA)
    [regrade] = correct(assignment).regrades
    settle(regrade, "replace", instructor, left_out=[attempt.pk])

    assert "Corrected on" not in read(client, attempt)


def test_key_and_reason_wait_until_the_key_is_shown(client, assignment, instructor):
    attempt = sit(assignment, ADA)
    [regrade] = correct(assignment).regrades
    settle(regrade, "replace", instructor)
    Assignment.objects.update(
        **all_shown("after-submit") | {"shows_key": "never", "shows_rationale": "never"}
    )

    page = read(client, attempt)

    assert "Corrected on 4 Mar 2026" in page
    assert "Your mark for this question went from 0 to 1 point." in page
    assert (REASON in page, "Your answer by the corrected key" in page) == (
        False,
        False,
    )


def test_mark_waits_until_marks_are_shown(client, assignment, instructor):
    attempt = sit(assignment, ADA)
    [regrade] = correct(assignment).regrades
    settle(regrade, "replace", instructor)
    Assignment.objects.update(
        shows_mark="never", shows_correctness="never", shows_key="never"
    )

    page = read(client, attempt)

    assert "Your mark for this question" not in page


def test_changed_weight_is_told_to_whom_it_reached(client, assignment, instructor):
    attempt = sit(assignment, ADA)
    old, new = assignment.quiz.slots.order_by("position")[:2]
    regrade = propose_regrade(
        cohort=assignment.cohort, before=old, after=new, by=None, now=LATER
    )
    settle(regrade, "replace", instructor)

    assert "This question counts 2 instead of 1 points." in read(client, attempt)
