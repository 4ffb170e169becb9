import pytest

from courses.content.faults import CourseInvalidError
from quizzes.content.course import read_course
from tests.factories.packages import spoil, write_package

ITEMS = "items/stopping.yaml"


def faults_of(root, changed):
    with pytest.raises(CourseInvalidError) as caught:
        read_course(write_package(root, changed))
    return [str(fault) for fault in caught.value.faults]


def test_whole_course_is_read(tmp_path):
    source = read_course(write_package(tmp_path))

    assert [item.form.code for item in source.items] == [
        "dose",
        "findings",
        "first-step-size",
    ]
    assert [list(slot.pool) for slot in source.quizzes[0].slots] == [
        ["findings"],
        ["dose"],
    ]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        pytest.param(
            spoil(ITEMS, "code: dose", "code: findings"),
            "items/stopping.yaml:39: the item `findings` is here twice, "
            "first in items/stopping.yaml:18; keep one or rename it",
            id="code-twice",
        ),
        pytest.param(
            spoil("lessons/first-step.md", "check first-step-size", "check step-size"),
            "lessons/first-step.md:26: unknown item `step-size`; "
            "did you mean `first-step-size`?",
            id="unknown-check",
        ),
        pytest.param(
            spoil("lessons/first-step.md", "check first-step-size", "check dose"),
            "lessons/first-step.md:26: the item `dose` is for quizzes; "
            "show one with use: check",
            id="quiz-item-in-a-lesson",
        ),
        pytest.param(
            spoil("lessons/first-step.md", "::: check first-step-size\n:::\n", ""),
            "items/stopping.yaml:1: no lesson shows the check `first-step-size`; "
            "add `::: check first-step-size` to one",
            id="check-that-nobody-sees",
        ),
        pytest.param(
            spoil(
                "lessons/first-step.md",
                "::: check first-step-size\n:::\n",
                "::: check first-step-size\n:::\n\n::: check first-step-size\n:::\n",
            ),
            "lessons/first-step.md:29: the check `first-step-size` is here twice, "
            "first in lessons/first-step.md:26; keep one or rename it",
            id="check-twice",
        ),
        pytest.param(
            spoil("course.yaml", "slug: small", "slug: Small Course"),
            "course.yaml:1: `slug` is “Small Course”; write lower-case letters, "
            "digits and single hyphens (the course's part of an address)",
            id="course",
        ),
    ],
)
def test_fault_between_files_is_told(tmp_path, changed, fault):
    assert fault in faults_of(tmp_path, changed)


def test_unreadable_items_do_not_make_every_code_unknown(tmp_path):
    faults = faults_of(tmp_path, {ITEMS: "- code: a: b\n"})

    assert [fault.split(": ")[1] for fault in faults] == ["is not valid YAML"]


def test_items_that_are_no_list_are_one_fault(tmp_path):
    faults = faults_of(tmp_path, {ITEMS: "code: a\n"})

    assert faults[0].startswith("items/stopping.yaml:1: is not a list of items")


def test_unreadable_lesson_does_not_make_everything_unseen(tmp_path):
    faults = faults_of(tmp_path, {"lessons/first-step.md": "## No head\n"})

    assert [fault.split(": ")[0] for fault in faults] == ["lessons/first-step.md:1"]


def test_unreadable_quiz_is_told(tmp_path):
    faults = faults_of(tmp_path, {"quizzes/stopping.yaml": ""})

    assert faults == ["quizzes/stopping.yaml:1: is empty; write its keys, one a line"]


def test_file_that_is_no_text_is_told_once(tmp_path):
    write_package(tmp_path)
    (tmp_path / "quizzes" / "stopping.yaml").write_bytes(b"\xff")

    with pytest.raises(CourseInvalidError) as caught:
        read_course(tmp_path)

    assert [str(fault) for fault in caught.value.faults] == [
        "quizzes/stopping.yaml:1: is not UTF-8 text; save it as UTF-8"
    ]
