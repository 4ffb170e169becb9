"""An item version never changes: the database itself refuses."""

import pytest
from django.db import DatabaseError, transaction

from quizzes.models import ItemVersion
from quizzes.triggers import FROZEN
from tests.factories.quizzes import ItemFactory

CHANGES = {
    "item_id": 999_999,
    "number": 2,
    "kind": "numeric",
    "schema": 2,
    "content": {},
    "key": {"correct": "c"},
    "scoring": {},
    "feedback": {},
    "max_points": 2,
    "summary": "Something else",
    "digest": "other",
}


def test_every_column_of_content_is_tried():
    assert set(CHANGES) == set(FROZEN)


@pytest.mark.parametrize("column", FROZEN)
def test_change_of_a_published_version_is_refused(db, column):
    version = ItemFactory().current_version

    with pytest.raises(DatabaseError), transaction.atomic():
        ItemVersion.objects.filter(pk=version.pk).update(**{column: CHANGES[column]})

    version.refresh_from_db()
    assert version.key == {"correct": "b"}
