"""Weights that were changed twice are put back in turn, the newest change first."""

from datetime import timedelta
from decimal import Decimal

import pytest

from quizzes.models import Regrade
from quizzes.services.grading import submit_attempt
from quizzes.services.proposals import propose_regrade
from tests.dashboard.regrades.pages import (
    link,
    opened,
    page_of,
    preview,
    url,
    words,
)
from tests.factories.quizzes import SlotFactory
from tests.quizzes.regrades.correcting import ADA, DECIDED, LATER, begin, settle, totals

HELD = "This weight was changed again on "


def reweigh(assignment, weight, by, day, **decision):
    """Give the first question another weight, apply that, and return the regrade."""
    [old] = assignment.quiz.slots.filter(pool__code="site", is_retired=False)
    assignment.quiz.slots.filter(pk=old.pk).update(is_retired=True)
    new = SlotFactory(
        quiz=assignment.quiz, position=1, weight=Decimal(weight), pool=old.pool.all()
    )
    regrade = propose_regrade(
        cohort=assignment.cohort, before=old, after=new, by=None, now=DECIDED
    )
    return decide(regrade, by, day, **decision)


def decide(regrade, by, day, policy="replace", **decision):
    settle(regrade, policy, by, now=DECIDED + timedelta(days=day), **decision)
    return Regrade.objects.get(pk=regrade.pk)


@pytest.fixture
def put_back(signed_in, cohort, instructor):
    """Put a regrade back on a day, and return the regrade that did."""

    def done(regrade, day, name="put-back", **decision):
        return decide(
            opened(signed_in, cohort, name, regrade), instructor, day, **decision
        )

    return done


@pytest.fixture
def twice(assignment, ada, cy, instructor):
    """Return the regrades of a weight that went from 1 to 3 and on to 2."""
    return [
        reweigh(assignment, weight, instructor, day)
        for day, weight in enumerate(("3", "2"))
    ]


def offers(client, cohort, regrade):
    """Return which buttons a regrade has: to put it back, and to apply it again."""
    page = page_of(client, cohort, regrade)
    names = ("put-back", "apply-again")
    return tuple(f'action="{url(name, cohort, regrade.pk)}"' in page for name in names)


def test_two_weights_are_put_back_one_by_one(signed_in, cohort, twice, ada, put_back):
    first, second = twice
    assert totals(ada) == ("2.3333", "5.0000", False)
    assert [offers(signed_in, cohort, each) for each in twice] == [
        (False, False),
        (True, False),
    ]

    put_back(second, 2)
    assert totals(ada) == ("2.3333", "6.0000", False)
    assert offers(signed_in, cohort, first) == (True, False)
    put_back(first, 3)

    assert totals(ada) == ("2.3333", "4.0000", False)
    page = words(signed_in.get(url("regrades", cohort)))
    assert page.count('<span class="chip">Put back</span>') == 2


def test_older_of_two_weights_says_what_to_put_back_first(
    signed_in, cohort, twice, ada
):
    first, second = twice

    page = page_of(signed_in, cohort, first)
    reply = signed_in.post(url("put-back", cohort, first.pk), follow=True)

    assert f"{HELD}{link(cohort, second, '')}" in page
    assert "Put that change back first." in page
    assert "would change nothing; see below" in words(reply)
    assert not Regrade.objects.filter(state="proposed").exists()


def test_weights_that_were_put_back_are_applied_again_in_turn(
    signed_in, cohort, twice, ada, put_back
):
    first, second = twice
    put_back(second, 2)
    back = put_back(first, 3)
    assert [offers(signed_in, cohort, each) for each in twice] == [
        (False, True),
        (False, False),
    ]
    assert f"{HELD}{link(cohort, back, '')}" in page_of(signed_in, cohort, second)

    put_back(first, 4, "apply-again")
    assert totals(ada) == ("2.3333", "6.0000", False)
    put_back(second, 5, "apply-again")

    assert totals(ada) == ("2.3333", "5.0000", False)


def test_attempt_under_way_follows_each_step(
    signed_in, cohort, assignment, instructor, put_back
):
    attempt = begin(assignment, ADA)
    first, second = (
        reweigh(assignment, weight, instructor, day)
        for day, weight in enumerate(("3", "2"))
    )
    assert offers(signed_in, cohort, first) == (False, False)
    put_back(second, 2)
    put_back(first, 3)

    submit_attempt(attempt=attempt, now=LATER)

    assert totals(attempt) == ("2.3333", "4.0000", False)
    assert "Applied, and put back since." in page_of(signed_in, cohort, first)


def test_what_a_later_put_back_left_out_waits_for_that_one(
    signed_in, cohort, twice, ada, cy, put_back
):
    first, second = twice
    put_back(second, 2, left_out=[cy.pk])
    put_back(first, 3)
    assert totals(ada) == ("2.3333", "4.0000", False)
    said = "Applied, and put back for 1 of 2 attempts since."
    pages = [page_of(signed_in, cohort, each) for each in twice]
    assert [said in page for page in pages] == [True, True]
    assert f"{HELD}{link(cohort, second, '')}" in pages[0]
    assert offers(signed_in, cohort, first) == (False, True)

    put_back(second, 4)
    put_back(first, 5)

    assert totals(cy) == ("4.0000", "4.0000", True)
    assert "Applied, and put back since." in page_of(signed_in, cohort, first)


def test_weight_that_reached_some_alone_is_put_back_for_those(
    signed_in, cohort, assignment, ada, cy, instructor, put_back
):
    # Keeping the better share moves Cy alone, who was right.
    regrade = reweigh(assignment, "3", instructor, 0, policy="best-of")
    back = opened(signed_in, cohort, "put-back", regrade)
    looked = preview(signed_in, cohort, back, [ada, cy], policy="replace")
    assert "0 rise, 0 fall, 1 stay" in words(looked)

    decide(back, instructor, 1)

    assert f"Put back on {link(cohort, back, '')}" in page_of(
        signed_in, cohort, regrade
    )
    assert offers(signed_in, cohort, regrade) == (False, True)
