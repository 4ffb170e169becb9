"""A class that the benchmark fills has the rows that the services write."""

import pytest
from django.utils import timezone

from benchmarks import filling
from benchmarks.filling import fill_class, make_material
from quizzes.models import Answer, AnswerEvent, Attempt, Score
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.factories.courses import LessonFactory, ObjectiveFactory, UnitFactory
from tests.factories.quizzes import ItemFactory

# What tells one student's rows from another's.
OWN = {"id", "attempt_id", "answer_id", "enrolment_id", "event_id", "current_score_id"}


@pytest.fixture
def material(db, monkeypatch):
    monkeypatch.setattr(filling, "BLOCK", 2)
    unit = UnitFactory()
    LessonFactory(unit=unit)
    objective = ObjectiveFactory(course=unit.course)
    for item in ItemFactory.create_batch(3, course=unit.course):
        item.objectives.add(objective)
    return make_material(unit.course)


def rows_of(rows):
    """Return rows as values, without what is each student's own."""
    return [
        {name: value for name, value in row.items() if name not in OWN}
        for row in rows.order_by("pk").values()
    ]


@pytest.mark.parametrize("is_submitted", [True, False])
def test_copies_equal_what_the_services_wrote(material, is_submitted):
    room = fill_class(
        material, students=6, is_submitted=is_submitted, now=timezone.now()
    )

    attempts = list(Attempt.objects.order_by("enrolment"))
    assert [each.enrolment.user for each in attempts] == list(room.students)
    for number, attempt in enumerate(attempts):
        model = attempts[number % 2]
        for rows in (
            Answer.objects.filter,
            lambda attempt: AnswerEvent.objects.filter(answer__attempt=attempt),
            lambda attempt: Score.objects.filter(answer__attempt=attempt),
        ):
            assert rows_of(rows(attempt=attempt)) == rows_of(rows(attempt=model))
        for answer in attempt.answers.select_related("current_score__event"):
            score = answer.current_score
            assert score is None or score.answer_id == answer.pk
            assert not (score and score.event) or score.event.answer_id == answer.pk


def test_services_go_on_after_the_copies(material):
    room = fill_class(material, students=6, is_submitted=True, now=timezone.now())
    last = room.cohort.enrolments.get(user=room.students[-1])

    attempt = start_attempt(
        assignment=room.assignment, enrolment=last, seed="next", now=timezone.now()
    )
    submit_attempt(attempt=attempt, now=timezone.now())

    assert (attempt.number, attempt.state) == (2, Attempt.State.SUBMITTED)
    assert Score.objects.count() == 7 * 3
