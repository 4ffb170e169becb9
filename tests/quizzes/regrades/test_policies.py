"""What each policy does to marks and totals, to the last place."""

from decimal import Decimal

import pytest

from courses.models import AuditEntry
from quizzes.errors import (
    NothingToEarnError,
    RegradeChangedError,
    RegradeDecidedError,
    RegradePolicyError,
    RegradeReasonError,
)
from quizzes.models import Regrade, Score
from quizzes.services.grading import submit_attempt
from quizzes.services.marking import mark_by_hand, waive_answer
from quizzes.services.previews import preview
from quizzes.services.proposals import propose_regrade
from quizzes.services.regrades import apply_regrade, dismiss_regrade
from tests.factories.quizzes import SlotFactory
from tests.quizzes.regrades.correcting import (
    ADA,
    BEA,
    CY,
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


@pytest.mark.parametrize(
    ("code", "policy", "ada", "bea", "cy"),
    [
        pytest.param(
            "site",
            REPLACE,
            ("3.3333", "4.0000", True),
            ("3.0000", "4.0000", True),
            ("1.6667", "4.0000", False),
            id="replaced-up-and-down",
        ),
        pytest.param(
            "site",
            BEST,
            ("3.3333", "4.0000", True),
            ("4.0000", "4.0000", True),
            ("1.6667", "4.0000", False),
            id="best-of-never-falls",
        ),
        pytest.param(
            "site",
            FULL,
            ("3.3333", "4.0000", True),
            ("4.0000", "4.0000", True),
            ("1.6667", "4.0000", False),
            id="full-for-all",
        ),
        pytest.param(
            "site",
            DROP,
            ("2.3333", "3.0000", True),
            ("3.0000", "3.0000", True),
            ("0.6667", "3.0000", False),
            id="dropped",
        ),
        pytest.param(
            "signs",
            REPLACE,
            ("2.3333", "4.0000", False),
            ("2.6667", "4.0000", False),
            ("2.0000", "4.0000", False),
            id="thirds-replaced",
        ),
        pytest.param(
            "signs",
            BEST,
            ("2.3333", "4.0000", False),
            ("4.0000", "4.0000", True),
            ("2.0000", "4.0000", False),
            id="thirds-best-of",
        ),
        pytest.param(
            "signs",
            FULL,
            ("3.0000", "4.0000", True),
            ("4.0000", "4.0000", True),
            ("2.0000", "4.0000", False),
            id="thirds-full",
        ),
        pytest.param(
            "signs",
            DROP,
            ("1.0000", "2.0000", False),
            ("2.0000", "2.0000", True),
            ("0.0000", "2.0000", False),
            id="thirds-dropped",
        ),
    ],
)
def test_policy_decides_what_a_corrected_key_does(
    assignment, instructor, code, policy, ada, bea, cy
):
    attempts = [sit(assignment, given) for given in (ADA, BEA, CY)]
    before = [totals(attempt) for attempt in attempts]
    [regrade] = correct(assignment, code).regrades

    settle(regrade, policy, instructor)

    assert before == [
        ("2.3333", "4.0000", False),
        ("4.0000", "4.0000", True),
        ("0.6667", "4.0000", False),
    ]
    assert [totals(attempt) for attempt in attempts] == [ada, bea, cy]


def test_marks_are_appended_and_none_is_lost(assignment, instructor):
    attempt = sit(assignment, ADA)
    [regrade] = correct(assignment).regrades
    first = standing(attempt, "site")

    settle(regrade, REPLACE, instructor)

    given = standing(attempt, "site")
    assert marks(attempt, "site") == [(0, "auto"), (1, "regrade")]
    assert (given.supersedes, given.regrade, given.by) == (first, regrade, instructor)
    assert (given.version, given.event) == (regrade.to_version, first.event)
    assert given.answer.version == regrade.from_version
    assert given.created_at == DECIDED
    assert marks(attempt, "tail") == [(1, "auto")]


def test_better_mark_is_not_written_again(assignment, instructor):
    attempt = sit(assignment, BEA)
    [regrade] = correct(assignment).regrades

    settle(regrade, BEST, instructor)

    assert marks(attempt, "site") == [(1, "auto")]


def test_preview_tells_what_applying_then_does(assignment, instructor):
    attempts = [sit(assignment, given) for given in (ADA, BEA, CY)]
    [regrade] = correct(assignment).regrades

    told = preview(regrade, REPLACE)

    assert Score.objects.filter(reason="regrade").count() == 0
    assert [
        (change.attempt, change.was.total, change.becomes.total, change.changes_pass)
        for change in told.changes
    ] == [
        (attempts[0], Decimal("2.3333"), Decimal("3.3333"), True),
        (attempts[1], Decimal(4), Decimal(3), False),
        (attempts[2], Decimal("0.6667"), Decimal("1.6667"), False),
    ]
    settle(regrade, REPLACE, instructor)
    assert [attempt["after"]["total"] for attempt in _kept(regrade)] == [
        "3.3333",
        "3.0000",
        "1.6667",
    ]


def _kept(regrade):
    regrade.refresh_from_db()
    return regrade.preview


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
    assert [(e["attempt"], e["is_chosen"]) for e in _kept(regrade)] == [
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


def reweigh(assignment, weight, instructor):
    """Retire the slot of the first item for one of another weight."""
    old = assignment.quiz.slots.get(pool__code="site")
    assignment.quiz.slots.filter(pk=old.pk).update(is_retired=True)
    new = SlotFactory(
        quiz=assignment.quiz, position=1, weight=Decimal(weight), pool=old.pool.all()
    )
    return propose_regrade(
        cohort=assignment.cohort, before=old, after=new, by=None, now=DECIDED
    )


@pytest.mark.parametrize(
    ("policy", "ada", "bea"),
    [
        pytest.param(
            REPLACE, ("2.3333", "6.0000", False), ("6.0000", "6.0000", True), id="all"
        ),
        pytest.param(
            BEST,
            ("2.3333", "4.0000", False),
            ("6.0000", "6.0000", True),
            id="where-it-costs-nothing",
        ),
    ],
)
def test_changed_weight_reaches_earlier_attempts(
    assignment, instructor, policy, ada, bea
):
    attempts = [sit(assignment, given) for given in (ADA, BEA)]
    regrade = reweigh(assignment, "3", instructor)

    settle(regrade, policy, instructor)

    assert [totals(attempt) for attempt in attempts] == [ada, bea]
    assert Score.objects.filter(reason="regrade").count() == 0


def test_changed_weight_is_put_back_the_other_way_round(assignment, instructor):
    attempts = [sit(assignment, given) for given in (ADA, BEA)]
    was = [totals(attempt) for attempt in attempts]
    regrade = reweigh(assignment, "0.33", instructor)
    settle(regrade, REPLACE, instructor)
    assert totals(attempts[0]) == ("2.3333", "3.3300", True)
    back = propose_regrade(
        cohort=assignment.cohort,
        before=regrade.to_slot,
        after=regrade.from_slot,
        by=instructor,
        now=DECIDED,
    )

    settle(back, REPLACE, instructor)

    assert [totals(attempt) for attempt in attempts] == was


@pytest.mark.parametrize("policy", [FULL, DROP])
def test_changed_weight_drops_nothing(assignment, instructor, policy):
    sit(assignment, ADA)
    regrade = reweigh(assignment, "3", instructor)

    with pytest.raises(RegradePolicyError):
        preview(regrade, policy)


@pytest.mark.parametrize("students", [1, 3])
def test_applying_costs_as_many_statements_for_a_whole_class(
    assignment, instructor, students, django_assert_num_queries
):
    for _ in range(students):
        sit(assignment, ADA)
    [regrade] = correct(assignment).regrades
    regrade = Regrade.objects.get(pk=regrade.pk)
    seen = preview(regrade, REPLACE).digest

    # savepoint, regrade, attempts, answers, marks before, other answers; new marks,
    # answers, totals, regrade, trail, release
    with django_assert_num_queries(12):
        apply_regrade(
            regrade=regrade,
            policy=REPLACE,
            left_out=(),
            reason="Right.",
            seen=seen,
            by=instructor,
            now=DECIDED,
        )
