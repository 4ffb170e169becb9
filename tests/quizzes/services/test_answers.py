"""Saving answers: nothing sent is lost, nothing counts twice."""

from datetime import timedelta

import pytest

from quizzes.errors import AttemptClosedError, StaleAnswerError
from quizzes.models import Answer, AnswerEvent
from quizzes.papers import kind_of
from quizzes.policy import GRACE
from quizzes.services.answers import Message, save_response, set_flag
from quizzes.services.grading import submit_attempt
from tests.factories.courses import NINE_O_CLOCK

LATER = NINE_O_CLOCK + timedelta(minutes=5)


@pytest.fixture
def answer(attempt):
    return attempt.answers.select_related("attempt", "version").get(position=1)


def choose(answer, choice, base_rev, now=LATER, **message):
    response = kind_of(answer.version).Response(choice=choice)
    return save_response(
        answer=answer,
        response=response,
        base_rev=base_rev,
        now=now,
        message=Message(**message),
    )


def events(answer):
    return list(answer.events.values_list("seq", "kind", "response__choice"))


def fresh(answer):
    return Answer.objects.select_related("attempt", "version").get(pk=answer.pk)


def test_saving_keeps_the_response_and_raises_the_revision(answer):
    choose(answer, "b", 0)

    stored = fresh(answer)
    assert stored.response == {"choice": "b"}
    assert (stored.rev, stored.state) == (1, Answer.State.COMPLETE)
    assert stored.saved_at == LATER
    assert events(answer) == [(1, "save", "b")]


def test_changing_an_answer_keeps_the_earlier_one_as_an_event(answer):
    choose(answer, "b", 0)
    choose(answer, "c", 1)

    assert fresh(answer).response == {"choice": "c"}
    assert events(answer) == [(1, "save", "b"), (2, "save", "c")]


def test_clearing_an_answer_makes_it_unanswered_again(answer):
    choose(answer, "b", 0)
    choose(answer, None, 1)

    assert fresh(answer).state == Answer.State.EMPTY


def test_pressing_next_without_a_change_writes_nothing(answer):
    choose(answer, "b", 0)

    unchanged = choose(fresh(answer), "b", 0)

    assert unchanged.rev == 1
    assert events(answer) == [(1, "save", "b")]


def test_pressing_next_without_an_answer_writes_nothing(answer):
    choose(answer, None, 0)

    assert fresh(answer).rev == 0
    assert events(answer) == []


def test_same_message_twice_changes_nothing(answer):
    choose(answer, "b", 0, client_id="page-1", client_seq=1)
    repeated = choose(fresh(answer), "b", 0, client_id="page-1", client_seq=1)

    assert repeated.rev == 1
    assert events(answer) == [(1, "save", "b")]


def test_late_repeat_of_an_accepted_message_is_still_accepted(answer):
    choose(answer, "b", 0, client_id="page-1", client_seq=1)
    after = answer.attempt.deadline_at + timedelta(hours=1)

    repeated = choose(
        fresh(answer), "b", 0, now=after, client_id="page-1", client_seq=1
    )

    assert repeated.response == {"choice": "b"}
    assert events(answer) == [(1, "save", "b")]


def test_second_window_loses_and_its_answer_is_kept(answer):
    other_window = fresh(answer)
    choose(answer, "b", 0, client_id="one", client_seq=1)

    with pytest.raises(StaleAnswerError) as caught:
        choose(other_window, "c", 0, client_id="two", client_seq=1)

    assert caught.value.answer.response == {"choice": "b"}
    assert fresh(answer).response == {"choice": "b"}
    assert events(answer) == [(1, "save", "b"), (2, "conflict", "c")]


def test_repeat_of_a_losing_message_still_says_that_it_lost(answer):
    other_window = fresh(answer)
    choose(answer, "b", 0)
    for _ in range(2):
        with pytest.raises(StaleAnswerError):
            choose(other_window, "c", 0, client_id="two", client_seq=1)

    assert events(answer) == [(1, "save", "b"), (2, "conflict", "c")]


def test_page_that_never_heard_of_its_save_is_no_other_window(answer):
    choose(answer, "b", 0, client_id="page-1", client_seq=1)

    saved = choose(fresh(answer), "c", 0, client_id="page-1", client_seq=2)

    assert (saved.rev, saved.response) == (2, {"choice": "c"})
    assert events(answer) == [(1, "save", "b"), (2, "save", "c")]


def test_message_overtaken_by_one_that_took_its_change_back_loses(answer):
    choose(answer, "b", 0, client_id="page-1", client_seq=1)
    back_again = choose(fresh(answer), "b", 0, client_id="page-1", client_seq=3)

    with pytest.raises(StaleAnswerError):
        choose(fresh(answer), "c", 0, client_id="page-1", client_seq=2)

    assert back_again.rev == 2
    assert fresh(answer).response == {"choice": "b"}
    assert events(answer) == [(1, "save", "b"), (2, "save", "b"), (3, "conflict", "c")]


def test_older_message_that_agrees_with_the_newest_does_not_pass_for_it(answer):
    choose(answer, "b", 0, client_id="page-1", client_seq=3)
    choose(fresh(answer), "b", 0, client_id="page-1", client_seq=1)

    with pytest.raises(StaleAnswerError):
        choose(fresh(answer), "c", 0, client_id="page-1", client_seq=2)

    assert fresh(answer).response == {"choice": "b"}


def test_two_windows_that_agree_are_asked_nothing(answer):
    choose(answer, "b", 0, client_id="one", client_seq=1)

    saved = choose(fresh(answer), "b", 0, client_id="two", client_seq=1)

    assert (saved.rev, saved.response) == (2, {"choice": "b"})
    assert events(answer) == [(1, "save", "b"), (2, "save", "b")]


def test_message_that_was_overtaken_by_a_later_one_loses(answer):
    choose(answer, "c", 0, client_id="page-1", client_seq=2)

    with pytest.raises(StaleAnswerError):
        choose(fresh(answer), "b", 0, client_id="page-1", client_seq=1)

    assert fresh(answer).response == {"choice": "c"}


def test_number_of_an_earlier_message_writes_nothing(answer):
    choose(answer, "b", 0, client_id="page-1", client_seq=1)

    repeated = choose(fresh(answer), "c", 1, client_id="page-1", client_seq=1)

    assert (repeated.rev, repeated.response) == (1, {"choice": "b"})
    assert events(answer) == [(1, "save", "b")]


def test_flag_set_meanwhile_is_no_conflict(answer):
    same_page = fresh(answer)
    set_flag(answer=answer, is_flagged=True, now=LATER)

    choose(same_page, "b", 0)

    stored = fresh(answer)
    assert (stored.is_flagged, stored.response) == (True, {"choice": "b"})
    assert events(answer) == [(1, "flag", None), (2, "save", "b")]


def test_save_within_the_grace_after_the_deadline_counts(answer):
    choose(answer, "b", 0, now=answer.attempt.deadline_at + GRACE)

    assert fresh(answer).response == {"choice": "b"}


def test_save_after_the_grace_is_kept_but_does_not_count(answer):
    late = answer.attempt.deadline_at + GRACE + timedelta(microseconds=1)

    with pytest.raises(AttemptClosedError):
        choose(answer, "b", 0, now=late)

    assert fresh(answer).response is None
    assert events(answer) == [(1, "late", "b")]


def test_save_after_submission_is_kept_but_does_not_count(answer):
    before_submission = fresh(answer)
    submit_attempt(attempt=answer.attempt, now=LATER)

    with pytest.raises(AttemptClosedError):
        choose(before_submission, "b", 0)

    assert fresh(answer).response is None
    assert events(answer) == [(1, "late", "b")]


def test_flag_comes_off_again_and_both_are_in_the_trail(answer):
    set_flag(answer=answer, is_flagged=True, now=LATER)
    set_flag(answer=answer, is_flagged=True, now=LATER)
    set_flag(answer=answer, is_flagged=False, now=LATER)

    assert not fresh(answer).is_flagged
    assert AnswerEvent.objects.filter(kind="flag").count() == 2


def test_flag_after_submission_is_refused(answer):
    submit_attempt(attempt=answer.attempt, now=LATER)

    with pytest.raises(AttemptClosedError):
        set_flag(answer=answer, is_flagged=True, now=LATER)
