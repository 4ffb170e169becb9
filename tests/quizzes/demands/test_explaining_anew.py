"""What a student reads of a question that was corrected after they answered."""

from quizzes.models import Regrade
from tests.quizzes.demands.taking import REASON, Student, correct, settle


def test_corrected_explanation_shows_beside_what_was_seen(assignment, instructor, now):
    bo = Student(assignment).take(site="a", dose="b")
    regrade = correct(
        assignment,
        "site",
        now,
        key={"correct": "a"},
        feedback={
            "general": "<p>CORRECTED: the other site it is.</p>",
            "by_element": {each: f"<p>Of {each}.</p>" for each in "abcd"},
            "citations": [],
        },
    )
    settle(regrade, Regrade.Policy.BEST_OF, instructor, now)

    page = bo.review()

    assert "Which site does diazepam bind?" in page
    assert "CORRECTED: the other site it is." in page
    assert REASON in page
