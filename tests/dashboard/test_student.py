"""One student's page, and one attempt of theirs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dashboard.reports.attempt import attempt_report, in_words
from dashboard.reports.student import student_report
from quizzes.kinds.matrix_multiple_choice import MatrixMultipleChoiceContent
from quizzes.kinds.multiple_choice import MultipleChoiceContent
from quizzes.models import AnswerEvent, Attempt
from tests.dashboard.conftest import sit
from tests.factories.courses import LessonProgressFactory
from tests.factories.quizzes import AnswerFactory, AttemptFactory


def page_of(client, attempt):
    """Return the instructor's page of an attempt."""
    cohort = attempt.assignment.cohort_id
    return client.get(reverse("dashboard:attempt", args=[cohort, attempt.pk]))


def event(answer, seq, kind, response, minute):
    """Write an event of an answer."""
    return AnswerEvent.objects.create(
        answer=answer,
        seq=seq,
        kind=kind,
        response=response,
        server_at=answer.attempt.started_at + timedelta(minutes=minute),
    )


def test_reading_counts_only_sections_the_lesson_has(student, lessons, now):
    LessonProgressFactory(
        enrolment=student,
        lesson=lessons[0],
        sections_reached=["two-sites", "dropped-in-this-edition"],
        seconds_active=600,
    )

    report = student_report(student, now=now, hides_names=False)

    [(unit, [first, second])] = report.readings
    assert unit == lessons[0].unit
    assert (first.reached, first.sections, first.width) == (1, 2, "50%")
    assert (second.reached, second.time) == (0, None)
    assert report.reading_time == timedelta(minutes=10)


def test_attempts_tell_mark_time_and_which_counts(student, assignment, now):
    worse = sit(assignment, student, rest=3, at=now - timedelta(hours=5))
    better = sit(assignment, student, rest=9, number=2)

    report = student_report(student, now=now, hides_names=False)

    found = [
        (each.attempt, each.counts, each.answered, each.asked, each.time)
        for each in report.sittings
    ]
    took = timedelta(minutes=12)
    assert found == [(better, True, 1, 1, took), (worse, False, 1, 1, took)]
    assert [each.status.text for each in report.sittings] == ["Passed", "Not passed"]


def test_what_happened_is_told_latest_first(student, assignment, lessons, now):
    sit(assignment, student)
    LessonProgressFactory(
        enrolment=student,
        lesson=lessons[0],
        started_at=now - timedelta(days=2),
        completed_at=now - timedelta(days=2),
    )

    report = student_report(student, now=now, hides_names=False)

    assert [moment.text for moment in report.moments] == [
        "Submitted “Where they act”, attempt 1",
        "Began “Where they act”, attempt 1",
        "Finished “The receptor and the drug site”",
        "Began “The receptor and the drug site”",
        "Joined the class",
    ]


def test_marked_attempt_is_shown_as_reviewed(signed_in, student, assignment):
    attempt = sit(assignment, student, right=False)

    text = page_of(signed_in, attempt).content.decode()

    assert "RATIONALE between alpha and gamma." in text
    assert "Passed." in text


def test_open_attempt_shows_no_review(signed_in, student, assignment):
    attempt = AttemptFactory(
        assignment=assignment,
        enrolment=student,
        started_at=timezone.now(),
        deadline_at=timezone.now() + timedelta(minutes=30),
    )
    version = assignment.quiz.slots.get().pool.get().current_version
    AnswerFactory(attempt=attempt, version=version)

    text = page_of(signed_in, attempt).content.decode()

    assert "In progress; nothing is marked before it is submitted." in text
    assert "RATIONALE" not in text


def test_overdue_attempt_is_closed_when_looked_at(signed_in, student, assignment):
    attempt = AttemptFactory(assignment=assignment, enrolment=student)
    slot = assignment.quiz.slots.get()
    AnswerFactory(attempt=attempt, slot=slot, version=slot.pool.get().current_version)

    page_of(signed_in, attempt)

    attempt.refresh_from_db()
    assert attempt.state == Attempt.State.SUBMITTED
    assert attempt.submitted_at == attempt.deadline_at


@pytest.fixture
def told(student, assignment):
    """An attempt with a save, a conflict and a late answer."""
    attempt = sit(assignment, student)
    answer = attempt.answers.get()
    event(answer, 3, "late", {"choice": "d"}, 31)
    event(answer, 1, "save", {"choice": "b"}, 1)
    event(answer, 2, "conflict", {"choice": "a"}, 2)
    return attempt


def test_messages_come_in_order_with_what_did_not_count(told):
    report = attempt_report(told)

    assert [(each.label, each.position, each.response) for each in report.arrivals] == [
        ("Saved", 1, ""),
        ("Not counted: another window had saved meanwhile", 1, "The GABA site"),
        (
            "Not counted: it came when the question was closed",
            1,
            "The chloride pore",
        ),
    ]
    assert report.headline == "Passed. 2 answers arrived and were not counted."


def test_lost_answers_are_on_the_page(signed_in, told):
    text = page_of(signed_in, told).content.decode()

    assert "Sent, kept, and not counted" in text


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ({"choice": "a"}, "One & two"),
        ({"choice": "gone"}, "gone"),
        ({"choices": ["b", "a"]}, "Two; One & two"),
        ({"choice": None}, "nothing"),
        ({}, "nothing"),
        ({"value": "2.5", "unit": "mg"}, "2.5 mg"),
        ({"value": "2.5", "unit": None}, "2.5"),
    ],
)
def test_response_in_words(response, expected):
    options = [
        {"id": "a", "text": "<b>One</b> &amp; two"},
        {"id": "b", "text": "Two"},
    ]
    content = MultipleChoiceContent.model_validate({"stem": "?", "options": options})

    assert in_words(content, response) == expected


def test_matrix_in_words():
    content = MatrixMultipleChoiceContent.model_validate(
        {
            "stem": "?",
            "rows": [{"id": "r", "text": "Tremor"}],
            "columns": [{"id": "c", "text": "Expected"}],
        }
    )

    assert in_words(content, {"rows": {"r": "c"}}) == "Tremor: Expected"
