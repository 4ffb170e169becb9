"""Marks that an instructor gives to what no rule can mark."""

from decimal import Decimal

import pytest

from quizzes.errors import (
    MarkOutOfRangeError,
    MarkReasonError,
    MarkSupersededError,
)
from quizzes.models import Score
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.quizzes.marking.papers import LATER, MARKED, mark, standing, totals


def test_attempt_is_submitted_with_what_it_earned_so_far(attempt):
    assert totals(attempt) == (Decimal("0.5"), 4, False, 2, Decimal("3.5"))
    assert [
        standing(attempt, code).needs_person for code in ("one", "two", "site")
    ] == [
        True,
        True,
        False,
    ]


def test_omitted_answer_waits_for_nobody(assignment):
    begun = start_attempt(
        assignment=assignment,
        enrolment=EnrolmentFactory(cohort=assignment.cohort),
        seed="seven",
        now=NINE_O_CLOCK,
    )

    submit_attempt(attempt=begun, now=LATER)

    assert totals(begun) == (0, 4, False, 0, 0)


def test_mark_by_hand_is_appended_and_counts(attempt, instructor):
    waiting = standing(attempt, "two")

    given = mark(waiting, instructor, note=" It names\n the class. ")

    assert standing(attempt, "two") == given
    assert given.supersedes == waiting
    assert (given.event, given.version) == (waiting.event, waiting.version)
    assert (given.raw, given.maximum, given.needs_person) == (1, 1, False)
    assert (given.reason, given.by, given.created_at) == (
        Score.Reason.MANUAL,
        instructor,
        MARKED,
    )
    assert given.note == "It names the class."
    assert totals(attempt) == (Decimal(3), 4, True, 1, Decimal(1))


def test_answer_marked_as_wrong_waits_no_longer(attempt, instructor):
    mark(standing(attempt, "two"), instructor, raw=0, note="A class.")

    assert totals(attempt) == (Decimal("0.5"), 4, False, 1, Decimal(1))


def test_total_may_pass_the_pass_mark_and_fall_back(attempt, instructor):
    first = mark(standing(attempt, "two"), instructor)
    assert totals(attempt)[2]

    mark(first, instructor, raw=0, note="Misread; it is a class.")

    assert totals(attempt) == (Decimal("0.5"), 4, False, 1, Decimal(1))
    assert Score.objects.filter(answer=first.answer).count() == 3


def test_every_point_is_the_whole_and_no_rounding_is_left(attempt, instructor):
    attempt.assignment.quiz.slots.update(weight=Decimal("0.33"))

    for code in ("one", "two"):
        mark(standing(attempt, code), instructor)

    assert totals(attempt) == (Decimal("0.99"), Decimal("0.99"), True, 0, 0)


@pytest.mark.parametrize("raws", [(1, 0), (0, 1)])
def test_second_instructor_is_told_of_the_first(attempt, instructor, raws):
    colleague = EnrolmentFactory(cohort=attempt.assignment.cohort, instructor=True).user
    seen = standing(attempt, "two")
    same = Score.objects.get(pk=seen.pk)
    first = mark(seen, instructor, raw=raws[0], note="First.")

    with pytest.raises(MarkSupersededError) as refused:
        mark(same, colleague, raw=raws[1], note="Second.")

    assert refused.value.score == first
    assert standing(attempt, "two") == first
    assert Score.objects.filter(answer=first.answer).count() == 2


@pytest.mark.parametrize("raw", [-1, 2])
def test_mark_out_of_range_is_refused(attempt, instructor, raw):
    with pytest.raises(
        MarkOutOfRangeError, match=f"{raw} points is not between 0 and 1"
    ):
        mark(standing(attempt, "one"), instructor, raw=raw, note="x")

    assert totals(attempt)[3] == 2


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("", id="none"),
        pytest.param(" \n ", id="blank"),
        pytest.param("x" * 301, id="too-long"),
    ],
)
def test_mark_needs_a_reason(attempt, instructor, note):
    with pytest.raises(MarkReasonError):
        mark(standing(attempt, "one"), instructor, note=note)

    assert totals(attempt)[3] == 2


def test_what_a_rule_marked_a_person_may_mark_too(attempt, instructor):
    by_rule = standing(attempt, "site")

    given = mark(by_rule, instructor, raw=0, note="The picture was cut off.")

    assert (given.supersedes, given.raw, by_rule.raw) == (by_rule, 0, 1)
    assert totals(attempt) == (0, 4, False, 2, Decimal("3.5"))
