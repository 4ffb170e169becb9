"""The trail only grows: the database itself refuses all else."""

import pytest
from django.db import DatabaseError, transaction

from courses.models import AuditEntry
from courses.services.audit import record
from tests.factories.courses import NINE_O_CLOCK, CohortFactory


@pytest.fixture
def entry(db):
    cohort = CohortFactory()
    return record(
        "add", cohort, actor=None, cohort=cohort, now=NINE_O_CLOCK, after={"name": "A"}
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor_id", 999_999),
        ("cohort_id", None),
        ("action", "else"),
        ("subject", "courses.course"),
        ("subject_key", "2"),
        ("at", NINE_O_CLOCK.replace(hour=8)),
        ("before", {"name": "B"}),
        ("after", {}),
    ],
)
def test_change_of_an_audit_entry_is_refused(entry, column, value):
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).update(**{column: value})

    entry.refresh_from_db()
    assert (entry.action, entry.after) == ("add", {"name": "A"})


def test_deletion_of_an_audit_entry_is_refused(entry):
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()

    assert AuditEntry.objects.count() == 1
