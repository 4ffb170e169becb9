"""Versions, answers sent and marks never change: the database itself refuses."""

import pytest
from django.db import DatabaseError, transaction

from quizzes.models import AnswerEvent, ItemVersion, Score, StimulusVersion
from quizzes.triggers import ITEM_VERSION, STIMULUS_VERSION
from tests.factories.courses import NINE_O_CLOCK
from tests.factories.quizzes import (
    AnswerFactory,
    ItemFactory,
    ScoreFactory,
    StimulusFactory,
)

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


@pytest.fixture
def event(db):
    return AnswerEvent.objects.create(
        answer=AnswerFactory(),
        seq=1,
        kind=AnswerEvent.Kind.SAVE,
        response={"choice": "a"},
        server_at=NINE_O_CLOCK,
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "late"),
        ("response", {"choice": "b"}),
        ("certainty", 3),
        ("client_id", "other"),
        ("client_seq", 2),
        ("server_at", NINE_O_CLOCK.replace(hour=8)),
    ],
)
def test_change_of_what_a_student_sent_is_refused(event, column, value):
    with pytest.raises(DatabaseError), transaction.atomic():
        AnswerEvent.objects.filter(pk=event.pk).update(**{column: value})

    event.refresh_from_db()
    assert event.response == {"choice": "a"}


@pytest.mark.parametrize("value", [{"raw": 0}, {"is_dropped": True}, {"factor": 0}])
def test_change_of_a_mark_is_refused(db, value):
    score = ScoreFactory()

    with pytest.raises(DatabaseError), transaction.atomic():
        Score.objects.filter(pk=score.pk).update(**value)

    score.refresh_from_db()
    assert (score.raw, score.is_dropped, score.factor) == (1, False, 1)


def test_deletion_of_an_attempt_stops_at_what_was_sent(event):
    with pytest.raises(DatabaseError), transaction.atomic():
        event.answer.attempt.delete()

    assert AnswerEvent.objects.count() == 1


def test_deletion_of_a_mark_is_refused(db):
    score = ScoreFactory()

    with pytest.raises(DatabaseError), transaction.atomic():
        score.delete()

    assert Score.objects.count() == 1
