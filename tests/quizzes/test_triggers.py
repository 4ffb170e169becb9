"""A version never changes: the database itself refuses."""

import pytest
from django.db import DatabaseError, transaction

from quizzes.models import ItemVersion, StimulusVersion
from quizzes.triggers import ITEM_VERSION, STIMULUS_VERSION
from tests.factories.quizzes import ItemFactory, StimulusFactory

CHANGES = {
    "item_id": 999_999,
    "stimulus_version_id": 999_999,
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
CHART_CHANGES = {
    "stimulus_id": 999_999,
    "number": 2,
    "content": {},
    "digest": "other",
}


def test_every_column_of_content_is_tried():
    assert set(CHANGES) == set(ITEM_VERSION.columns)
    assert set(CHART_CHANGES) == set(STIMULUS_VERSION.columns)


@pytest.mark.parametrize("column", ITEM_VERSION.columns)
def test_change_of_a_published_version_is_refused(db, column):
    version = ItemFactory().current_version

    with pytest.raises(DatabaseError), transaction.atomic():
        ItemVersion.objects.filter(pk=version.pk).update(**{column: CHANGES[column]})

    version.refresh_from_db()
    assert version.key == {"correct": "b"}


@pytest.mark.parametrize("column", STIMULUS_VERSION.columns)
def test_change_of_a_published_chart_is_refused(db, column):
    version = StimulusFactory().current_version
    changed = {column: CHART_CHANGES[column]}

    with pytest.raises(DatabaseError), transaction.atomic():
        StimulusVersion.objects.filter(pk=version.pk).update(**changed)

    version.refresh_from_db()
    assert version.content["title"] == "A day"
