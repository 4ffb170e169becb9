import pytest

from courses.content.faults import CourseInvalidError
from quizzes.content.course import read_course
from tests.factories.cases import spoiled as spoiled_case
from tests.factories.packages import FILES, spoil, write_package

ITEMS = "items/stopping.yaml"
UNCITED = (
    "has no source in its sentence or row; add [@key] there, or say that it is "
    "arithmetic or invented"
)
TOO_FEW = (
    "a dose, rate or contraindication is graded on one source that was not read; "
    "cite a confirmed one or a second one, or write use: check"
)
RATIONALE = "the one to prevent [@asam-2025]{.secondary}."


def faults_of(root, changed):
    try:
        read_course(write_package(root, changed))
    except CourseInvalidError as error:
        return [str(fault) for fault in error.faults]
    return []


def graded(why, cites, stem="withdrawal"):
    """Return the pooled item with this explanation, sources and stem."""
    text = (
        FILES[ITEMS]
        .replace("Tremor is a sign of withdrawal.", why)
        .replace("withdrawal [@fda-2020]", stem)
        .replace(RATIONALE, f"the one to prevent {cites}.")
    )
    return {ITEMS: text}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(
            spoil(ITEMS, "A small step can be borne.", "A step of 5 % can be borne."),
            f"{ITEMS}:10: `first-step-size`: “5 %” {UNCITED}",
            id="why",
        ),
        pytest.param(
            spoil(ITEMS, "Start with a small step", "It takes 4 weeks. Start small"),
            f"{ITEMS}:14: `first-step-size`: “4 weeks” {UNCITED}",
            id="rationale",
        ),
        pytest.param(
            spoil(
                ITEMS, "Start with a small step", "Start [@asam-2025].\n    Wait 4 h"
            ),
            None,
            id="cited-later-in-the-sentence",
        ),
        pytest.param(
            spoil(ITEMS, "Sweating is a sign", "After 8 hours sweating is a sign"),
            f"{ITEMS}:31: `findings`: “8 hours” {UNCITED}",
            id="why-of-a-pooled-item",
        ),
    ],
)
def test_amount_in_an_explanation_needs_its_source(tmp_path, changed, expected):
    assert faults_of(tmp_path, changed) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({}, id="as-it-was"),
        pytest.param(
            spoil(ITEMS, "Half the dose at once", "From 2 mg to 1 mg a day at once"),
            id="repeats-stem-and-option",
        ),
        pytest.param(
            spoil(ITEMS, "That is the step and", "That is 7 mg a week and"), id="slip"
        ),
        pytest.param(
            spoil(ITEMS, "Half the dose at once", "8 % [@asam-2025] at once"),
            id="cited",
        ),
    ],
)
def test_amount_that_is_given_or_cited_passes(tmp_path, changed):
    assert faults_of(tmp_path, changed) == []


def test_amount_of_a_chart_is_given_to_its_items(tmp_path):
    case = spoiled_case("why: ", "why: Diazepam 10 mg helped. Then ")

    assert faults_of(tmp_path, {"cases/ward.yaml": case}) == []
    assert faults_of(
        tmp_path, {"cases/ward.yaml": case.replace("10 mg helped", "11 mg helped")}
    )


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(
            graded("At 5 mg [@asam-2025]{.known}.", "[@asam-2025]"), id="read"
        ),
        pytest.param(
            graded("At 5 mg [@fda-2020]{.known}.", "[@asam-2025]{.secondary}"), id="two"
        ),
        pytest.param(
            graded("Its sign is tremor.", "[@asam-2025]{.known}"), id="no-dose"
        ),
        pytest.param(
            {
                ITEMS: FILES[ITEMS]
                .replace("A small step can be borne.", "At 5 mg [@asam-2025]{.known}.")
                .replace("comes\n    after it [@asam-2025]", "comes\n    after it")
            },
            id="check",
        ),
    ],
)
def test_dose_on_a_read_source_or_two_is_graded(tmp_path, changed):
    assert faults_of(tmp_path, changed) == []


@pytest.mark.parametrize(
    "why",
    [
        "At 5 mg [@asam-2025]{.known}.",
        "At 0.1 mL/min [@asam-2025]{.known}.",
        "It is contraindicated [@asam-2025]{.known}.",
    ],
)
def test_dose_on_one_unread_source_is_not_graded(tmp_path, why):
    changed = graded(why, "[@asam-2025]{.known}")

    assert faults_of(tmp_path, changed) == [f"{ITEMS}:34: `findings`: {TOO_FEW}"]
