"""What publishing a version, or loading a course, proposes to mark again."""

from io import StringIO

import pytest
from django.core.management import call_command

from courses.models import AuditEntry, Course
from quizzes.models import Regrade
from quizzes.services.regrades import dismiss_regrade
from tests.factories.courses import CohortFactory
from tests.factories.packages import spoil, write_package
from tests.factories.quizzes import AssignmentFactory
from tests.quizzes.regrades.correcting import (
    ADA,
    DECIDED,
    OPTIONS,
    begin,
    correct,
    settle,
    sit,
)


def proposed():
    """Return each open regrade as (class, from, to)."""
    return sorted(
        Regrade.objects.filter(state="proposed").values_list(
            "cohort__name", "from_version__number", "to_version__number"
        )
    )


def test_changed_key_is_proposed_for_each_class_that_answered_it(assignment):
    cohort = assignment.cohort
    other = CohortFactory(course=cohort.course, name="Other")
    unasked = CohortFactory(course=cohort.course, name="Unasked")
    of_other = AssignmentFactory(cohort=other, quiz=assignment.quiz)
    AssignmentFactory(cohort=unasked, quiz=assignment.quiz)
    sit(assignment, ADA)
    begin(of_other, {})

    found = correct(assignment)

    assert proposed() == sorted([(cohort.name, 1, 2), ("Other", 1, 2)])
    assert sorted(found.lines()) == sorted(
        [
            f"item site: version 1 to 2: regrade proposed in {cohort.name}",
            "item site: version 1 to 2: regrade proposed in Other",
        ]
    )
    assert AuditEntry.objects.filter(action="propose regrade").count() == 2


@pytest.mark.parametrize(
    ("columns", "is_proposed"),
    [
        pytest.param({"key": {"correct": "b"}}, False, id="the-same-key"),
        pytest.param(
            {"key": {"correct": "b"}, "feedback": {"general": "<p>New.</p>"}},
            False,
            id="a-better-explanation",
        ),
        pytest.param(
            {"key": {"correct": "b"}, "summary": "Which site?"}, False, id="a-typo"
        ),
        pytest.param({"key": {"correct": "c"}}, True, id="another-key"),
    ],
)
def test_only_what_decides_a_mark_is_proposed(assignment, columns, is_proposed):
    sit(assignment, ADA)

    correct(assignment, **columns)

    assert bool(proposed()) == is_proposed


def test_changed_rule_is_proposed(assignment):
    sit(assignment, ADA)

    correct(
        assignment,
        "signs",
        key={"correct": ["a", "b", "c"]},
        scoring={"rule": "exact"},
    )

    assert len(proposed()) == 1


def test_version_with_other_parts_is_named_and_not_proposed(assignment):
    sit(assignment, ADA)
    content = {"stem": "<p>Which signs?</p>", "options": OPTIONS[:4]}

    found = correct(assignment, "signs", content=content)

    assert proposed() == []
    [line] = found.lines()
    assert line == (
        "item signs: version 2 has other parts than version 1, which was answered; "
        "no regrade is proposed, and an instructor can open one from the item's page"
    )


def test_nobody_answered_so_nothing_is_proposed(assignment):
    correct(assignment)

    assert proposed() == []


def test_later_version_takes_the_place_of_an_undecided_one(assignment):
    sit(assignment, ADA)
    correct(assignment)

    correct(assignment, key={"correct": "d"})

    assert proposed() == [(assignment.cohort.name, 1, 3)]
    assert AuditEntry.objects.filter(action="withdraw regrade").count() == 1


def test_first_key_again_withdraws_what_was_proposed(assignment):
    sit(assignment, ADA)
    correct(assignment)

    correct(assignment, key={"correct": "b"})

    assert proposed() == []


@pytest.mark.parametrize("is_applied", [True, False])
def test_what_was_decided_is_not_proposed_again(assignment, instructor, is_applied):
    sit(assignment, ADA)
    [regrade] = correct(assignment).regrades
    if is_applied:
        settle(regrade, "best-of", instructor)
    else:
        dismiss_regrade(regrade=regrade, reason="", by=instructor, now=DECIDED)

    correct(assignment, summary="A typo less")
    assert proposed() == []
    correct(assignment, key={"correct": "d"})

    assert proposed() == [(assignment.cohort.name, 1, 4)]


def test_answers_marked_by_a_later_key_are_proposed_when_the_first_returns(
    assignment, instructor
):
    sit(assignment, ADA)
    [regrade] = correct(assignment).regrades
    settle(regrade, "replace", instructor)

    correct(assignment, key={"correct": "b"})

    assert proposed() == [(assignment.cohort.name, 1, 3)]


def load(folder):
    out = StringIO()
    call_command("load_course", str(folder), stdout=out)
    return out.getvalue().splitlines()


def test_loading_a_corrected_key_and_weight_proposes_once(db, tmp_path):
    load(write_package(tmp_path))
    course = Course.objects.get()
    cohort = CohortFactory(course=course, name="Spring")
    quiz = course.quizzes.get()
    sit(AssignmentFactory(cohort=cohort, quiz=quiz), {})
    key = 'text: Dry skin, why: "Withdrawal'
    changed = spoil("items/stopping.yaml", key, key.replace(",", ', correct: "yes",'))
    weight = spoil("quizzes/stopping.yaml", 'weight: "2"', 'weight: "3"')
    write_package(tmp_path, {**changed, **weight})

    told = load(tmp_path)

    notes = [line.strip() for line in told if "regrade" in line]
    assert notes == [
        "item findings: version 1 to 2: regrade proposed in Spring",
        "quiz stopping, slot 1: weight 2.00 to 3: regrade proposed in Spring",
    ]
    assert Regrade.objects.count() == 2
    assert load(tmp_path)[1:] == ["  nothing changed"]
    assert Regrade.objects.count() == 2
