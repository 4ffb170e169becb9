"""What can be put right once a quiz has been taken."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from quizzes.models import Answer, ItemVersion, Regrade, Score
from quizzes.services.previews import preview
from quizzes.services.proposals import propose_for_slots
from tests.factories.quizzes import SlotFactory
from tests.quizzes.demands.taking import (
    Student,
    correct,
    item_of,
    reopened,
    settle,
)

POLICY = Regrade.Policy
REWORDED = {
    "stem": "<p>Which site does diazepam bind most tightly?</p>",
    "options": [{"id": each, "text": f"Site {each}"} for each in "abcd"],
}


@pytest.fixture
def ada(assignment):
    """Both right."""
    return Student(assignment).take(site="b", dose="b")


@pytest.fixture
def bo(assignment):
    """The first one wrong."""
    return Student(assignment).take(site="a", dose="b")


def test_throw_a_bad_question_out_after_the_fact(assignment, ada, bo, instructor, now):
    settle(reopened(assignment, "site", instructor, now), POLICY.DROP, instructor, now)

    assert (ada.total, bo.total) == ((1, 1), (1, 1))


def test_give_everyone_full_credit_after_the_fact(assignment, ada, bo, instructor, now):
    regrade = reopened(assignment, "site", instructor, now)
    settle(regrade, POLICY.FULL_CREDIT, instructor, now)

    assert (ada.total, bo.total) == ((2, 2), (2, 2))


def test_regrade_must_not_lower_scores(assignment, ada, bo, instructor, now):
    regrade = correct(assignment, "site", now, key={"correct": "a"})

    assert regrade.policy == POLICY.BEST_OF
    settle(regrade, regrade.policy, instructor, now)

    assert (ada.total, bo.total) == ((2, 2), (2, 2))


def test_regrade_must_not_corrupt_scores(assignment, ada, bo, instructor, now):
    before = {score.pk: score.raw for score in Score.objects.all()}
    regrade = correct(assignment, "site", now, key={"correct": "a"})

    settle(regrade, POLICY.REPLACE, instructor, now)

    assert (ada.total, bo.total) == ((1, 2), (2, 2))
    kept = Score.objects.filter(pk__in=before)
    assert {score.pk: score.raw for score in kept} == before
    for answer in Answer.objects.filter(version__item__code="site"):
        assert answer.current_score.supersedes_id in before


def test_see_what_a_regrade_would_do_before_it_is_done(
    assignment, ada, bo, instructor, now
):
    regrade = correct(assignment, "site", now, key={"correct": "a"})

    found = preview(regrade, POLICY.REPLACE)

    told = {
        change.attempt.enrolment_id: (float(change.was.total), change.becomes.total)
        for change in found.changes
    }
    assert told == {ada.enrolment.pk: (2, 1), bo.enrolment.pk: (1, 2)}
    assert (ada.total, bo.total) == ((2, 2), (1, 2))
    settle(regrade, POLICY.REPLACE, instructor, now)
    assert (ada.total, bo.total) == ((1, 2), (2, 2))


def test_changed_points_reach_earlier_submissions(assignment, ada, bo, instructor, now):
    old = assignment.quiz.slots.get(pool__code="site")
    old.is_retired = True
    old.save()
    new = SlotFactory(
        quiz=assignment.quiz,
        position=old.position,
        weight=Decimal(3),
        pool=[item_of(assignment, "site")],
    )

    [regrade] = propose_for_slots([(old, new)], now=now).regrades
    settle(regrade, POLICY.REPLACE, instructor, now)

    assert (ada.total, bo.total) == ((4, 4), (1, 4))


def test_editing_a_shared_question_must_not_rewrite_history(assignment, ada, bo, now):
    seen = bo.answer_of("site").version

    correct(assignment, "site", now, key={"correct": "a"}, content=REWORDED)

    assert bo.answer_of("site").version == seen
    assert "Which site does diazepam bind?" in bo.review()
    assert "most tightly" not in bo.review()
    assert (ada.total, bo.total) == ((2, 2), (1, 2))
    with pytest.raises(DatabaseError), transaction.atomic():
        ItemVersion.objects.filter(pk=seen.pk).update(content=REWORDED)


def test_next_attempt_gets_the_edited_question(assignment, bo, now):
    correct(assignment, "site", now, content=REWORDED)

    bo.begin()

    assert "most tightly" in bo.client.get(bo.url_of("site")).content.decode()
