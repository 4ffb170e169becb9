"""Practice never counts in what a student is told of their progress."""

import pytest

from quizzes.models import Behavior
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from study.reports.progress import progress_page
from study.reports.standings import State, standings_of
from study.reports.wording import told
from tests.factories.courses import NINE_O_CLOCK, ObjectiveFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory
from tests.quizzes.trying import attempt_try


@pytest.fixture
def practiced(enrolment):
    """A practice quiz, taken and wholly right."""
    assignment = AssignmentFactory(cohort=enrolment.cohort, behavior=Behavior.PRACTICE)
    item = ItemFactory(course=enrolment.cohort.course)
    item.objectives.add(ObjectiveFactory(course=enrolment.cohort.course))
    SlotFactory(quiz=assignment.quiz, pool=[item])
    attempt = start_attempt(
        assignment=assignment, enrolment=enrolment, seed="seven", now=NINE_O_CLOCK
    )
    answer = attempt.answers.select_related("attempt", "version").get()
    attempt_try(answer, "b", 0)
    submit_attempt(attempt=attempt, now=NINE_O_CLOCK)
    return assignment


def test_practice_has_no_mark_and_is_no_pass(enrolment, practiced):
    [quiz] = standings_of(enrolment, NINE_O_CLOCK)

    assert (quiz.state, quiz.whole_percent) == (State.SUBMITTED, None)
    assert not quiz.has_passed
    assert told(quiz) == "Practiced; it never counts"


def test_practice_adds_nothing_to_objectives_or_passes(enrolment, practiced):
    page = progress_page(enrolment, NINE_O_CLOCK)

    assert page.quizzes_passed == 0
    assert [result.answers for result in page.objectives] == [0]
