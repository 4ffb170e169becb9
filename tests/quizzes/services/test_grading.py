"""Submitting and marking, exactly and once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from time import sleep

import pytest
from django.db import connection, transaction

from quizzes.models import Answer, Attempt, Score
from quizzes.papers import kind_of
from quizzes.services.answers import save_response
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import close_if_due, submit_attempt
from quizzes.totals import rounded
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory

LATER = NINE_O_CLOCK + timedelta(minutes=5)


def answer_all(attempt, choices):
    answers = attempt.answers.select_related("attempt", "version")
    for answer, choice in zip(answers.order_by("position"), choices, strict=True):
        response = kind_of(answer.version).Response(choice=choice)
        save_response(answer=answer, response=response, base_rev=0, now=LATER)


def test_three_right_of_four_pass_at_seventy_percent(attempt):
    answer_all(attempt, "bbbc")

    submit_attempt(attempt=attempt, now=LATER)

    attempt.refresh_from_db()
    assert (attempt.total, attempt.maximum) == (Decimal(3), Decimal(4))
    assert attempt.has_passed
    assert attempt.close_reason == Attempt.CloseReason.SUBMITTED


def test_two_right_of_four_fail_at_seventy_percent(attempt):
    answer_all(attempt, "bbcc")

    submit_attempt(attempt=attempt, now=LATER)

    assert not attempt.has_passed


def test_pass_mark_is_met_exactly(attempt):
    attempt.policy = {"pass_mark": "75"}
    attempt.save()
    answer_all(attempt, "bbbc")

    submit_attempt(attempt=attempt, now=LATER)

    assert attempt.has_passed


def test_weight_of_a_slot_counts(attempt):
    first = attempt.answers.select_related("slot").get(position=1)
    slot = first.slot
    slot.weight = Decimal("2.5")
    slot.save()
    weighted = attempt.answers.filter(slot=slot).count()
    answer_all(attempt, "bccc")

    submit_attempt(attempt=attempt, now=LATER)

    assert attempt.total == Decimal("2.5")
    assert attempt.maximum == Decimal("2.5") * weighted + (4 - weighted)


def test_every_answer_gets_one_score_even_when_nothing_was_answered(attempt):
    submit_attempt(attempt=attempt, now=LATER)

    assert Score.objects.filter(raw=0, maximum=1, event=None).count() == 4
    assert not Answer.objects.filter(current_score=None).exists()
    assert attempt.total == 0


def test_score_names_the_save_it_marks(attempt):
    answer_all(attempt, "bbbb")

    submit_attempt(attempt=attempt, now=LATER)

    for score in Score.objects.select_related("event"):
        assert score.event.answer_id == score.answer_id


def test_submitting_twice_marks_once(attempt):
    same_attempt = Attempt.objects.select_related("assignment").get(pk=attempt.pk)
    submit_attempt(attempt=attempt, now=LATER)

    submit_attempt(attempt=same_attempt, now=LATER + timedelta(minutes=1))

    assert Score.objects.count() == 4
    assert same_attempt.submitted_at == LATER


@pytest.mark.needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_classmates_who_submit_at_once_do_not_wait_for_each_other(attempt):
    classmate = EnrolmentFactory(cohort=attempt.enrolment.cohort)
    other = start_attempt(
        enrolment=classmate,
        assignment=attempt.assignment,
        seed="eight",
        now=NINE_O_CLOCK,
    )

    def submit_without_waiting():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '2s'")
            submit_attempt(attempt=other, now=LATER)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads, transaction.atomic():
        submit_attempt(attempt=attempt, now=LATER)
        threads.submit(submit_without_waiting).result()

    other.refresh_from_db()
    assert other.state == Attempt.State.SUBMITTED


def wait_until_one_waits():
    """Return once another connection waits for a lock."""
    waiting = "SELECT 1 FROM pg_locks WHERE NOT granted"
    with connection.cursor() as cursor:
        for _ in range(500):
            if cursor.execute(waiting).fetchone():
                return
            sleep(0.01)
    pytest.fail("nothing waited for the save")


@pytest.mark.needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_submission_that_waited_for_a_save_names_its_event(attempt):
    def submit():
        try:
            submit_attempt(attempt=attempt, now=LATER)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            answer_all(attempt, "bbbb")
            submitting = threads.submit(submit)
            wait_until_one_waits()
        submitting.result()

    assert attempt.total == Decimal(4)
    for score in Score.objects.select_related("event", "answer"):
        assert score.event.response == score.answer.response


def test_attempt_is_left_open_before_its_deadline_and_grace(attempt):
    assert not close_if_due(attempt=attempt, now=attempt.deadline_at)
    assert attempt.is_open


def test_attempt_past_its_deadline_is_closed_as_of_it(attempt):
    assert close_if_due(attempt=attempt, now=NINE_O_CLOCK + timedelta(hours=1))

    attempt.refresh_from_db()
    assert attempt.submitted_at == attempt.deadline_at
    assert not close_if_due(attempt=attempt, now=NINE_O_CLOCK + timedelta(hours=2))


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        pytest.param(Fraction(1, 3), "0.3333", id="a-third-goes-down"),
        pytest.param(Fraction(2, 3), "0.6667", id="two-thirds-go-up"),
        pytest.param(Fraction(1, 3) * 3, "1.0000", id="three-thirds-are-one"),
        pytest.param(Fraction(5, 100_000), "0.0001", id="a-half-goes-up"),
        pytest.param(Fraction(499, 10_000_000), "0.0000", id="less-goes-down"),
    ],
)
def test_total_is_rounded_half_up_to_four_places(points, shown):
    assert str(rounded(points)) == shown
