"""A changed weight reaches the attempts that were marked with the old one."""

from decimal import Decimal

import pytest

from quizzes.errors import (
    RegradePolicyError,
)
from quizzes.models import Regrade, Score
from quizzes.services.previews import preview
from quizzes.services.proposals import propose_regrade
from quizzes.services.regrades import apply_regrade
from tests.factories.quizzes import SlotFactory
from tests.quizzes.regrades.correcting import (
    ADA,
    BEA,
    DECIDED,
    correct,
    settle,
    sit,
    totals,
)

BEST, REPLACE, FULL, DROP = (
    Regrade.Policy.BEST_OF,
    Regrade.Policy.REPLACE,
    Regrade.Policy.FULL_CREDIT,
    Regrade.Policy.DROP,
)


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
