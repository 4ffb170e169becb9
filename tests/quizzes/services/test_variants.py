"""Items whose numbers each attempt draws for itself."""

import pytest

from quizzes.papers import asked_of, marking_for, outcome_of, response_of
from quizzes.services.answers import save_response
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.factories.quizzes import (
    AssignmentFactory,
    ItemFactory,
    ItemVersionFactory,
    SlotFactory,
)

CONTENT = {
    "stem": "<p>Ten percent less than {dose} mg?</p>",
    "unit": "mg",
    "round_to": {"places": 2},
    "parameters": [{"name": "dose", "low": "2", "high": "6", "step": "0.5"}],
}
KEY = {"value": "dose * 0.9", "tolerance": {"mode": "round"}}
FEEDBACK = {
    "general": "<p>{dose} × 0.9 = {answer}</p>",
    "slips": [{"value": "dose * 0.1", "text": "<p>That is {dose} × 0.1.</p>"}],
}
VARIANT = {"kind": "numeric", "content": CONTENT, "key": KEY, "feedback": FEEDBACK}


@pytest.fixture
def assignment(db):
    made = AssignmentFactory()
    parts = {f"version__{name}": value for name, value in VARIANT.items()}
    item = ItemFactory(course=made.cohort.course, code="first-step", **parts)
    SlotFactory(quiz=made.quiz, position=1, pool=[item])
    return made


def begin(assignment, seed="seven"):
    attempt = start_attempt(
        assignment=assignment,
        enrolment=EnrolmentFactory(cohort=assignment.cohort),
        seed=seed,
        now=NINE_O_CLOCK,
    )
    return attempt.answers.select_related("attempt", "version").get()


def test_attempt_freezes_its_numbers_and_what_is_right_for_them(assignment):
    answer = begin(assignment)

    assert answer.parameters == {"dose": "2", "answer": "1.8"}
    assert begin(assignment, "eight").parameters != answer.parameters


def test_student_is_asked_with_their_own_numbers(assignment):
    answer = begin(assignment)

    assert asked_of(answer).stem == "<p>Ten percent less than 2 mg?</p>"


def test_explanation_speaks_of_the_same_numbers(assignment):
    marking = marking_for(begin(assignment))

    assert marking.feedback.general == "<p>2 × 0.9 = 1.8</p>"
    assert marking.feedback.slips[0].text == "<p>That is 2 × 0.1.</p>"
    assert str(marking.feedback.slips[0].value) == "0.2"
    assert str(marking.key.amount) == "1.8"


@pytest.mark.parametrize(("value", "raw"), [("1.8", 1), ("2.25", 0)])
def test_answer_is_marked_by_its_own_numbers(assignment, value, raw):
    answer = begin(assignment)
    response = response_of(answer).model_copy(update={"value": value, "unit": "mg"})
    save_response(answer=answer, response=response, base_rev=0, now=NINE_O_CLOCK)

    submit_attempt(attempt=answer.attempt, now=NINE_O_CLOCK)

    answer.refresh_from_db()
    assert (answer.current_score.raw, answer.current_score.maximum) == (raw, 1)


def test_later_version_marks_the_same_numbers_by_its_own_formula(assignment):
    answer = begin(assignment)
    later = ItemVersionFactory(
        item=answer.version.item,
        number=2,
        **(VARIANT | {"key": KEY | {"value": "dose * 0.75"}}),
    )
    answer.response = {"value": "1.5", "unit": "mg"}

    assert outcome_of(answer).raw == 0
    assert outcome_of(answer, later).raw == 1
    assert marking_for(answer, later).feedback.general == "<p>2 × 0.9 = 1.5</p>"
