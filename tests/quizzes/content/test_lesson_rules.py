import pytest

from courses.content.faults import CourseInvalidError
from quizzes.content.course import read_course
from tests.factories.packages import FILES, spoil, write_package

LESSON = "lessons/first-step.md"
WAIT = "\nThey wait.\n\n::: margin"
LONG = " ".join(["Considerable pharmacological uncertainty necessitates"] * 12)
TABLE = "| Drug | Aim |\n| --- | --- |\n| A | sleep |\n"


def with_text(text):
    """Return the lesson with more text in its first section."""
    return spoil(LESSON, "\n::: margin", f"\n{text}\n\n::: margin")


def faults_of(root, changed):
    try:
        read_course(write_package(root, changed))
    except CourseInvalidError as error:
        return [str(fault) for fault in error.faults]
    return []


UNCITED = (
    "has no source in its sentence or row; add [@key] there, or say that it is "
    "arithmetic or invented"
)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(
            with_text("At most 5 mg."), [f"12: “5 mg” {UNCITED}"], id="uncited-amount"
        ),
        pytest.param(
            with_text("| A [@fda-2020] |\n| - |\n| b |\n\nThen 5 h."),
            [f"16: “5 h” {UNCITED}"],
            id="uncited-below-a-table",
        ),
        pytest.param(
            spoil(LESSON, "Two speeds [@asam-2025]{.known}.", "Two speeds."),
            [f"23: “2 mg” {UNCITED}"],
            id="uncited-numbers-of-a-figure",
        ),
        pytest.param(
            spoil(LESSON, "Two speeds [@asam-2025]", "In 3 days [@asam-2025]. In 4 h"),
            [f"19: “4 h” {UNCITED}"],
            id="uncited-caption",
        ),
        pytest.param(
            with_text(TABLE),
            ["12: the table cites nothing; add [@key] to its rows or its heading"],
            id="uncited-table",
        ),
        pytest.param(
            with_text(f"::: table Aims\n{TABLE}:::"),
            ["13: the table cites nothing; add [@key] to its rows or its heading"],
            id="uncited-table-in-a-box",
        ),
        pytest.param(
            with_text(f"{TABLE}\nAs told [@fda-2020]."),
            ["12: the table cites nothing; add [@key] to its rows or its heading"],
            id="source-outside-the-table",
        ),
        pytest.param(
            with_text("Take .5 mg [@fda-2020]."),
            ["12: “.5” is misread in orders (L31); put a zero before the point"],
            id="naked-decimal",
        ),
        pytest.param(
            with_text("Take 5.0 mg [@fda-2020]."),
            ["12: “5.0 mg” is misread in orders (L31); leave out the trailing zero"],
            id="trailing-zero",
        ),
        pytest.param(
            with_text("Give it\nQD."),
            ["12: “QD” is misread in orders (L31); write daily"],
            id="abbreviation",
        ),
        pytest.param(
            with_text("Addicts need care."),
            ["12: “Addicts” judges the person (L36); name the person: a person with …"],
            id="stigma",
        ),
        pytest.param(
            with_text(f"{LONG}."),
            ["7: it reads at school grade"],
            id="too-hard",
        ),
        pytest.param(
            with_text("See [above](#not-there)."),
            ["12: this lesson has no place `#not-there`; write one of"],
            id="dead-link-in-the-lesson",
        ),
        pytest.param(
            with_text("See [below](other-lesson)."),
            ["12: no lesson `other-lesson` to link to; write one of first-step"],
            id="dead-link-to-a-lesson",
        ),
        pytest.param(
            with_text("See [[tapr]]."),
            ["12: unknown glossary word `tapr`; did you mean `taper`?"],
            id="dead-link-to-a-word",
        ),
        pytest.param(
            with_text("::: table Aims [@fda-2020]\n| A |\n| - |\n:::"),
            [
                "12: a title cites nothing; move [@key] to a heading cell or",
            ],
            id="source-in-a-title",
        ),
    ],
)
def test_lesson_is_refused_at_its_line(tmp_path, changed, expected):
    found = faults_of(tmp_path, changed)

    assert len(found) == len(expected)
    for fault, start in zip(found, expected, strict=True):
        assert fault.startswith(f"{LESSON}:{start}")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("At most 5 mg [@fda-2020].", id="cited-amount"),
        pytest.param("Ms. Roe takes 5 mg.", id="patient"),
        pytest.param(f"{TABLE.replace('sleep', 'sleep [@fda-2020]')}", id="cited-row"),
        pytest.param(TABLE.replace("Aim", "Aim [@fda-2020]"), id="cited-heading"),
        pytest.param(f"::: table Aims\n{TABLE}\n[@fda-2020]\n:::", id="cited-below"),
        pytest.param("Take 0.5 mg, then 5 mg [@fda-2020].", id="safe-notation"),
        pytest.param("An order read “lorazepam 1.0 mg QD”.", id="quoted-notation"),
        pytest.param("Give it daily, 10 units [@fda-2020].", id="units"),
        pytest.param("The box says “abuse” [@fda-2020].", id="quoted-word"),
        pytest.param("A person with a use disorder.", id="kind-word"),
        pytest.param("A clean vein, and misuse of a word.", id="clean-vein"),
        pytest.param("See [above](#not-all-at-once).", id="link-to-a-section"),
        pytest.param("See [it](#figure-steps).", id="link-to-a-figure"),
        pytest.param("See [it](first-step#how-big).", id="link-to-a-lesson"),
    ],
)
def test_sound_lesson_passes(tmp_path, text):
    assert faults_of(tmp_path, with_text(text)) == []


@pytest.mark.parametrize(
    ("part", "mend"),
    [
        ("figure", "draw one and show it with `::: figure name`"),
        ("check", "write an item with use: check, and `::: check code`"),
    ],
)
def test_lesson_needs_each_part(tmp_path, part, mend):
    start = FILES[LESSON].index(f"::: {part}")
    end = FILES[LESSON].index(":::\n", start) + 4
    changed = {LESSON: FILES[LESSON][:start] + FILES[LESSON][end:]}
    if part == "figure":
        changed |= {"figures/steps.svg": None, "figures/steps.narrow.svg": None}
    else:
        items = FILES["items/stopping.yaml"]
        changed["items/stopping.yaml"] = items[items.index("- code: findings") :]

    assert faults_of(tmp_path, changed) == [
        f"{LESSON}:1: the lesson has no {part}; {mend}"
    ]
