"""What is kept of a regrade, and regrades on top of regrades and of hands."""

import pytest

from courses.models import AuditEntry
from quizzes.errors import (
    RegradeDecidedError,
)
from quizzes.models import Regrade
from quizzes.services.marking import mark_by_hand, waive_answer
from quizzes.services.proposals import propose_regrade
from quizzes.services.regrades import dismiss_regrade
from tests.quizzes.regrades.correcting import (
    ADA,
    BEA,
    CY,
    DECIDED,
    by_hand,
    correct,
    kept,
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


def test_applied_regrade_says_by_whom_why_and_leaves_a_trail(assignment, instructor):
    sit(assignment, ADA)
    sit(assignment, BEA)
    [regrade] = correct(assignment).regrades

    settle(regrade, REPLACE, instructor)

    regrade.refresh_from_db()
    assert (regrade.state, regrade.by, regrade.decided_at) == (
        "applied",
        instructor,
        DECIDED,
    )
    entry = AuditEntry.objects.get(action="apply regrade")
    assert (entry.actor, entry.cohort) == (instructor, assignment.cohort)
    assert entry.after == {
        "state": "applied",
        "policy": "replace",
        "reason": "Option c is right, too.",
        "item": "site",
        "from_version": 1,
        "to_version": 2,
        "attempts": 2,
        "rose": 1,
        "fell": 1,
        "left_out": 0,
    }


def test_second_application_is_refused_and_changes_nothing(assignment, instructor):
    attempt = sit(assignment, ADA)
    [regrade] = correct(assignment).regrades
    settle(regrade, REPLACE, instructor)
    was = totals(attempt)

    with pytest.raises(RegradeDecidedError):
        settle(regrade, DROP, instructor)
    with pytest.raises(RegradeDecidedError):
        dismiss_regrade(regrade=regrade, reason="", by=instructor, now=DECIDED)

    assert totals(attempt) == was
    assert marks(attempt, "site") == [(0, "auto"), (1, "regrade")]


def test_same_regrade_opened_again_changes_nothing(assignment, instructor):
    attempt = sit(assignment, ADA)
    [regrade] = correct(assignment).regrades
    settle(regrade, REPLACE, instructor)
    was = totals(attempt)
    again = propose_regrade(
        cohort=assignment.cohort,
        before=regrade.from_version,
        after=regrade.to_version,
        by=instructor,
        now=DECIDED,
    )

    settle(again, REPLACE, instructor)

    assert totals(attempt) == was
    assert marks(attempt, "site") == [(0, "auto"), (1, "regrade")]


@pytest.mark.parametrize("first", [REPLACE, FULL, DROP])
def test_regrade_is_put_back_by_marking_with_the_first_key_again(
    assignment, instructor, first
):
    attempts = [sit(assignment, given) for given in (ADA, BEA)]
    was = [totals(attempt) for attempt in attempts]
    [regrade] = correct(assignment).regrades
    settle(regrade, first, instructor)
    assert [totals(attempt) for attempt in attempts] != was
    back = propose_regrade(
        cohort=assignment.cohort,
        before=regrade.from_version,
        after=regrade.from_version,
        by=instructor,
        now=DECIDED,
    )

    settle(back, REPLACE, instructor)

    assert [totals(attempt) for attempt in attempts] == was


def test_attempts_that_are_left_out_stay_as_they_are(assignment, instructor):
    ada, cy = sit(assignment, ADA), sit(assignment, CY)
    [regrade] = correct(assignment).regrades

    settle(regrade, REPLACE, instructor, left_out=[ada.pk])

    assert totals(ada) == ("2.3333", "4.0000", False)
    assert totals(cy) == ("1.6667", "4.0000", False)
    assert [(e["attempt"], e["is_chosen"]) for e in kept(regrade)] == [
        (ada.pk, False),
        (cy.pk, True),
    ]


@pytest.mark.parametrize(
    ("policy", "after"),
    [
        pytest.param(REPLACE, ("1.3333", "4.0000", False), id="stands-if-replaced"),
        pytest.param(BEST, ("1.3333", "4.0000", False), id="stands-under-best-of"),
        pytest.param(FULL, ("2.0000", "4.0000", False), id="full-credit-is-for-all"),
        pytest.param(DROP, ("0.0000", "2.0000", False), id="dropped-for-all"),
    ],
)
def test_mark_by_hand_is_rescored_by_no_rule(assignment, instructor, policy, after):
    attempt = sit(assignment, CY)
    mark_by_hand(
        score=standing(attempt, "signs"), raw=2, note="Ok.", by=instructor, now=DECIDED
    )
    [regrade] = correct(assignment, "signs").regrades

    told = settle(regrade, policy, instructor)

    assert totals(attempt) == after
    assert told.changes[0].is_kept_by_hand == (policy in {REPLACE, BEST})


def test_mark_by_hand_comes_back_after_full_credit(assignment, instructor):
    attempt = sit(assignment, CY)
    mark_by_hand(
        score=standing(attempt, "signs"), raw=2, note="Ok.", by=instructor, now=DECIDED
    )
    was = totals(attempt)
    settle(by_hand(assignment, "signs", instructor), FULL, instructor)
    assert totals(attempt) == ("2.0000", "4.0000", False)

    settle(by_hand(assignment, "signs", instructor), REPLACE, instructor)

    assert totals(attempt) == was


@pytest.mark.parametrize("policy", [REPLACE, BEST, FULL, DROP])
def test_waived_answer_stays_waived(assignment, instructor, policy):
    attempt = sit(assignment, ADA)
    waive_answer(
        score=standing(attempt, "site"), note="Ill.", by=instructor, now=DECIDED
    )
    [regrade] = correct(assignment).regrades

    settle(regrade, policy, instructor)

    assert totals(attempt) == ("2.3333", "3.0000", True)
    assert marks(attempt, "site") == [(0, "auto"), (0, "waive")]
