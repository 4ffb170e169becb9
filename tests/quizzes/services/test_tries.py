"""Marking answers one by one: what a try costs, locks and keeps."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from threading import Barrier, Thread

import pytest
from django.db import connection

from quizzes.errors import (
    AttemptClosedError,
    NothingToTryError,
    NoTriesHereError,
    StaleAnswerError,
)
from quizzes.models import Attempt, Behavior
from quizzes.policy import GRACE
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.factories.courses import NINE_O_CLOCK
from tests.quizzes.trying import (
    LATER,
    THREE_TRIES,
    attempt_try,
    fresh,
    marks,
    ruled,
    save,
    trail,
)

FIRST, SECOND, THIRD = Decimal("1.0000"), Decimal("0.6667"), Decimal("0.3334")


def begin(assignment, enrolment, **rules):
    """Return the first answer of an attempt under `rules`."""
    attempt = start_attempt(
        assignment=ruled(assignment, **rules),
        enrolment=enrolment,
        seed="seven",
        now=NINE_O_CLOCK,
    )
    return attempt.answers.select_related("attempt", "version").get(position=1)


@pytest.fixture
def answer(assignment, enrolment):
    """Three tries, each after the first a third less."""
    return begin(assignment, enrolment, **THREE_TRIES)


@pytest.fixture
def practice(assignment, enrolment):
    return begin(assignment, enrolment, behavior=Behavior.PRACTICE)


@pytest.fixture
def immediate(assignment, enrolment):
    return begin(assignment, enrolment, behavior=Behavior.IMMEDIATE)


def submit(answer):
    attempt = Attempt.objects.get(pk=answer.attempt_id)
    submit_attempt(attempt=attempt, now=LATER)
    return attempt


def test_try_is_kept_marked_and_leaves_the_answer_open(answer):
    attempt_try(answer, "a", 0)

    stored = fresh(answer)
    assert (stored.tries, stored.rev, stored.is_closed) == (1, 1, False)
    assert stored.response == {"choice": "a"}
    assert trail(answer) == [("try", "a")]
    assert marks(answer) == [(0, FIRST, True)]
    assert stored.current_score.event.kind == "try"


def test_each_try_earns_less_and_supersedes_the_one_before(answer):
    for rev, choice in enumerate("acb"):
        attempt_try(fresh(answer), choice, rev)

    scores = list(answer.scores.order_by("id"))
    assert marks(answer) == [
        (0, FIRST, False),
        (0, SECOND, False),
        (1, THIRD, True),
    ]
    assert [score.supersedes for score in scores] == [None, *scores[:2]]
    assert scores[-1].fraction == Fraction("0.3334")
    assert fresh(answer).is_closed


def test_full_points_lock_the_answer(answer):
    attempt_try(answer, "b", 0)

    with pytest.raises(AttemptClosedError):
        attempt_try(fresh(answer), "c", 1)

    assert trail(answer) == [("try", "b"), ("late", "c")]
    assert marks(answer) == [(1, FIRST, True)]


def test_immediate_behavior_locks_after_one_try(immediate):
    attempt_try(immediate, "a", 0)

    with pytest.raises(AttemptClosedError):
        attempt_try(fresh(immediate), "b", 1)

    assert fresh(immediate).is_closed
    assert marks(immediate) == [(0, FIRST, True)]


def test_practice_takes_any_number_of_tries_at_full_points(practice):
    for rev, choice in enumerate("acdabcb"):
        attempt_try(fresh(practice), choice, rev)

    assert fresh(practice).tries == 7
    assert not fresh(practice).is_closed
    assert {factor for _, factor, _ in marks(practice)} == {FIRST}


def test_empty_answer_costs_no_try(answer):
    with pytest.raises(NothingToTryError):
        attempt_try(answer, None, 0)

    assert (fresh(answer).tries, trail(answer), marks(answer)) == (0, [], [])


def test_deferred_behavior_marks_nothing_before_the_end(assignment, enrolment):
    answer = begin(assignment, enrolment)

    with pytest.raises(NoTriesHereError):
        attempt_try(answer, "b", 0)

    assert (trail(answer), marks(answer)) == ([], [])


def test_saving_never_marks(answer):
    save(answer, "b", 0)
    save(fresh(answer), "c", 1)

    assert (fresh(answer).tries, marks(answer)) == (0, [])


def test_pressing_twice_is_one_try(answer):
    attempt_try(answer, "a", 0)
    attempt_try(answer, "a", 0)

    assert fresh(answer).tries == 1
    assert trail(answer) == [("try", "a")]


def test_pressing_twice_on_the_last_try_says_nothing_of_being_late(immediate):
    attempt_try(immediate, "a", 0)

    again = attempt_try(immediate, "a", 0)

    assert again.tries == 1
    assert trail(immediate) == [("try", "a")]


def test_message_that_arrives_twice_is_one_try(answer):
    message = {"client_id": "page", "client_seq": 4}
    attempt_try(answer, "a", 0, **message)
    attempt_try(fresh(answer), "c", 1)

    attempt_try(fresh(answer), "a", 0, **message)

    assert fresh(answer).tries == 2
    assert trail(answer) == [("try", "a"), ("try", "c")]


def test_answer_tried_already_costs_no_further_try_but_keeps_what_came_beside(answer):
    attempt_try(answer, "a", 0, certainty=1)

    attempt_try(fresh(answer), "a", 1, certainty=3)

    assert (fresh(answer).tries, fresh(answer).certainty) == (1, 3)
    assert trail(answer) == [("try", "a"), ("save", "a")]


def test_try_from_a_window_that_missed_one_is_asked_about_not_marked(answer):
    attempt_try(answer, "a", 0)

    with pytest.raises(StaleAnswerError):
        attempt_try(answer, "c", 0)

    assert fresh(answer).tries == 1
    assert trail(answer) == [("try", "a"), ("conflict", "c")]


def test_save_on_top_of_a_revision_before_a_try_is_asked_about(answer):
    save(answer, "a", 0, client_id="page", client_seq=1)
    attempt_try(fresh(answer), "a", 1)

    with pytest.raises(StaleAnswerError):
        save(answer, "c", 1, client_id="page", client_seq=2)

    assert fresh(answer).response == {"choice": "a"}


def test_try_after_the_deadline_is_kept_and_not_marked(answer):
    past = answer.attempt.deadline_at + GRACE + timedelta(seconds=1)

    with pytest.raises(AttemptClosedError):
        attempt_try(answer, "b", 0, now=past)

    assert trail(answer) == [("late", "b")]
    assert marks(answer) == []


def test_submitting_keeps_the_marks_of_tries(answer):
    attempt_try(answer, "a", 0)
    attempt_try(fresh(answer), "b", 1)

    attempt = submit(answer)

    assert marks(answer) == [(0, FIRST, False), (1, SECOND, True)]
    assert attempt.total == Decimal("0.6667")


def test_submitting_marks_what_was_saved_after_a_try_as_one_more_try(answer):
    attempt_try(answer, "a", 0)
    save(fresh(answer), "b", 1)

    attempt = submit(answer)

    assert marks(answer) == [(0, FIRST, False), (1, SECOND, True)]
    assert attempt.total == Decimal("0.6667")
    assert fresh(answer).current_score.event.kind == "save"


def test_submitting_marks_what_was_never_tried_in_full(answer):
    save(answer, "b", 0)

    attempt = submit(answer)

    assert marks(answer) == [(1, FIRST, True)]
    assert attempt.total == Decimal("1.0000")


def test_clearing_an_answer_leaves_the_mark_of_its_last_try(answer):
    attempt_try(answer, "a", 0)
    save(fresh(answer), None, 1)

    submit(answer)

    assert marks(answer) == [(0, FIRST, True)]


def test_try_for_a_submitted_attempt_is_kept_and_not_marked(answer):
    submit(answer)

    with pytest.raises(AttemptClosedError):
        attempt_try(fresh(answer), "b", 0)

    assert trail(answer) == [("late", "b")]
    assert len(marks(answer)) == 1


@pytest.mark.needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_windows_that_try_at_once_use_one_try(answer):
    barrier = Barrier(2)
    outcomes = []

    def press(choice):
        barrier.wait()
        try:
            attempt_try(answer, choice, 0)
            outcomes.append("try")
        except StaleAnswerError:
            outcomes.append("conflict")
        finally:
            connection.close()

    threads = [Thread(target=press, args=(choice,)) for choice in "ac"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["conflict", "try"]
    assert fresh(answer).tries == 1
    assert len(marks(answer)) == 1
