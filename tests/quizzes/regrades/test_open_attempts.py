"""A regrade while students are writing."""

from datetime import timedelta

import pytest

from quizzes.models import Score
from quizzes.services.grading import close_if_due, submit_attempt
from quizzes.services.proposals import propose_regrade
from tests.factories.quizzes import SlotFactory
from tests.quizzes.regrades.correcting import (
    ADA,
    BEA,
    CORRECTED,
    DECIDED,
    LATER,
    begin,
    by_hand,
    correct,
    marks,
    settle,
    sit,
    totals,
)


@pytest.mark.parametrize(
    ("policy", "ada", "bea"),
    [
        pytest.param(
            "replace", ("3.3333", "4.0000", True), ("3.0000", "4.0000", True), id="up"
        ),
        pytest.param(
            "best-of", ("3.3333", "4.0000", True), ("4.0000", "4.0000", True), id="best"
        ),
        pytest.param(
            "full-credit",
            ("3.3333", "4.0000", True),
            ("4.0000", "4.0000", True),
            id="full",
        ),
        pytest.param(
            "drop", ("2.3333", "3.0000", True), ("3.0000", "3.0000", True), id="drop"
        ),
    ],
)
def test_open_attempts_keep_their_version_and_get_the_regrade_when_submitted(
    assignment, instructor, policy, ada, bea
):
    attempts = [begin(assignment, given) for given in (ADA, BEA)]
    [regrade] = correct(assignment).regrades
    settle(regrade, policy, instructor, now=LATER)

    for attempt in attempts:
        submit_attempt(attempt=attempt, now=LATER)

    assert [totals(attempt) for attempt in attempts] == [ada, bea]
    seen = {a.answers.get(version__item__code="site").version for a in attempts}
    assert seen == {regrade.from_version}
    assert marks(attempts[0], "site")[0] == (0, "auto")


def test_attempt_whose_time_ran_out_gets_the_regrade_too(assignment, instructor):
    attempt = begin(assignment, ADA)
    [regrade] = correct(assignment).regrades
    settle(regrade, "replace", instructor, now=LATER)

    close_if_due(attempt=attempt, now=attempt.deadline_at + timedelta(minutes=1))

    assert totals(attempt) == ("3.3333", "4.0000", True)


def test_open_attempt_that_was_left_out_stays_out(assignment, instructor):
    left_out, other = begin(assignment, ADA), begin(assignment, ADA)
    [regrade] = correct(assignment).regrades
    settle(regrade, "replace", instructor, left_out=[left_out.pk])

    for attempt in (left_out, other):
        submit_attempt(attempt=attempt, now=LATER)

    assert totals(left_out) == ("2.3333", "4.0000", False)
    assert totals(other) == ("3.3333", "4.0000", True)


def test_question_dropped_for_all_is_dropped_for_who_begins_later(
    assignment, instructor
):
    sit(assignment, ADA)
    settle(by_hand(assignment, "tail", instructor), "drop", instructor)

    later = sit(assignment, BEA, DECIDED)

    assert totals(later) == ("3.0000", "3.0000", True)


def test_who_sees_the_corrected_version_is_marked_by_it_once(assignment, instructor):
    sit(assignment, ADA)
    [regrade] = correct(assignment).regrades
    settle(regrade, "replace", instructor)

    later = sit(assignment, ADA, DECIDED)

    assert totals(later) == ("3.3333", "4.0000", True)
    assert marks(later, "site") == [(1, "auto")]


def test_several_regrades_apply_in_their_order(assignment, instructor):
    attempt = begin(assignment, ADA)
    [first] = correct(assignment).regrades
    settle(first, "replace", instructor, now=CORRECTED)
    [second] = correct(assignment, key={"correct": "d"}).regrades
    settle(second, "replace", instructor, now=DECIDED)

    submit_attempt(attempt=attempt, now=LATER)

    assert totals(attempt) == ("2.3333", "4.0000", False)
    assert marks(attempt, "site") == [(0, "auto"), (1, "regrade"), (0, "regrade")]


def test_drop_that_would_leave_nothing_is_left_aside(assignment, instructor):
    attempt = begin(assignment, ADA)
    for code in ("site", "signs", "tail"):
        settle(by_hand(assignment, code, instructor), "drop", instructor)

    submit_attempt(attempt=attempt, now=LATER)

    assert totals(attempt) == ("1.0000", "1.0000", True)


def test_changed_weight_applies_when_submitted(assignment, instructor):
    attempt = begin(assignment, ADA)
    old = assignment.quiz.slots.get(pool__code="site")
    new = SlotFactory(quiz=assignment.quiz, position=9, weight=3)
    regrade = propose_regrade(
        cohort=assignment.cohort, before=old, after=new, by=None, now=LATER
    )
    settle(regrade, "replace", instructor)

    submit_attempt(attempt=attempt, now=LATER)

    assert totals(attempt) == ("2.3333", "6.0000", False)
    assert attempt.answers.get(version__item__code="site").slot == new


def test_regrades_of_other_classes_do_not_reach(assignment, instructor):
    attempt = begin(assignment, ADA)
    [regrade] = correct(assignment).regrades

    submit_attempt(attempt=attempt, now=LATER)

    assert totals(attempt) == ("2.3333", "4.0000", False)
    assert regrade.state == "proposed"
    assert not Score.objects.filter(reason="regrade").exists()
