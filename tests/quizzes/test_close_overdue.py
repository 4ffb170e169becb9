"""Attempts that nobody came back to submit."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from quizzes.models import Attempt
from quizzes.services.attempts import start_attempt
from quizzes.services.overdue import close_overdue
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory

HALF_PAST = NINE_O_CLOCK + timedelta(minutes=30)


def test_overdue_attempt_is_closed_as_of_its_deadline(attempt):
    closed = close_overdue(now=HALF_PAST + timedelta(hours=2))

    attempt.refresh_from_db()
    assert closed == 1
    assert attempt.submitted_at == attempt.deadline_at == HALF_PAST
    assert attempt.close_reason == Attempt.CloseReason.DEADLINE


def test_attempt_in_its_last_seconds_is_left_alone(attempt):
    assert close_overdue(now=HALF_PAST + timedelta(seconds=15)) == 0

    attempt.refresh_from_db()
    assert attempt.is_open


def test_second_run_finds_nothing_to_close(attempt):
    later = HALF_PAST + timedelta(minutes=1)

    assert [close_overdue(now=later), close_overdue(now=later)] == [1, 0]


def test_attempt_that_another_machine_closed_meanwhile_is_not_counted(
    attempt, monkeypatch
):
    later = HALF_PAST + timedelta(minutes=1)
    find = Attempt.objects.open

    def find_late():
        """Let the other machine be quicker, once both have looked."""
        found = list(find().values_list("pk", flat=True))
        monkeypatch.setattr(Attempt.objects, "open", find)
        close_overdue(now=later)
        return Attempt.objects.filter(pk__in=found)

    monkeypatch.setattr(Attempt.objects, "open", find_late)

    assert close_overdue(now=later) == 0


@pytest.mark.parametrize(
    ("students", "said"),
    [(1, "1 overdue attempt closed.\n"), (2, "2 overdue attempts closed.\n")],
)
def test_command_says_how_many_it_closed(assignment, students, said):
    assignment.closes_at = timezone.now() - timedelta(minutes=1)
    assignment.save()
    for enrolment in EnrolmentFactory.create_batch(students, cohort=assignment.cohort):
        start_attempt(
            assignment=assignment, enrolment=enrolment, seed="s", now=NINE_O_CLOCK
        )
    out = StringIO()

    call_command("close_overdue", stdout=out)

    assert out.getvalue() == said
