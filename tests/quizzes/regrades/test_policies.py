"""What each policy does to marks and totals, to the last place."""

from decimal import Decimal

import pytest

from quizzes.models import Regrade, Score
from quizzes.services.previews import preview
from tests.quizzes.regrades.correcting import (
    ADA,
    BEA,
    CY,
    DECIDED,
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
    assert [attempt["after"]["total"] for attempt in kept(regrade)] == [
        "3.3333",
        "3.0000",
        "1.6667",
    ]
