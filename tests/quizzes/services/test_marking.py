"""Marks that an instructor gives to what no rule can mark."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from courses.models import AuditEntry
from quizzes.errors import (
    MarkOutOfRangeError,
    MarkReasonError,
    MarkSupersededError,
    NothingToEarnError,
)
from quizzes.models import Score
from quizzes.papers import kind_of
from quizzes.services.answers import save_response
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from quizzes.services.marking import mark_by_hand, waive_answer
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory
from tests.factories.typed import make_short_answer

LATER = NINE_O_CLOCK + timedelta(minutes=5)
MARKED = NINE_O_CLOCK + timedelta(days=1)


@pytest.fixture
def assignment(db):
    """Two typed names, of weight 1 and 2.5, and one choice of weight a half."""
    made = AssignmentFactory()
    course = made.cohort.course
    first, second = make_short_answer(course, "one"), make_short_answer(course, "two")
    SlotFactory(quiz=made.quiz, weight=Decimal(1), pool=[first])
    SlotFactory(quiz=made.quiz, weight=Decimal("2.5"), pool=[second])
    choice = ItemFactory(course=course, code="site")
    SlotFactory(quiz=made.quiz, weight=Decimal("0.5"), pool=[choice])
    return made


@pytest.fixture
def instructor(assignment):
    return EnrolmentFactory(cohort=assignment.cohort, instructor=True).user


@pytest.fixture
def attempt(assignment):
    return sit(assignment)


def sit(assignment):
    """Submit both names in words that no list has, and the right choice."""
    begun = start_attempt(
        assignment=assignment,
        enrolment=EnrolmentFactory(cohort=assignment.cohort),
        seed="seven",
        now=NINE_O_CLOCK,
    )
    given = {
        "one": {"text": "the antidote"},
        "two": {"text": "an antagonist"},
        "site": {"choice": "b"},
    }
    for answer in begun.answers.select_related("attempt", "version__item"):
        response = kind_of(answer.version).Response(**given[answer.version.item.code])
        save_response(answer=answer, response=response, base_rev=0, now=LATER)
    submit_attempt(attempt=begun, now=LATER)
    return begun


def standing(attempt, code):
    """Return the mark that counts for one item."""
    answer = attempt.answers.select_related("current_score").get(
        version__item__code=code
    )
    return answer.current_score


def mark(score, by, *, raw=1, note="Right."):
    """Mark an answer a day later."""
    return mark_by_hand(score=score, raw=raw, note=note, by=by, now=MARKED)


def totals(attempt):
    """Return what the database says an attempt came to."""
    attempt.refresh_from_db()
    waits = (attempt.answers_waiting, attempt.points_waiting)
    return attempt.total, attempt.maximum, attempt.has_passed, *waits


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
