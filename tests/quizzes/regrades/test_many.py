"""Regrades of many attempts: what grows with the class, and what does not."""

import pytest

from quizzes.services.previews import preview
from tests.quizzes.regrades.correcting import ADA, correct, sit


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
