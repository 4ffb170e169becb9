import pytest

from courses.content.faults import Faults
from courses.content.patterns import SLUG
from courses.content.schemas import CourseForm, LessonForm, ReferenceForm
from courses.content.validation import validate, validate_each
from courses.content.yaml import load_yaml
from tests.factories.packages import FILES

HEAD = "title: T\nminutes: 9\nobjectives: [A-1]\nquestion: Why?\n"


def lesson_faults(text):
    faults = Faults()
    document = load_yaml("l.md", text, faults)
    form = validate(LessonForm, document, faults)
    return form, [str(fault).removeprefix("l.md:") for fault in faults]


def course_faults(old, new):
    faults = Faults()
    text = FILES["course.yaml"]
    assert old in text
    document = load_yaml("c.yaml", text.replace(old, new, 1), faults)
    assert validate(CourseForm, document, faults) is None
    return [str(fault).removeprefix("c.yaml:") for fault in faults]


def test_text_becomes_the_types_of_the_form():
    form, faults = lesson_faults(HEAD)

    assert form == LessonForm(title="T", minutes=9, objectives=["A-1"], question="Why?")
    assert faults == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "question: Why?\n",
            "",
            "1: `question` is missing; add it "
            "(the patient or the question that the lesson opens with)",
            id="missing",
        ),
        pytest.param(
            "title: T",
            "title: T\nminuts: 3",
            "2: unknown key `minuts`; did you mean `minutes`?",
            id="unknown-key",
        ),
        pytest.param(
            "title: T",
            "title: ''",
            "1: `title` is empty; write it (the lesson's name, in sentence case)",
            id="empty",
        ),
        pytest.param(
            "title: T",
            "title: [a, b]",
            "1: `title` is a list; write text (the lesson's name, in sentence case)",
            id="list-for-text",
        ),
        pytest.param(
            "minutes: 9",
            "minutes: nine",
            "2: `minutes` is “nine”; write a whole number "
            "(the minutes it takes to read, from 3 to 30)",
            id="no-number",
        ),
        pytest.param(
            "minutes: 9",
            "minutes: 2",
            "2: `minutes` is “2”; write at least 3 "
            "(the minutes it takes to read, from 3 to 30)",
            id="too-short",
        ),
        pytest.param(
            "minutes: 9",
            "minutes: 31",
            "2: `minutes` is “31”; write at most 30 "
            "(the minutes it takes to read, from 3 to 30)",
            id="too-long",
        ),
        pytest.param(
            "[A-1]",
            "A-1",
            "3: `objectives` is “A-1”; write a list "
            "(the codes of the objectives it serves)",
            id="text-for-list",
        ),
        pytest.param(
            "[A-1]",
            "[]",
            "3: `objectives` has 0; write at least 1 "
            "(the codes of the objectives it serves)",
            id="empty-list",
        ),
        pytest.param(
            "[A-1]",
            "[A-1, A-1]",
            "3: `objectives` is wrong: `A-1` is listed twice; keep one "
            "(the codes of the objectives it serves)",
            id="twice",
        ),
        pytest.param(
            "[A-1]",
            "[a 1]",
            "3: this entry is “a 1”; write capitals, digits and single hyphens, "
            "such as TAPER-1",
            id="pattern-in-list",
        ),
    ],
)
def test_each_fault_says_what_would_be_right(old, new, fault):
    form, faults = lesson_faults(HEAD.replace(old, new, 1))

    assert form is None
    assert faults == [fault]


def test_whole_file_of_the_wrong_shape_is_one_fault():
    form, faults = lesson_faults("- a\n- b\n")

    assert form is None
    assert faults == ["1: this entry is a list; write `key: value` line by line"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "bloom: create",
            "bloom: creat",
            "11: `bloom` is “creat”; did you mean `create`? "
            "(the level in Bloom's taxonomy)",
            id="choice",
        ),
        pytest.param(
            "status: unreviewed",
            "state: unreviewed",
            "7: unknown key `state`; did you mean `status`?",
            id="unknown-key-inside",
        ),
        pytest.param(
            "language: en-US",
            "language: english",
            "4: `language` is “english”; write a language tag such as en-US "
            "(the language that it is written in, such as en-US)",
            id="language",
        ),
        pytest.param(
            "lessons: [first-step]",
            "lessons: {a: b}",
            "17: `lessons` is a group of keys; write a list "
            "(the names of files in lessons/, without .md, in reading order)",
            id="group-for-list",
        ),
        pytest.param(
            "title: A small course",
            f"title: {'x' * 201}",
            "2: `title` is longer than 200 characters; shorten it (the course's name)",
            id="too-long",
        ),
    ],
)
def test_faults_inside_lists_and_groups_have_their_own_line(old, new, fault):
    assert fault in course_faults(old, new)


def test_long_wrong_value_is_cut():
    faults = course_faults("language: en-US", f"language: {'x' * 60}")

    assert faults[0].startswith(f"4: `language` is “{'x' * 40}…”; write")


def test_mapping_is_read_name_by_name():
    faults = Faults()
    text = "good:\n  title: T\n  organization: O\nBad Key:\n  title: T\n"
    document = load_yaml("r.yaml", text, faults)

    forms = validate_each(ReferenceForm, document, faults, names=SLUG)

    assert forms == {"good": ReferenceForm(title="T", organization="O")}
    assert [str(fault) for fault in faults] == [
        "r.yaml:4: `organization` is missing; add it (who answers for it)",
        (
            "r.yaml:4: the name “Bad Key” is wrong; "
            "write lower-case letters, digits and single hyphens"
        ),
    ]


def test_list_in_place_of_names_is_one_fault():
    faults = Faults()
    document = load_yaml("r.yaml", "- a\n", faults)

    assert validate_each(ReferenceForm, document, faults) == {}
    assert [str(fault) for fault in faults] == [
        "r.yaml:1: is not `name: …` line by line"
    ]


def test_file_that_could_not_be_read_gives_no_names():
    assert validate_each(ReferenceForm, None, Faults()) == {}
