"""What stops a regrade, and what it leaves as it was."""

import pytest

from courses.models import AuditEntry
from quizzes.errors import (
    NothingToEarnError,
    RegradeChangedError,
    RegradeReasonError,
)
from quizzes.models import Regrade
from quizzes.services.grading import submit_attempt
from quizzes.services.marking import mark_by_hand
from quizzes.services.previews import preview
from quizzes.services.regrades import apply_regrade, dismiss_regrade
from tests.quizzes.regrades.correcting import (
    ADA,
    BEA,
    DECIDED,
    LATER,
    begin,
    by_hand,
    correct,
    marks,
    settle,
    sit,
    standing,
    totals,
)

BEST, REPLACE, FULL, DROP = (
    Regrade.Policy.BEST_OF,
    Regrade.Policy.REPLACE,
    Regrade.Policy.FULL_CREDIT,
    Regrade.Policy.DROP,
)


def test_nothing_left_to_earn_is_refused_whole(assignment, instructor):
    slots = assignment.quiz.slots
    slots.exclude(pool__code="site").update(is_retired=True)
    attempt = sit(assignment, ADA)
    [regrade] = correct(assignment).regrades

    with pytest.raises(NothingToEarnError):
        preview(regrade, DROP)

    assert totals(attempt) == ("0.0000", "1.0000", False)


def test_marks_that_change_after_the_preview_stop_it(assignment, instructor):
    attempt = sit(assignment, ADA)
    [regrade] = correct(assignment).regrades
    seen = preview(regrade, REPLACE).digest
    mark_by_hand(
        score=standing(attempt, "tail"), raw=0, note="No.", by=instructor, now=DECIDED
    )

    with pytest.raises(RegradeChangedError):
        apply_regrade(
            regrade=regrade,
            policy=REPLACE,
            left_out=(),
            reason="Right.",
            seen=seen,
            by=instructor,
            now=DECIDED,
        )

    assert marks(attempt, "site") == [(0, "auto")]


@pytest.mark.parametrize("other", ["policy", "attempts", "submission"])
def test_preview_of_something_else_stops_it(assignment, instructor, other):
    attempt, still_open = sit(assignment, ADA), begin(assignment, BEA)
    [regrade] = correct(assignment).regrades
    seen = preview(
        regrade,
        DROP if other == "policy" else REPLACE,
        [attempt.pk] if other == "attempts" else (),
    ).digest
    if other == "submission":
        submit_attempt(attempt=still_open, now=LATER)

    with pytest.raises(RegradeChangedError):
        apply_regrade(
            regrade=regrade,
            policy=REPLACE,
            left_out=(),
            reason="Right.",
            seen=seen,
            by=instructor,
            now=DECIDED,
        )


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 301])
def test_regrade_needs_a_reason(assignment, instructor, reason):
    sit(assignment, ADA)
    [regrade] = correct(assignment).regrades

    with pytest.raises(RegradeReasonError):
        apply_regrade(
            regrade=regrade,
            policy=REPLACE,
            left_out=(),
            reason=reason,
            seen=preview(regrade, REPLACE).digest,
            by=instructor,
            now=DECIDED,
        )


def test_dismissed_regrade_changes_no_mark(assignment, instructor):
    attempt = sit(assignment, ADA)
    [regrade] = correct(assignment).regrades

    dismiss_regrade(regrade=regrade, reason="A typo.", by=instructor, now=DECIDED)

    regrade.refresh_from_db()
    assert (regrade.state, regrade.by, regrade.reason) == (
        "dismissed",
        instructor,
        "A typo.",
    )
    assert totals(attempt) == ("2.3333", "4.0000", False)
    assert AuditEntry.objects.filter(action="dismiss regrade").count() == 1


def test_question_can_be_dropped_with_no_new_key(assignment, instructor):
    attempts = [sit(assignment, given) for given in (ADA, BEA)]

    settle(by_hand(assignment, "tail", instructor), DROP, instructor)

    assert [totals(attempt) for attempt in attempts] == [
        ("1.3333", "3.0000", False),
        ("3.0000", "3.0000", True),
    ]
