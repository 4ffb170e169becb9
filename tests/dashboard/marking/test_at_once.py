"""Instructors who mark at the same moment, each on a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from quizzes.errors import MarkSupersededError
from quizzes.models import Score
from quizzes.services.marking import mark_by_hand
from tests.dashboard.marking.answers import sit
from tests.factories.courses import EnrolmentFactory

pytestmark = [pytest.mark.needs_postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def attempt_of_two(assignment):
    return sit(assignment, "Ada Obi", "the antidote", "an antagonist")


@pytest.fixture
def people(cohort):
    """Three instructors."""
    found = EnrolmentFactory.create_batch(3, cohort=cohort, instructor=True)
    return [enrolment.user for enrolment in found]


def test_one_mark_of_each_answer_counts_and_the_total_has_both(attempt_of_two, people):
    first, second = Score.objects.filter(needs_person=True).order_by("pk")
    together = Barrier(3)

    def give(score, raw, by):
        together.wait()
        try:
            mark_by_hand(
                score=score, raw=raw, note="As read.", by=by, now=timezone.now()
            )
        except MarkSupersededError:
            return "late"
        finally:
            connection.close()
        return "kept"

    with ThreadPoolExecutor(3) as threads:
        came = list(threads.map(give, (first, first, second), (1, 0, 1), people))

    attempt_of_two.refresh_from_db()
    counting = Score.objects.filter(superseded_by=None)
    assert sorted(came) == ["kept", "kept", "late"]
    assert came[2] == "kept"
    assert attempt_of_two.total == sum(score.raw for score in counting)
    assert attempt_of_two.answers_waiting == 0
