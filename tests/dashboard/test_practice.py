"""Practice never counts: no gradebook, no statistics and no export has it."""

from datetime import timedelta

import pytest

from dashboard.exports import students_csv
from dashboard.reports.first_attempts import first_answers
from dashboard.reports.items import items_report
from dashboard.reports.roster import roster_of
from dashboard.reports.student import student_report
from quizzes.models import Behavior
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.quizzes.trying import attempt_try, ruled


@pytest.fixture
def taken(student, assignment, now):
    """Take the quiz under a behavior; the one answer is right."""

    def took(behavior):
        attempt = start_attempt(
            assignment=ruled(assignment, behavior=behavior),
            enrolment=student,
            seed="seven",
            now=now,
        )
        answer = attempt.answers.select_related("attempt", "version").get()
        attempt_try(answer, "b", 0, now=now)
        submit_attempt(attempt=attempt, now=now)
        return attempt

    return took


@pytest.fixture
def roster(cohort, now):
    return lambda: roster_of(cohort, now=now, hides_names=False)


def test_students_table_and_its_export_have_no_column_for_practice(taken, roster):
    taken(Behavior.PRACTICE)

    table = roster()

    assert list(table.assignments) == []
    with students_csv(table, table.lines) as file:
        assert "Where they act" not in file.read().decode()


def test_immediate_quiz_has_its_column(taken, roster):
    taken(Behavior.IMMEDIATE)

    [line] = roster().lines

    assert [mark.percent for mark in line.marks] == [100]


def test_practice_before_a_quiz_was_graded_counts_for_nothing(
    taken, roster, assignment
):
    taken(Behavior.PRACTICE)
    ruled(assignment, behavior=Behavior.DEFERRED)

    [line] = roster().lines

    assert [mark.percent for mark in line.marks] == [None]


def test_students_page_lists_practice_as_not_counting(taken, student, now):
    taken(Behavior.PRACTICE)

    report = student_report(student, now=now + timedelta(hours=1), hides_names=False)

    assert [sitting.counts for sitting in report.sittings] == [False]
    assert list(report.line.marks) == []


def test_item_statistics_leave_practice_out(taken, cohort):
    taken(Behavior.PRACTICE)

    assert list(first_answers(cohort)) == []
    assert items_report(cohort).lines == []


def test_answers_of_practice_are_marked_for_the_student(taken):
    attempt = taken(Behavior.PRACTICE)

    answer = attempt.answers.get()

    assert (answer.current_score.raw, answer.current_score.maximum) == (1, 1)
