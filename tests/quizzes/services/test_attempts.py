"""Beginning an attempt."""

from datetime import timedelta

import pytest

from quizzes.errors import (
    ClosedError,
    EmptyPaperError,
    NoAttemptsLeftError,
    NotAStudentError,
    NotOpenYetError,
)
from quizzes.models import Answer, Attempt, Item
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory


def begin(assignment, enrolment, seed="seven", now=NINE_O_CLOCK):
    return start_attempt(assignment=assignment, enrolment=enrolment, seed=seed, now=now)


def codes(attempt):
    return list(
        attempt.answers.order_by("position").values_list(
            "version__item__code", flat=True
        )
    )


def test_paper_holds_the_fixed_item_and_three_others_each_once(attempt):
    paper = codes(attempt)

    assert len(paper) == len(set(paper)) == 4
    assert "anchor" in paper


def test_same_seed_draws_the_same_paper_for_another_student(assignment, attempt):
    other = EnrolmentFactory(cohort=assignment.cohort)

    assert codes(begin(assignment, other)) == codes(attempt)


def test_other_seed_draws_another_paper(assignment, attempt):
    other = EnrolmentFactory(cohort=assignment.cohort)

    assert codes(begin(assignment, other, seed="eight")) != codes(attempt)


def test_options_are_shuffled_and_their_order_is_stored(attempt):
    orders = [answer.order for answer in attempt.answers.all()]

    assert all(sorted(order) == ["a", "b", "c", "d"] for order in orders)
    assert any(order != ["a", "b", "c", "d"] for order in orders)


def test_deadline_is_the_time_limit_from_now(attempt):
    assert attempt.deadline_at == NINE_O_CLOCK + timedelta(minutes=30)


def test_deadline_is_the_closing_where_that_comes_first(assignment, enrolment):
    assignment.closes_at = NINE_O_CLOCK + timedelta(minutes=10)
    assignment.save()

    assert begin(assignment, enrolment).deadline_at == assignment.closes_at


def test_starting_twice_goes_on_with_the_open_attempt(assignment, enrolment, attempt):
    again = begin(assignment, enrolment, seed="other")

    assert again == attempt
    assert Attempt.objects.count() == 1
    assert Answer.objects.count() == 4


def test_second_attempt_prefers_items_not_met_before(assignment, enrolment, attempt):
    submit_attempt(attempt=attempt, now=NINE_O_CLOCK)

    second = begin(assignment, enrolment)

    fresh = set(codes(second)) - set(codes(attempt))
    assert second.number == 2
    assert len(fresh) == 2  # the pool has five besides the anchor; three were met


def test_attempt_beyond_those_allowed_is_refused(assignment, enrolment):
    for number in (1, 2):
        attempt = begin(assignment, enrolment, seed=str(number))
        submit_attempt(attempt=attempt, now=NINE_O_CLOCK)

    with pytest.raises(NoAttemptsLeftError):
        begin(assignment, enrolment)


def test_expired_attempt_is_submitted_and_does_not_block_the_next(
    assignment, enrolment, attempt
):
    later = NINE_O_CLOCK + timedelta(hours=2)

    second = begin(assignment, enrolment, now=later)

    attempt.refresh_from_db()
    assert second.number == 2
    assert attempt.close_reason == Attempt.CloseReason.DEADLINE
    assert attempt.submitted_at == attempt.deadline_at


@pytest.mark.parametrize("role", ["instructor", "observer"])
def test_staff_can_not_begin_an_attempt(assignment, role):
    staff = EnrolmentFactory(cohort=assignment.cohort, **{role: True})

    with pytest.raises(NotAStudentError):
        begin(assignment, staff)


def test_attempt_before_opening_is_refused(assignment, enrolment):
    with pytest.raises(NotOpenYetError):
        begin(assignment, enrolment, now=assignment.opens_at - timedelta(seconds=1))


def test_attempt_at_closing_is_refused(assignment, enrolment):
    with pytest.raises(ClosedError):
        begin(assignment, enrolment, now=assignment.closes_at)


def test_quiz_whose_items_are_all_retired_is_refused(assignment, enrolment):
    Item.objects.update(status=Item.Status.RETIRED)

    with pytest.raises(EmptyPaperError):
        begin(assignment, enrolment)
    assert not Attempt.objects.exists()


def test_quiz_without_limit_or_closing_has_no_deadline(assignment, enrolment):
    assignment.closes_at = assignment.time_limit = None
    assignment.save()

    assert begin(assignment, enrolment).deadline_at is None
