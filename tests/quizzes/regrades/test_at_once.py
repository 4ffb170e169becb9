"""Regrades at the same moment as others' work, each on a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from quizzes.errors import RegradeChangedError, RegradeDecidedError
from quizzes.models import Attempt, Regrade
from quizzes.services.grading import submit_attempt
from quizzes.services.previews import preview
from quizzes.services.regrades import apply_regrade
from tests.factories.courses import EnrolmentFactory
from tests.quizzes.regrades.correcting import (
    ADA,
    BEA,
    DECIDED,
    LATER,
    begin,
    correct,
    marks,
    open_quiz,
    sit,
    totals,
)

pytestmark = [pytest.mark.needs_postgresql, pytest.mark.django_db(transaction=True)]


def at_once(*deeds):
    """Do all of them together; return what came of each."""
    together = Barrier(len(deeds))

    def do(deed):
        together.wait()
        try:
            return deed()
        except (RegradeChangedError, RegradeDecidedError) as error:
            return type(error).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(do, deeds))


def applying(regrade, policy, by):
    """Return the deed of applying what was previewed."""
    seen = preview(regrade, policy).digest

    def deed():
        apply_regrade(
            regrade=regrade,
            policy=policy,
            left_out=(),
            reason="Right.",
            seen=seen,
            by=by,
            now=DECIDED,
        )
        return "applied"

    return deed


@pytest.fixture
def people(assignment):
    made = EnrolmentFactory.create_batch(2, cohort=assignment.cohort, instructor=True)
    return [enrolment.user for enrolment in made]


@pytest.fixture
def assignment(db):
    return open_quiz()


def test_one_of_two_instructors_applies_the_same_regrade(assignment, people):
    attempts = [sit(assignment, given) for given in (ADA, BEA) * 5]
    [regrade] = correct(assignment).regrades

    came = at_once(
        applying(regrade, "replace", people[0]), applying(regrade, "drop", people[1])
    )

    assert sorted(came) == ["RegradeDecidedError", "applied"]
    policy = Regrade.objects.get().policy
    expected = {
        "replace": ("3.3333", "4.0000", True),
        "drop": ("2.3333", "3.0000", True),
    }
    assert totals(attempts[0]) == expected[policy]


def test_two_regrades_of_the_same_attempts_come_one_after_the_other(assignment, people):
    attempts = [sit(assignment, given) for given in (ADA, BEA) * 5]
    [site] = correct(assignment).regrades
    [signs] = correct(assignment, "signs").regrades

    came = at_once(
        applying(site, "replace", people[0]), applying(signs, "replace", people[1])
    )

    # The second saw totals that are no longer true, so it has to look again.
    assert sorted(came) == ["RegradeChangedError", "applied"]
    assert len({totals(attempt) for attempt in attempts}) == 2


def test_attempt_submitted_at_the_same_moment_gets_the_regrade(assignment, people):
    attempts = [begin(assignment, ADA) for _ in range(4)]
    [regrade] = correct(assignment).regrades

    def submitting(attempt):
        return lambda: submit_attempt(
            attempt=Attempt.objects.select_related("assignment").get(pk=attempt.pk),
            now=LATER,
        )

    came = at_once(applying(regrade, "replace", people[0]), *map(submitting, attempts))

    if came[0] == "RegradeChangedError":
        applying(regrade, "replace", people[0])()
    assert {totals(each) for each in attempts} == {("3.3333", "4.0000", True)}
    assert [marks(each, "site") for each in attempts] == [
        [(0, "auto"), (1, "regrade")]
    ] * 4
