import pytest

from courses.content.faults import CourseInvalidError
from quizzes.content.course import read_course, read_unlinted_course
from quizzes.content.linting import placed_findings
from tests.factories.cases import QUIZ, spoiled
from tests.factories.packages import FILES, alike, spoil, write_package

ITEMS = "items/stopping.yaml"
ABSOLUTE = spoil(ITEMS, "text: 1 mg a day", "text: Only 1 mg a day")
CHART = """
- code: chart
  use: pool
  kind: highlight
  objectives: [TAPER-1]
  bloom: analyze
  step: recognize-cues
  tags: [chart]
  stem: Highlight the findings that need follow-up now.
  passage: "At noon: {a:5.0 mg given}, {b:pulse 120}, {c:calm}."
  correct: [b]
  why:
    a: It is the dose ordered.
    b: It is a sign of withdrawal.
    c: It is what she usually is.
  rationale: |
    A fast pulse is a sign of withdrawal, which a dose given in time is meant to keep
    away from her [@asam-2025].
  reread: first-step#how-big
"""
SLOTS = "quizzes/stopping.yaml:4: `stopping`"
FILL = "fill out distractors of some of them"
HINGE = "Which findings follow from the previous question, in your view"


def answered(changed, code, reason):
    """Return the changed file in which the item `code` answers a rule."""
    ((name, text),) = changed.items()
    start = f"- code: {code}\n"
    assert start in text
    return {name: text.replace(start, f"{start}  lint: {{{reason}}}\n")}


def faults_of(root, changed):
    with pytest.raises(CourseInvalidError) as caught:
        read_course(write_package(root, changed))
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        pytest.param(
            spoil(ITEMS, "Which findings point to withdrawal [@fda-2020]", HINGE),
            "items/stopping.yaml:26: `findings`: “previous question” leans on another "
            "item, which may not be asked (L30); say here what the student has to know",
            id="error-in-the-stem",
        ),
        pytest.param(
            spoil(ITEMS, "That is the step and", "It is .2 mg, the step, and"),
            "items/stopping.yaml:53: `dose`: “.2” is misread in orders (L31); "
            "put a zero before the point",
            id="error-in-a-slip",
        ),
        pytest.param(
            ABSOLUTE,
            "items/stopping.yaml:11: `first-step-size`: “Only” tells that this option "
            "is wrong (L08); say it without that word, or answer it with "
            "`lint: {L08: your reason}`",
            id="open-warning",
        ),
        pytest.param(
            answered(spoil(ITEMS, "Tremor", "Tremor"), "dose", "L08: it is said so"),
            "items/stopping.yaml:40: `dose`: L08 warns of nothing here; "
            "delete the reason",
            id="reason-against-nothing",
        ),
        pytest.param(
            answered(spoil(ITEMS, "Tremor", "Tremor"), "dose", "L99: it is said so"),
            "items/stopping.yaml:40: `lint` is wrong: there is no rule L99; write one "
            "of L01 to L36 (why a warning does not hold here, by rule)",
            id="reason-against-no-rule",
        ),
        pytest.param(
            answered(spoil(ITEMS, "Tremor", "Tremor"), "dose", "L08: so"),
            "items/stopping.yaml:40: `lint` is wrong: 1 words are too few; write at "
            "least 3 (why a warning does not hold here, by rule)",
            id="reason-that-is-none",
        ),
        pytest.param(
            spoil(ITEMS, "  step: recognize-cues\n", ""),
            "items/stopping.yaml:18: `findings`: a multiple-response item serves a "
            "step of clinical judgment (L25); name it under `step`, or answer it with "
            "`lint: {L25: your reason}`",
            id="part-that-is-missing",
        ),
        pytest.param(
            {ITEMS: FILES[ITEMS] + CHART},
            "items/stopping.yaml:67: `chart`: “5.0 mg” is misread in orders (L31); "
            "leave out the trailing zero",
            id="span-of-a-passage",
        ),
        pytest.param(
            spoil(
                "quizzes/stopping.yaml", "purpose:", "lint: {L07: as it is}\npurpose:"
            ),
            "quizzes/stopping.yaml:3: `stopping`: L07 warns of nothing here; "
            "delete the reason",
            id="reason-in-a-quiz",
        ),
        pytest.param(
            {"references.yaml": FILES["references.yaml"].replace('year: "2025"', "")},
            "items/stopping.yaml:13: `first-step-size`: no source of it has title, "
            "year and a place where it is found (L24); cite one that has, or complete "
            "references.yaml",
            id="source-without-year",
        ),
    ],
)
def test_finding_is_a_fault_at_its_line(tmp_path, changed, fault):
    assert fault in faults_of(tmp_path, changed)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "Diazepam 10 mg by mouth",
            "Diazepam 10.0 mg by mouth",
            "cases/ward.yaml:33: `ward`: “10.0 mg” is misread in orders (L31); "
            "leave out the trailing zero",
            id="entry",
        ),
        pytest.param(
            "unit: /min\n",
            "unit: IU\n",
            "cases/ward.yaml:20: `ward`: “IU” is misread in orders (L31); write units",
            id="row",
        ),
        pytest.param(
            "No known allergies",
            "MRN 448812",
            "cases/ward.yaml:3: `ward`: “MRN 448812” looks like a record number (L34); "
            "patients are invented; leave it out",
            id="banner",
        ),
    ],
)
def test_chart_is_linted(tmp_path, old, new, fault):
    changed = {**QUIZ, "cases/ward.yaml": spoiled(old, new)}

    assert faults_of(tmp_path, changed) == [fault]


def test_items_of_one_case_may_tell_of_each_other(tmp_path):
    changed = {**QUIZ, "cases/ward.yaml": spoiled("Seizure", "Flumazenil")}
    told = "What does flumazenil do with the new order of hers?"
    case = changed["cases/ward.yaml"].replace(
        "What does the nurse do with the new order?", told
    )

    read_course(write_package(tmp_path, {**changed, "cases/ward.yaml": case}))


def test_answered_warning_is_no_fault(tmp_path):
    changed = answered(ABSOLUTE, "first-step-size", "L08: the label says so itself")

    read_course(write_package(tmp_path, changed))

    (found,) = [
        each
        for each in placed_findings(read_unlinted_course(tmp_path))
        if each.finding.rule == "L08"
    ]
    assert (found.owner, found.place) == ("first-step-size", "items/stopping.yaml:12")
    assert found.reason == "the label says so itself"
    assert not found.is_fault


def test_reason_does_not_excuse_an_error(tmp_path):
    wrong = spoil(ITEMS, "text: Nothing", "text: None of these")
    changed = answered(wrong, "first-step-size", "L02: we like it so")

    faults = faults_of(tmp_path, changed)

    assert any("(L02)" in fault for fault in faults)


def test_note_is_no_fault(tmp_path):
    read_course(write_package(tmp_path))

    found = placed_findings(read_unlinted_course(tmp_path))

    assert [(each.finding.rule, each.is_fault) for each in found] == [("L19", False)]


def test_edition_without_a_year_makes_no_source_old(tmp_path):
    old = FILES["references.yaml"].replace('year: "2025"', 'year: "1995"')

    assert any(
        "(L24)" in each for each in faults_of(tmp_path, {"references.yaml": old})
    )
    read_course(
        write_package(
            tmp_path,
            {
                "references.yaml": old,
                **spoil("course.yaml", 'edition: "2026.1"', "edition: First"),
            },
        )
    )


def test_quiz_finding_is_told_at_its_slots(tmp_path):
    faults = faults_of(tmp_path, {ITEMS: f"{FILES[ITEMS]}\n{alike(20)}"})

    assert [each.partition(", or ")[0] for each in faults] == [
        f"{SLOTS}: in 20 of 20 items the longest option is the key (L07); {FILL}",
        f"{SLOTS}: the key is option 1 in 20 of 20 items (L28); move keys",
    ]
