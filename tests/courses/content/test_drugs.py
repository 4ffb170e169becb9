"""The drugs of a course, read and checked."""

from decimal import Decimal

import pytest

from courses.content.drug_values import DrugPages, lessons_by_drug
from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.package import read_package
from tests.factories.drugs import DRUGS
from tests.factories.packages import write_package


def read(root, drugs=DRUGS, **changed):
    faults = Faults()
    folder = Folder(write_package(root, {"drugs.yaml": drugs, **changed}), faults)
    return read_package(folder, faults), [str(fault) for fault in faults]


def test_drugs_and_their_numbers_are_read(tmp_path):
    package, faults = read(tmp_path)

    assert faults == []
    assert package.formulary.names == {"fastam": "fastam", "slowam": "slowam"}
    assert [
        (each.drug, each.of, each.role, each.basis, each.low, each.typical, each.high)
        for each in package.formulary.quantities("half-life")
    ] == [
        ("fastam", "fastam", "parent", "label", Decimal("1.5"), None, Decimal("5.5")),
        ("slowam", "slowam", "parent", "label", 20, 30, 48),
        ("slowam", "slowam", "parent", "other", 18, None, 50),
        ("slowam", "slowest", "metabolite", "label", None, None, 100),
    ]


def test_ranges_are_said_as_ranges(tmp_path):
    package, _faults = read(tmp_path)

    assert [
        each.words.replace("\N{NO-BREAK SPACE}", " ")
        for each in package.formulary.quantities("half-life")
    ] == ["1.5–5.5 h", "about 30 h (20–48)", "18–50 h or wider", "up to 100 h"]


def test_section_without_facts_stands_where_it_says_what_that_means(tmp_path):
    sections = (
        "  doses: {title: Doses}\n  harms: {title: Harms, none: Read on.}\nboxes:"
    )
    package, faults = read(tmp_path, DRUGS.replace("boxes:", sections, 1))

    columns, _sheet = DrugPages(package.formulary, package.names, Faults()).drug(
        "fastam"
    )

    assert faults == []
    assert [
        (section["slug"], len(section["facts"]), section["none_html"])
        for section in columns["sections"]
    ] == [("routes", 1, ""), ("interactions", 1, ""), ("harms", 0, "Read on.")]


def test_course_without_drugs_has_none(tmp_path):
    faults = Faults()
    package = read_package(Folder(write_package(tmp_path), faults), faults)

    assert package.formulary is None
    assert not faults


FAST = "{measure: half-life, basis: label, low: 1.5, high: 5.5"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "uses: [sleep]",
            "uses: [slep]",
            "drugs.yaml:34: unknown use `slep`; did you mean `sleep`?",
            id="use",
        ),
        pytest.param(
            "pathway: conjugation",
            "pathway: air",
            "drugs.yaml:35: unknown pathway `air`; write one of conjugation, oxidation",
            id="pathway",
        ),
        pytest.param(
            FAST,
            FAST.replace("half-life", "halflife"),
            "drugs.yaml:37: unknown measure `halflife`; did you mean `half-life`?",
            id="measure",
        ),
        pytest.param(
            FAST,
            FAST.replace("label", "lable"),
            "drugs.yaml:37: unknown basis `lable`; did you mean `label`?",
            id="basis",
        ),
        pytest.param(
            "drugs: [slowam]",
            "drugs: [slowan]",
            "drugs.yaml:28: unknown drug `slowan`; did you mean `slowam`?",
            id="carrier-of-a-box",
        ),
        pytest.param(
            "section: interactions",
            "section: interaction",
            "drugs.yaml:30: unknown section `interaction`; "
            "did you mean `interactions`?",
            id="section",
        ),
        pytest.param(
            'high: 5.5, cite: "[@fda-2020]"}',
            "high: 5.5}",
            'drugs.yaml:37: the number has no source; add `cite: "[@key]"`',
            id="number-without-source",
        ),
        pytest.param(
            "By mouth [@fda-2020]{.secondary}.",
            "By mouth.",
            "drugs.yaml:42: the fact cites no source; add [@key] to it",
            id="fact-without-source",
        ),
        pytest.param(
            "By mouth [@fda-2020]{.secondary}.",
            "By mouth [@fda-2002].",
            "drugs.yaml:42: unknown source `[@fda-2002]`; did you mean `fda-2020`? "
            "(sources are in references.yaml)",
            id="unknown-source",
        ),
    ],
)
def test_faults_are_told_with_their_line(tmp_path, old, new, fault):
    _package, faults = read(tmp_path, DRUGS.replace(old, new, 1))

    assert faults == [fault]


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        pytest.param("low: 5, high: 1", "5, 1 don't rise", id="swapped"),
        pytest.param("low: 5", "starts at 5 and doesn't end", id="no-end"),
        pytest.param("about: 'yes'", "has no number", id="none"),
        pytest.param("typical: 1-2", "write a plain number such as 0.5", id="no-range"),
    ],
)
def test_impossible_number_is_refused(tmp_path, ends, told):
    spoiled = DRUGS.replace("low: 1.5, high: 5.5", ends, 1)

    _package, faults = read(tmp_path, spoiled)

    assert len(faults) == 1
    assert faults[0].startswith("drugs.yaml:37: ")
    assert told in faults[0]


def test_lesson_that_names_a_drug_often_speaks_of_it():
    names = {"fastam": "fastam", "slowam": "slowam"}
    lessons = [
        ("one", "Fastam, fastam and fastam, and slowam."),
        ("two", "Slowam slowam slowamide."),
        ("three", "fastam " * 4),
    ]

    assert lessons_by_drug(names, lessons) == {
        "fastam": ["one", "three"],
        "slowam": [],
    }


LESSON = """\
---
title: A lesson
minutes: 9
objectives: [TAPER-1]
question: How long?
---

## Fastam here

Fastam and [slowam](#fastam-here) and slowam, then fastam again [@asam-2025].

::: figure steps
caption: Two speeds [@asam-2025]{.known}.
alt: Line chart.
:::

::: check first-step-size
:::

## How big

More. Also [[taper]] [@asam-2025].

## Not all at once

End [@asam-2025].
"""


def test_first_mention_leads_to_the_drug(tmp_path):
    package, faults = read(tmp_path, **{"lessons/first-step.md": LESSON})

    assert faults == []
    assert (
        package.lessons["first-step"]
        .blocks[0]["html"]
        .startswith(
            '<p><a href="../../drugs/fastam/">Fastam</a> and '
            '<a href="#fastam-here">slowam</a> and '
            '<a href="../../drugs/slowam/">slowam</a>, then fastam again'
        )
    )


def test_lesson_may_link_a_drug_and_the_index(tmp_path):
    text = LESSON.replace("More.", "[All](/drugs/), [boxes](/boxed-warnings/).")

    _package, faults = read(tmp_path, **{"lessons/first-step.md": text})

    assert faults == []


def test_link_to_a_drug_that_is_not_there_is_a_fault(tmp_path):
    text = LESSON.replace("More.", "[More](/drugs/slowan/).")

    _package, faults = read(tmp_path, **{"lessons/first-step.md": text})

    fault = (
        "lessons/first-step.md:22: no page `/drugs/slowan/` in this course to link "
        "to; did you mean `/drugs/slowam/`?"
    )
    assert faults == [fault]
