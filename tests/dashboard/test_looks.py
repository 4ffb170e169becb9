"""Whoever looks at what a student did leaves a trace, and so does every file."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import AuditEntry
from courses.services.audit import record_look
from tests.dashboard.conftest import sit
from tests.factories.courses import CohortFactory, EnrolmentFactory


@pytest.fixture
def attempt(assignment, student):
    return sit(assignment, student)


@pytest.fixture
def looks(cohort, student, attempt):
    """Return pages that show what a student did, and what a look at each is called."""
    return [
        ("student", student, "look at student"),
        ("attempt", attempt, "look at attempt"),
    ]


@pytest.mark.parametrize("role", ["instructor", "observer"])
def test_look_at_what_a_student_did_is_an_entry(client, cohort, looks, role):
    viewer = EnrolmentFactory(cohort=cohort, role=role)
    client.force_login(viewer.user)

    for name, row, _ in looks:
        client.get(reverse(f"dashboard:{name}", args=[cohort.pk, row.pk]))

    found = AuditEntry.objects.filter(actor=viewer.user).order_by("pk")
    assert [(each.action, each.subject_key) for each in found] == [
        (action, str(row.pk)) for _, row, action in looks
    ]


def test_second_look_within_an_hour_is_the_same_look(cohort, instructor, attempt):
    start = timezone.now()
    for minutes in (0, 20, 59, 61, 100):
        now = start + timedelta(minutes=minutes)
        record_look(
            "look at attempt", attempt, actor=instructor.user, cohort=cohort, now=now
        )

    found = AuditEntry.objects.order_by("at").values_list("at", flat=True)
    assert list(found) == [start, start + timedelta(minutes=61)]


def test_refused_look_is_no_entry(client, cohort, attempt):
    client.force_login(EnrolmentFactory(cohort=CohortFactory(), instructor=True).user)

    client.get(reverse("dashboard:attempt", args=[cohort.pk, attempt.pk]))

    assert not AuditEntry.objects.exists()


def test_every_file_saved_is_an_entry(signed_in, cohort):
    for name in ("export", "export", "export-trail"):
        signed_in.get(reverse(f"dashboard:{name}", args=[cohort.pk])).getvalue()

    actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["export students", "export students", "export trail"]
