"""Which parts of a result a student may see, cell by cell of the matrix."""

from datetime import timedelta

import pytest

from quizzes.models import SHOWN_PARTS, Assignment, Attempt, Behavior, Shown
from quizzes.releases import NOTHING, Release, release_of
from tests.factories.courses import NINE_O_CLOCK
from tests.factories.quizzes import all_shown

HOUR = timedelta(hours=1)
PARTS = ("mark", "correctness", "key", "rationale")

# From when a part is shown; whether it is in each state, in the order of STATES.
STATES = (
    "not given",
    "marked at once",
    "submitted",
    "submitted, the date has come",
    "submitted, closed for all",
)
MATRIX = {
    Shown.DURING: (False, True, True, True, True),
    Shown.AFTER_SUBMIT: (False, False, True, True, True),
    Shown.AFTER_CLOSE: (False, False, False, False, True),
    Shown.ON_DATE: (False, False, False, True, False),
    Shown.NEVER: (False, False, False, False, False),
}


def attempt(*, is_open=False, behavior=Behavior.IMMEDIATE, **rules):
    assignment = Assignment(
        behavior=behavior, shows_at=NINE_O_CLOCK + HOUR, **all_shown(Shown.NEVER)
    )
    for name, value in rules.items():
        setattr(assignment, name, value)
    return Attempt(
        assignment=assignment,
        state=Attempt.State.OPEN if is_open else Attempt.State.SUBMITTED,
        policy={"behavior": behavior},
    )


def released(state, made, **facts):
    """Return what is released in one of the states."""
    is_open = state in {"not given", "marked at once"}
    made.state = Attempt.State.OPEN if is_open else Attempt.State.SUBMITTED
    return release_of(
        made,
        NINE_O_CLOCK + (HOUR if "date" in state else timedelta(0)),
        is_closed_for_all="closed" in state,
        is_marked=state != "not given",
        **facts,
    )


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("when", "state", "shown"),
    [
        pytest.param(when, state, shown, id=f"{when}, {state}")
        for when, row in MATRIX.items()
        for state, shown in zip(STATES, row, strict=True)
    ],
)
def test_each_part_is_shown_from_its_own_time_on(part, when, state, shown):
    # A key tells what is right, so it comes with correctness.
    told = {part, "correctness"} if part == "key" else {part}
    rules = {f"shows_{name}": when for name in told}

    release = released(state, attempt(**rules))

    assert release == Release(**{name: shown and name in told for name in PARTS})


@pytest.mark.parametrize("when", Shown)
def test_key_never_comes_before_correctness(when):
    made = attempt(shows_key=when)

    assert [released(state, made) for state in STATES] == [NOTHING] * 5


@pytest.mark.parametrize(
    ("behavior", "shown"),
    [
        (Behavior.DEFERRED, False),
        (Behavior.IMMEDIATE, True),
        (Behavior.INTERACTIVE, True),
        (Behavior.PRACTICE, True),
    ],
)
def test_during_needs_a_behavior_that_marks_at_once(behavior, shown):
    made = attempt(behavior=behavior, **all_shown(Shown.DURING))

    release = released("marked at once", made)

    assert release == Release(*[shown] * 4)


def test_behavior_is_the_one_the_attempt_began_under():
    made = attempt(behavior=Behavior.DEFERRED, **all_shown(Shown.DURING))
    made.assignment.behavior = Behavior.IMMEDIATE

    assert released("marked at once", made) == NOTHING


def test_whoever_may_try_again_sees_no_key():
    made = attempt(behavior=Behavior.INTERACTIVE, **all_shown(Shown.DURING))

    first = released("marked at once", made, may_try_again=True)
    submitted = released("submitted", made, may_try_again=True)

    assert first == Release(mark=True, correctness=True, key=False, rationale=True)
    assert submitted == Release(*[True] * 4)


@pytest.mark.parametrize(
    ("correctness", "solved", "shown"),
    [
        pytest.param(Shown.AFTER_SUBMIT, True, True, id="solved"),
        pytest.param(Shown.AFTER_SUBMIT, False, False, id="not-solved"),
        pytest.param(Shown.NEVER, True, False, id="correctness-held-back"),
    ],
)
def test_solved_answer_shows_key_and_rationale_at_once(correctness, solved, shown):
    made = attempt(reveals_solved=True, shows_correctness=correctness)

    release = released("submitted", made, is_solved=solved)

    assert (release.key, release.rationale) == (shown, shown)


def test_solved_answer_shows_no_key_unless_the_rules_say_so():
    made = attempt(shows_correctness=Shown.AFTER_SUBMIT)

    assert not released("submitted", made, is_solved=True).key


def test_date_that_nobody_gave_never_comes():
    made = attempt(shows_at=None, **all_shown(Shown.ON_DATE))

    assert released("submitted, the date has come", made) == NOTHING


def test_parts_have_the_names_of_the_rules():
    assert tuple(f"shows_{part}" for part in PARTS) == SHOWN_PARTS
