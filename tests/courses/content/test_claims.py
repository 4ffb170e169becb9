"""The claims of a text, read and checked."""

import pytest

from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.package import read_package
from tests.factories.claims import CLAIMS, spoiled
from tests.factories.packages import FILES, spoil, write_package


def read(root, changed=None):
    faults = Faults()
    files = {"claims.yaml": CLAIMS, **(changed or {})}
    package = read_package(Folder(write_package(root, files), faults), faults)
    return package, [str(fault) for fault in faults]


def rows(package):
    return list(package.claims.claims(package.names, Faults()))


def test_claims_are_read_in_the_order_of_the_text(tmp_path):
    package, faults = read(tmp_path)

    assert faults == []
    assert [
        (number, each["position"], each["paragraph"], each["verdict"], each["use"])
        for number, each, _sheet in rows(package)
    ] == [
        (1, 1, 0, "supported", "practice"),
        (2, 2, 0, "wrong", "graded"),
        (3, 3, 1, "misleading", "discuss"),
    ]


def test_claim_is_rendered_with_its_sources_apart(tmp_path):
    package, _faults = read(tmp_path)

    _number, columns, sheet = rows(package)[2]

    assert columns["text_html"] == "It cures <em>all</em> fears."
    assert list(sheet.citations()) == [(1, "asam-2025", ["known"])]


def test_amounts_in_a_claim_stay_on_one_line(tmp_path):
    package, _faults = read(tmp_path)

    assert rows(package)[1][1]["text_html"] == (
        "Everyone may take 10\N{NO-BREAK SPACE}mg at once."
    )


def test_course_without_claims_has_none(tmp_path):
    faults = Faults()
    package = read_package(Folder(write_package(tmp_path), faults), faults)

    assert (package.claims, list(faults)) == (None, [])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "verdict: wrong",
            "verdict: false",
            "25: `verdict` is “false”; write one of misleading, outdated-or-unsourced, "
            "oversimplified, supported, wrong (what the evidence makes of it)",
            id="verdict-unknown",
        ),
        pytest.param(
            "use: discuss",
            "use: talk",
            "36: `use` is “talk”; write one of discuss, graded, practice (graded where "
            "two sources settle it, practice, or discuss where it is close to a second "
            "verdict)",
            id="use-unknown",
        ),
        pytest.param(
            "settled_by: [label]",
            "settled_by: [labels]",
            "20: unknown evidence `labels`; did you mean `label`?",
            id="evidence-unknown",
        ),
        pytest.param(
            "settled_by: [label]",
            "settled_by: []",
            "20: `settled_by` has 0; write at least 1 (the kinds of evidence that "
            "would settle it)",
            id="evidence-missing",
        ),
        pytest.param(
            "{id: review, text: A review}",
            "{id: review, text: A review}\n  - {id: label, text: The label}",
            "6: the evidence `label` is here twice, first in claims.yaml:4; keep one "
            "or rename it",
            id="evidence-twice",
        ),
        pytest.param(
            "number: 2",
            "number: 1",
            "23: the claim `1` is here twice, first in claims.yaml:16; keep one or "
            "rename it",
            id="number-twice",
        ),
        pytest.param(
            "It is a sedative.",
            "“Klonopin calms,” it says.",
            "17: quotes; tell the claim in your own words, without quotation marks",
            id="quotation",
        ),
        pytest.param(
            "It is a sedative.",
            "It is a sedative [@fda-2020].",
            "17: `[@fda-2020]` does not belong here; cite in `why` or `rationale`",
            id="source-in-a-claim",
        ),
        pytest.param(
            "The label says so [@fda-2020].",
            "The label says so.",
            "21: the finding cites nothing; add [@key] to what it says",
            id="finding-without-source",
        ),
        pytest.param(
            "[@fda-2020]",
            "[@fda-2021]",
            "21: unknown source `[@fda-2021]`; did you mean `fda-2020`? (sources are "
            "in references.yaml)",
            id="source-unknown",
        ),
        pytest.param(
            "Small steps are advised [@asam-2025].",
            "Small steps are advised [@asam-2025]{.secondary}.",
            "28: a graded claim rests on one source that was not read; cite one that "
            "was, or a second one, or write use: practice",
            id="graded-on-hearsay",
        ),
    ],
)
def test_fault_is_told_with_its_line(tmp_path, old, new, fault):
    _package, faults = read(tmp_path, spoiled(old, new))

    assert faults == [f"claims.yaml:{fault}"]


def test_two_sources_that_were_not_read_bear_a_graded_claim_out(tmp_path):
    both = "[@asam-2025]{.secondary}[@fda-2020]{.known}."

    _package, faults = read(tmp_path, spoiled("[@asam-2025].", both))

    assert faults == []


def with_link(to):
    there = "Stopping suddenly is unsafe"
    return spoil("lessons/first-step.md", there, f"See [the desk]({to}). {there}")


@pytest.mark.parametrize("page", ["claims/", "claims/method/"])
def test_lesson_leads_to_the_desk(tmp_path, page):
    package, faults = read(tmp_path, with_link(f"/{page}"))

    assert faults == []
    html = package.lessons["first-step"].blocks[0]["html"]
    assert f'<a href="../../{page}">the desk</a>' in html


def test_lesson_leads_to_no_page_that_the_course_lacks(tmp_path):
    _package, faults = read(tmp_path, with_link("/claim/"))

    [fault] = faults
    assert fault == (
        "lessons/first-step.md:10: no page `/claim/` in this course to link to; did "
        "you mean `/claims/`?"
    )


def test_desk_is_no_page_of_a_course_without_claims(tmp_path):
    faults = Faults()
    files = {**FILES, **with_link("/claims/")}
    read_package(Folder(write_package(tmp_path, files), faults), faults)

    [fault] = map(str, faults)
    assert fault == (
        "lessons/first-step.md:10: no page `/claims/` in this course to link to; none "
        "is defined"
    )
