"""Papers that hold a case, and the way through it."""

import pytest

from quizzes.errors import AttemptClosedError
from quizzes.kinds import KINDS
from quizzes.models import Quiz
from quizzes.services.answers import save_response, set_flag
from quizzes.services.attempts import start_attempt
from quizzes.services.cases import go_on
from quizzes.services.grading import submit_attempt
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.factories.quizzes import (
    AssignmentFactory,
    ItemFactory,
    SlotFactory,
    StimulusFactory,
)

RIGHT = KINDS["multiple-choice"].Response(choice="b")


@pytest.fixture
def assignment(db):
    """Two items that stand alone, and a case of six whose pool is in no order."""
    made = AssignmentFactory()
    course = made.cohort.course
    for position in (1, 2):
        item = ItemFactory(course=course, code=f"alone-{position}")
        SlotFactory(quiz=made.quiz, position=position, pool=[item])
    chart = StimulusFactory(course=course)
    six = [
        ItemFactory(
            course=course,
            code=f"case-{place}",
            use="case",
            case_position=place,
            version__stimulus_version=chart.current_version,
        )
        for place in (4, 2, 6, 1, 5, 3)
    ]
    SlotFactory(quiz=made.quiz, position=3, draw=6, case=chart, pool=six)
    return made


def begin(assignment, seed):
    return start_attempt(
        assignment=assignment,
        enrolment=EnrolmentFactory(cohort=assignment.cohort),
        seed=seed,
        now=NINE_O_CLOCK,
    )


def of_case(attempt, place):
    return attempt.answers.select_related("attempt", "version").get(case_position=place)


@pytest.mark.parametrize("seed", ["one", "two", "three", "four", "five"])
def test_case_stays_together_and_in_order_wherever_it_falls(assignment, seed):
    attempt = begin(assignment, seed)

    codes = list(attempt.answers.values_list("version__item__code", flat=True))
    start = codes.index("case-1")
    assert codes[start : start + 6] == [f"case-{place}" for place in range(1, 7)]
    assert len(codes) == 8


def test_case_falls_in_different_places(assignment):
    places = {
        begin(assignment, seed).answers.get(case_position=1).position
        for seed in "abcdefgh"
    }

    assert places == {1, 2, 3}


def test_only_the_first_item_of_a_case_is_reached_at_first(assignment):
    attempt = begin(assignment, "seven")

    reached = [answer.is_reached for answer in attempt.answers.all()]
    assert reached.count(True) == 3
    assert of_case(attempt, 1).reached_at == NINE_O_CLOCK


def test_going_on_from_an_item_outside_of_a_case_changes_nothing(assignment):
    attempt = begin(assignment, "seven")
    alone = attempt.answers.filter(case_position=None).first()

    go_on(answer=alone, now=NINE_O_CLOCK)

    alone.refresh_from_db()
    assert not alone.is_closed


def test_going_on_in_practice_locks_nothing(assignment):
    assignment.quiz.purpose = Quiz.Purpose.PRACTICE
    assignment.quiz.save()
    attempt = begin(assignment, "seven")

    go_on(answer=of_case(attempt, 1), now=NINE_O_CLOCK)

    assert not of_case(attempt, 1).is_closed
    assert of_case(attempt, 2).is_reached


def test_locked_item_takes_no_flag(assignment):
    attempt = begin(assignment, "seven")
    first = of_case(attempt, 1)
    go_on(answer=first, now=NINE_O_CLOCK)

    with pytest.raises(AttemptClosedError):
        set_flag(answer=first, is_flagged=True, now=NINE_O_CLOCK)


def test_what_was_locked_and_what_was_never_reached_is_marked_with_the_rest(
    assignment,
):
    attempt = begin(assignment, "seven")
    first = of_case(attempt, 1)
    save_response(answer=first, response=RIGHT, base_rev=0, now=NINE_O_CLOCK)
    go_on(answer=first, now=NINE_O_CLOCK)

    submit_attempt(attempt=attempt, now=NINE_O_CLOCK)

    assert (attempt.total, attempt.maximum) == (1, 8)
    assert of_case(attempt, 1).current_score.raw == 1
    assert of_case(attempt, 6).current_score.raw == 0


def test_case_whose_items_all_retired_is_left_out(assignment):
    assignment.cohort.course.items.filter(use="case").update(status="retired")

    assert begin(assignment, "seven").answers.count() == 2
