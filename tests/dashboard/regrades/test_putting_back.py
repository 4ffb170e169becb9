"""Putting a regrade back, and applying what was put back once more."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from quizzes.models import Regrade
from quizzes.services.proposals import propose_regrade
from tests.dashboard.regrades.pages import (
    hidden,
    link,
    opened,
    page_of,
    preview,
    url,
    words,
)
from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import SlotFactory
from tests.quizzes.regrades.correcting import DECIDED, settle, totals

PUT_BACK, AGAIN = "Put back </button>", "Apply this key again </button>"


def undo(client, cohort, regrade, by, days=1, policy="replace"):
    """Put a regrade back, some days after it was applied, and return the undo."""
    back = opened(client, cohort, "put-back", regrade)
    settle(back, policy, by, now=DECIDED + timedelta(days=days))
    return back


@pytest.fixture
def undone(signed_in, cohort, regrade, instructor):
    """Return a regrade that was applied and put back a day later, and the undo."""
    settle(regrade, "best-of", instructor)
    return regrade, undo(signed_in, cohort, regrade, instructor)


def test_what_was_put_back_says_when_and_offers_its_key_again(
    signed_in, cohort, undone
):
    regrade, back = undone

    page = page_of(signed_in, cohort, regrade)

    assert f"Put back on {link(cohort, back, '')}" in page
    assert "Applied, and put back since." in page
    assert (PUT_BACK in page, AGAIN in page) == (False, True)


def test_key_that_was_put_back_by_mistake_is_applied_again(
    signed_in, cohort, undone, ada, cy, instructor
):
    regrade, _ = undone
    assert totals(ada) == ("2.3333", "4.0000", False)

    again = opened(signed_in, cohort, "apply-again", regrade)
    looked = preview(signed_in, cohort, again, [ada, cy], policy=again.policy)
    signed_in.post(url("apply-regrade", cohort, again.pk), hidden(looked))

    assert (again.from_version, again.to_version, again.policy) == (
        regrade.from_version,
        regrade.to_version,
        "best-of",
    )
    assert "Preview: 1 rise, 0 fall, 1 stay" in words(looked)
    assert totals(ada) == ("3.3333", "4.0000", True)
    first, second = (page_of(signed_in, cohort, each) for each in (regrade, again))
    assert f"Applied again on {link(cohort, again, '')}" in first
    assert (PUT_BACK in first, AGAIN in first) == (False, False)
    assert (PUT_BACK in second, AGAIN in second) == (True, False)


def test_undo_offers_no_undo_that_changes_nothing(signed_in, cohort, undone):
    regrade, back = undone

    page = page_of(signed_in, cohort, back)

    assert link(cohort, regrade, "an earlier regrade") in page
    assert (PUT_BACK in page, AGAIN in page) == (False, False)


def test_list_says_what_was_put_back(signed_in, cohort, undone):
    page = words(signed_in.get(url("regrades", cohort)))

    assert page.count('<span class="chip">Put back</span>') == 1
    assert page.count('<span class="chip chip--ok">Applied</span>') == 1


def test_regrade_that_was_put_back_for_some_says_for_how_many_and_offers_the_rest(
    signed_in, cohort, regrade, ada, cy, instructor
):
    settle(regrade, "replace", instructor)
    back = opened(signed_in, cohort, "put-back", regrade)
    settle(back, "replace", instructor, [cy.pk], now=DECIDED + timedelta(days=1))

    page = page_of(signed_in, cohort, regrade)
    listed = words(signed_in.get(url("regrades", cohort)))
    rest = undo(signed_in, cohort, regrade, instructor, days=2)

    assert "Applied, and put back for 1 of 2 attempts since." in page
    assert f"Put back on {link(cohort, back, '')}" in page
    assert "</a> for 1 of 2 attempts." in page
    assert ("Put back the rest </button>" in page, AGAIN in page) == (True, True)
    assert '<span class="chip">Put back for 1 of 2 attempts</span>' in listed
    assert totals(cy) == ("4.0000", "4.0000", True)
    whole = page_of(signed_in, cohort, regrade)
    assert "Applied, and put back since." in whole
    assert whole.count("</a> for 1 of 2 attempts.") == 2
    assert link(cohort, rest, "") in whole


def test_undo_that_kept_the_better_mark_may_be_followed_by_another(
    signed_in, cohort, regrade, instructor
):
    settle(regrade, "best-of", instructor)
    undo(signed_in, cohort, regrade, instructor, policy="best-of")

    page = page_of(signed_in, cohort, regrade)

    assert (PUT_BACK in page, AGAIN in page) == (True, False)


def test_question_left_out_is_put_back_and_left_out_again(
    signed_in, cohort, regrade, ada, instructor
):
    dropped = propose_regrade(
        cohort=cohort,
        before=regrade.from_version,
        after=regrade.from_version,
        by=instructor,
        now=timezone.now(),
    )
    regrade.delete()
    settle(dropped, "drop", instructor)
    undo(signed_in, cohort, dropped, instructor)

    page = page_of(signed_in, cohort, dropped)
    again = opened(signed_in, cohort, "apply-again", dropped)

    assert "Apply it again </button>" in page
    assert (again.policy, again.to_version) == ("drop", dropped.to_version)


def test_weight_is_put_back_and_applied_again(
    signed_in, cohort, assignment, ada, instructor
):
    old = assignment.quiz.slots.get(pool__code="site")
    assignment.quiz.slots.filter(pk=old.pk).update(is_retired=True)
    new = SlotFactory(
        quiz=assignment.quiz, position=1, weight=Decimal(3), pool=old.pool.all()
    )
    regrade = propose_regrade(
        cohort=cohort, before=old, after=new, by=None, now=timezone.now()
    )
    settle(regrade, "replace", instructor)
    back = undo(signed_in, cohort, regrade, instructor)
    assert totals(ada) == ("2.3333", "4.0000", False)

    page = page_of(signed_in, cohort, regrade)
    again = opened(signed_in, cohort, "apply-again", regrade)
    settle(again, "replace", instructor, now=DECIDED + timedelta(days=2))

    assert f"Put back on {link(cohort, back, '')}" in page
    assert "Apply it again </button>" in page
    assert (again.from_slot, again.to_slot) == (old, new)
    assert totals(ada) == ("2.3333", "6.0000", False)


@pytest.mark.parametrize(
    ("name", "which"), [("put-back", 0), ("put-back", 1), ("apply-again", 1)]
)
def test_page_that_is_out_of_date_opens_nothing(signed_in, cohort, undone, name, which):
    address = url("regrade", cohort, undone[which].pk)

    reply = signed_in.post(url(name, cohort, undone[which].pk))

    assert reply["Location"] == address
    assert "would change nothing; see below" in words(signed_in.get(address))
    assert not Regrade.objects.filter(state="proposed").exists()


def test_what_is_proposed_or_elsewhere_cannot_be_applied_again(
    signed_in, cohort, regrade
):
    for key in (regrade.pk, regrade.pk + 1):
        assert signed_in.post(url("apply-again", cohort, key)).status_code == 404


@pytest.mark.parametrize("role", ["observer", "student"])
def test_only_instructors_apply_again(client, cohort, undone, role):
    client.force_login(EnrolmentFactory(cohort=cohort, role=role).user)

    reply = client.post(url("apply-again", cohort, undone[0].pk))

    assert reply.status_code == 404
    if role == "observer":
        page = page_of(client, cohort, undone[0])
        assert ("Put back on" in page, AGAIN in page) == (True, False)


def test_page_costs_as_much_after_it_was_put_back(
    signed_in, cohort, undone, django_assert_num_queries
):
    signed_in.get(url("regrade", cohort, undone[0].pk))

    with django_assert_num_queries(7):
        signed_in.get(url("regrade", cohort, undone[0].pk))
