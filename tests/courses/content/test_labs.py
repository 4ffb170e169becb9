"""A lab in a lesson, with the numbers of drugs.yaml."""

import pytest

from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.package import read_package
from tests.factories.drugs import DRUGS
from tests.factories.packages import FILES, write_package

LESSON = "lessons/first-step.md"
LAB = """
## Watch

::: lab half-life
title: Which one is left after 5 h?
caption: A model [@asam-2025]{.known}.
first: fastam
second: slowam
interval: 24
doses: 8
people:
  - slug: older
    label: An older adult
    says: Slower [@asam-2025].
    spares: [fastam]
    spared: As printed [@asam-2025].
:::
"""
FIRST_LINE = FILES[LESSON].count("\n") + 4


def read(root, lab=LAB, drugs=DRUGS):
    faults = Faults()
    files = {LESSON: FILES[LESSON] + lab, "drugs.yaml": drugs}
    package = read_package(Folder(write_package(root, files), faults), faults)
    told = [str(fault) for fault in faults]
    return package.lessons["first-step"], told


def test_lab_is_a_block_with_the_numbers_that_have_a_source(tmp_path):
    lesson, faults = read(tmp_path)

    assert faults == []
    block = lesson.blocks[-1]
    assert (block["type"], block["section"]) == ("lab", "watch")
    lab = block["lab"]
    assert lab["title"] == "Which one is left after 5\N{NO-BREAK SPACE}h?"
    assert [
        [drug["slug"]]
        + [
            life and (life["name"], life["low"], life["high"])
            for life in (drug["parent"], drug["metabolite"])
        ]
        for drug in lab["drugs"]
    ] == [
        ["fastam", ("fastam", "1.5", "5.5"), None],
        ["slowam", ("slowam", "20", "48"), ("slowest", "", "100")],
    ]
    assert lab["start"] == {
        "first": "fastam",
        "second": "slowam",
        "person": "",
        "interval": 24,
        "doses": 8,
    }


def test_sources_of_a_lab_are_sources_of_its_lesson(tmp_path):
    lesson, _faults = read(tmp_path)

    lab = lesson.blocks[-1]["lab"]
    [person] = lab["people"]
    texts = [lab["caption"], person["says"], person["spared"]]
    texts += [drug["parent"]["html"] for drug in lab["drugs"]]
    assert ['class="citation' in text for text in texts] == [True] * 5
    assert "known" in lesson.sheet.statuses["asam-2025"]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        pytest.param(
            "lab half-life",
            "lab half-lives",
            0,
            "there is no lab `half-lives`; did you mean `half-life`?",
            id="unknown-lab",
        ),
        pytest.param(
            "first: fastam",
            "first: fastan",
            3,
            "unknown drug `fastan`; did you mean `fastam`?",
            id="unknown-drug",
        ),
        pytest.param(
            "spares: [fastam]",
            "spares: [slowan]",
            11,
            "unknown drug `slowan`; did you mean `slowam`?",
            id="unknown-spared-drug",
        ),
        pytest.param(
            "[@asam-2025]{.known}",
            "[@asam-2026]",
            2,
            "unknown source `[@asam-2026]`; did you mean `asam-2025`? "
            "(sources are in references.yaml)",
            id="unknown-source",
        ),
    ],
)
def test_faulty_lab_is_told_with_its_line(tmp_path, old, new, line, what):
    assert old in LAB

    _lesson, faults = read(tmp_path, LAB.replace(old, new))

    assert faults == [f"{LESSON}:{FIRST_LINE + line}: {what}"]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("interval: 24", "interval: 0", "interval"),
        ("doses: 8", "doses: 200", "doses"),
        ("title:", "name:", "title"),
    ],
)
def test_settings_that_no_lab_has_are_told(tmp_path, old, new, key):
    _lesson, faults = read(tmp_path, LAB.replace(old, new))

    assert any(f"`{key}`" in fault for fault in faults)


@pytest.mark.parametrize(
    "drugs",
    [
        pytest.param(None, id="no-drugs"),
        pytest.param(DRUGS.replace("unit: h\n", "unit: d\n", 1), id="in-days"),
    ],
)
def test_course_without_hours_has_no_lab(tmp_path, drugs):
    assert drugs != DRUGS

    _lesson, faults = read(tmp_path, drugs=drugs)

    assert faults[-1] == (
        f"{LESSON}:{FIRST_LINE}: a lab draws hours; give each `half-life` in "
        "drugs.yaml, in the unit h"
    )


def test_number_that_no_line_can_be_drawn_of_is_left_out(tmp_path):
    nothing = DRUGS.replace("low: 1.5, high: 5.5", "low: 0, high: 5.5", 1)
    assert nothing != DRUGS

    lesson, faults = read(tmp_path, drugs=nothing)

    slugs = [drug["slug"] for drug in lesson.blocks[-1]["lab"]["drugs"]]
    assert slugs == ["slowam"]
    assert any("unknown drug `fastam`" in fault for fault in faults)


def test_second_lab_of_a_lesson_is_refused(tmp_path):
    again = LAB.replace("## Watch", "## Watch again")

    _lesson, faults = read(tmp_path, LAB + again)

    second = FIRST_LINE + LAB.count("\n")
    assert faults == [
        f"{LESSON}:{second}: a lesson has one lab; move this one to another lesson"
    ]
