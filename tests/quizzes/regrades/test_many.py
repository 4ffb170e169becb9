"""Regrades of many attempts: what grows with the class, and what does not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quizzes.services.previews import preview
from tests.quizzes.regrades.correcting import ADA, correct, settle, sit, totals


@pytest.fixture
def shared(assignment):
    """Return how many marks a preview of so many attempts that agree holds."""

    def held(regrade):
        papers = [change.before for change in preview(regrade, "replace").changes]
        concerned = {
            paper.marks[place].pk
            for paper in papers
            for place, answer in enumerate(paper.answers)
            if answer.version_id == regrade.from_version_id
        }
        return len({id(mark) for each in papers for mark in each.marks}), len(concerned)

    return held


@pytest.mark.parametrize("students", [1, 3])
def test_marks_that_a_regrade_leaves_alone_are_held_once(assignment, shared, students):
    for _ in range(students):
        sit(assignment, ADA)
    [regrade] = correct(assignment).regrades

    # Of each attempt the mark concerned, and of all of them the two others.
    assert shared(regrade) == (students + 2, students)


@pytest.mark.parametrize("students", [1, 3])
def test_statements_of_a_regrade_are_no_longer_for_more_attempts(
    assignment, instructor, students
):
    attempts = [sit(assignment, ADA) for _ in range(students)]
    [regrade] = correct(assignment).regrades

    with CaptureQueriesContext(connection) as sent:
        settle(regrade, "replace", instructor)

    changes = [each["sql"] for each in sent if "UPDATE" in each["sql"][:20]]
    of_rows = [sql for sql in changes if "quizzes_regrade" not in sql]
    assert [sql.count(" = ") for sql in of_rows] == [3, 8]
    assert {totals(each) for each in attempts} == {("3.3333", "4.0000", True)}
