"""Answers left out of the total, and what every mark by hand leaves behind."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from courses.models import AuditEntry
from quizzes.errors import (
    MarkReasonError,
    MarkSupersededError,
    NothingToEarnError,
)
from quizzes.models import Score
from quizzes.services.attempts import start_attempt
from quizzes.services.marking import waive_answer
from tests.quizzes.marking.papers import LATER, MARKED, mark, sit, standing, totals


def test_waived_answer_is_neither_earned_nor_to_be_earned(attempt, instructor):
    by_rule = standing(attempt, "site")

    given = waive_answer(score=by_rule, note="Cut off.", by=instructor, now=MARKED)

    assert (given.reason, given.is_dropped, given.raw) == ("waive", True, 1)
    assert (given.by, given.note, given.supersedes) == (instructor, "Cut off.", by_rule)
    assert totals(attempt) == (0, Decimal("3.5"), False, 2, Decimal("3.5"))
    entry = AuditEntry.objects.get(action="waive answer")
    assert (entry.before["total"], entry.after["total"]) == ("0.5000", "0.0000")
    assert (entry.before["is_dropped"], entry.after["is_dropped"]) == (False, True)


def test_waived_answer_that_waited_waits_no_longer(attempt, instructor):
    waive_answer(score=standing(attempt, "two"), note="Ill.", by=instructor, now=MARKED)

    assert totals(attempt) == (Decimal("0.5"), Decimal("1.5"), False, 1, 1)


def test_waived_answer_may_be_marked_after_all(attempt, instructor):
    waived = waive_answer(
        score=standing(attempt, "two"), note="Ill.", by=instructor, now=MARKED
    )

    mark(waived, instructor)

    assert totals(attempt) == (Decimal(3), 4, True, 1, Decimal(1))


def test_last_answer_that_counts_is_not_waived(attempt, instructor):
    for code in ("one", "two"):
        waive_answer(
            score=standing(attempt, code), note="Ill.", by=instructor, now=MARKED
        )

    with pytest.raises(NothingToEarnError):
        waive_answer(
            score=standing(attempt, "site"), note="Ill.", by=instructor, now=MARKED
        )

    assert totals(attempt) == (Decimal("0.5"), Decimal("0.5"), True, 0, 0)
    assert not standing(attempt, "site").is_dropped


def test_waiving_needs_a_reason_and_the_mark_that_counts(attempt, instructor):
    seen = standing(attempt, "site")
    mark(seen, instructor, raw=0)

    with pytest.raises(MarkSupersededError):
        waive_answer(score=seen, note="Ill.", by=instructor, now=MARKED)
    with pytest.raises(MarkReasonError):
        waive_answer(
            score=standing(attempt, "site"), note=" ", by=instructor, now=MARKED
        )


def test_mark_by_hand_leaves_a_trail(attempt, instructor):
    mark(standing(attempt, "two"), instructor)

    entry = AuditEntry.objects.get(action="mark by hand")
    assert (entry.actor, entry.cohort, entry.at) == (
        instructor,
        attempt.assignment.cohort,
        MARKED,
    )
    assert entry.before == {
        "raw": 0,
        "maximum": 1,
        "is_dropped": False,
        "needs_person": True,
        "note": "An instructor reads this answer before it counts.",
        "total": "0.5000",
        "has_passed": False,
        "answers_waiting": 2,
    }
    assert entry.after == {
        "raw": 1,
        "maximum": 1,
        "is_dropped": False,
        "needs_person": False,
        "note": "Right.",
        "total": "3.0000",
        "has_passed": True,
        "answers_waiting": 1,
    }


def test_failure_on_the_way_leaves_nothing_behind(attempt, instructor, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("quizzes.services.marking.record", fail)

    with pytest.raises(RuntimeError):
        mark(standing(attempt, "two"), instructor)

    assert totals(attempt) == (Decimal("0.5"), 4, False, 2, Decimal("3.5"))
    assert standing(attempt, "two").needs_person


@pytest.mark.parametrize("items", [1, 3])
def test_marking_costs_as_much_however_long_the_paper(
    assignment, instructor, items, django_assert_num_queries
):
    first = assignment.quiz.slots.filter(pool__code="one")
    if items == 1:
        assignment.quiz.slots.exclude(pk__in=first).update(is_retired=True)
    waiting = standing(sit(assignment), "one")

    # savepoint, attempt, answers, score, answer, attempt, audit, release
    with django_assert_num_queries(8):
        mark(waiting, instructor)


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"reason": "manual", "note": ""}, id="by-nobody"),
        pytest.param({"reason": "whim"}, id="for-no-known-reason"),
        pytest.param({"raw": 1}, id="counted-while-it-waits"),
    ],
)
def test_database_refuses_a_mark(attempt, columns):
    waiting = Score.objects.filter(pk=standing(attempt, "one").pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        waiting.update(**columns)


def test_database_lets_no_open_attempt_wait(attempt):
    again = start_attempt(
        assignment=attempt.assignment,
        enrolment=attempt.enrolment,
        seed="eight",
        now=LATER,
    )
    again.answers_waiting = 1

    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(update_fields=["answers_waiting"])
