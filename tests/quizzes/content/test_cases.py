"""Cases as their authors write them, and every way to get one wrong."""

import pytest

from courses.content.faults import Faults
from courses.content.names import Names
from courses.content.yaml import load_yaml
from quizzes.content.cases import read_case
from tests.factories.cases import CASE, STEPS, TREND, spoiled

NAMES = Names(
    references=frozenset({"asam-2025"}),
    objectives=frozenset({"TAPER-1"}),
    sections={"first-step": frozenset({"not-all-at-once"})},
)


def read(text, name="ward"):
    faults = Faults()
    case = read_case(name, load_yaml("c.yaml", text, faults), NAMES, faults)
    return case, [str(fault).removeprefix("c.yaml:") for fault in faults]


def item_lines(text, code):
    """Return the lines of one item."""
    start = text.index(f"  - code: {code}\n")
    end = text.find("  - code: ", start + 5)
    return text[start : end if end > 0 else None]


def test_case_holds_a_chart_and_six_items_in_their_places():
    case, faults = read(CASE)

    assert faults == []
    assert [(item.use, item.place.position) for item in case.items] == [
        ("case", position) for position in range(1, 7)
    ]
    assert {item.place.digest for item in case.items} == {case.digest}
    assert [item.form.step for item in case.items] == list(STEPS)
    assert case.items[2].columns["feedback"]["cues"] == ["n2", "pulse"]
    assert case.chart.patient.age == "58"
    assert case.chart.tabs[0].entries[1].text == (
        "<p>Sees <strong>kestrels</strong> on the wall.</p>"
    )
    assert case.chart.tabs[2].entries[0].words == "Diazepam 10\xa0mg by mouth."


def test_time_shows_with_its_first_entry_unless_its_author_says_otherwise():
    case, _faults = read(CASE)

    assert [time.from_item for time in case.chart.times] == [1, 3, 5]


def test_item_of_a_trend_stands_alone_and_may_be_drawn():
    case, faults = read(TREND, "clinic")

    assert faults == []
    (item,) = case.items
    assert (item.use, item.place.position) == ("pool", None)


def test_changed_chart_changes_the_digest_of_every_item():
    before, _faults = read(CASE)
    after, _faults = read(spoiled("kestrels", "herons"))

    assert all(
        old.digest != new.digest
        for old, new in zip(before.items, after.items, strict=True)
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "code: ward\n",
            "code: yard\n",
            "1: `code` is yard; write ward, as in the file's name",
            id="name-of-the-file",
        ),
        pytest.param(
            "age: 58",
            "age: old",
            "3: `age` is “old”; write a whole number (the age in years)",
            id="age",
        ),
        pytest.param(
            "from_item: 3",
            "from_item: 7",
            "14: `from_item` is “7”; write at most 6 (the item from which it shows)",
            id="item-after-the-last",
        ),
        pytest.param(
            "id: n3, time: t2, from_item: 6",
            "id: n3, from_item: 2",
            "15: shows from item 2, but what stands above it from item 3; "
            "`from_item` never falls from one line to the next",
            id="falling",
        ),
        pytest.param(
            "from_item: 5}",
            "from_item: 2}",
            "7: shows from item 2, but what stands above it from item 3; "
            "`from_item` never falls from one line to the next",
            id="falling-times",
        ),
        pytest.param(
            "{id: o1, time: t2, from_item: 5",
            "{id: o1, time: t2, from_item: 4",
            "33: shows from item 4, but its time `t2` from item 5; "
            "show it later or its time earlier",
            id="before-its-time",
        ),
        pytest.param(
            "id: n2, time: t1",
            "id: n2, time: t9",
            "14: unknown time `t9`; write one of t0, t1, t2",
            id="time-of-an-entry",
        ),
        pytest.param(
            't2: "96"',
            't7: "96"',
            "23: unknown time `t7`; write one of t0, t1, t2",
            id="time-of-a-value",
        ),
        pytest.param(
            "id: n3",
            "id: n1",
            "15: the line `n1` is here twice, first in c.yaml:13; "
            "keep one or rename it",
            id="line-twice",
        ),
        pytest.param(
            "    type: flowsheet",
            "    type: notes",
            "19: a tab of type notes has no `rows`; write `entries`",
            id="rows-in-notes",
        ),
        pytest.param(
            "    cues: [n1]",
            "    cues: [n2]",
            "40: no line `n2` shows by item 1; write one of n1, pulse",
            id="cue-of-a-later-item",
        ),
        pytest.param(
            "    step: analyze-cues",
            "    step: take-action",
            "52: `step` is take-action; item 2 of a case is analyze-cues",
            id="step",
        ),
        pytest.param(
            "    bloom: analyze",
            "    bloom: analyze\n    use: check",
            "40: a case says where its items are used; delete `use`",
            id="use",
        ),
        pytest.param(
            "Slept badly",
            "<b>Slept</b> badly",
            "13: raw HTML `<b>`; write Markdown or a directive",
            id="text",
        ),
        pytest.param(
            "id: n3,",
            "id: n3, tme: t2,",
            "15: unknown key `tme`; did you mean `time`?",
            id="key",
        ),
        pytest.param(
            "    kind: multiple-choice",
            "    kind: essay",
            "37: unknown kind `essay`; none of the 13 that are defined is like it",
            id="kind",
        ),
    ],
)
def test_fault_is_told_at_its_line(old, new, fault):
    case, faults = read(spoiled(old, new))

    assert case is None
    assert faults == [fault]


def test_case_of_five_items_is_refused():
    case, faults = read(CASE.replace(item_lines(CASE, "ward-6"), ""))

    assert case is None
    assert faults == [
        "34: a case has six items, and this one 5; write one for each of "
        + ", ".join(STEPS)
    ]


def test_case_without_items_is_refused():
    case, faults = read(CASE[: CASE.index("items:\n")])

    assert case is None
    assert faults == ["1: `items` is missing; start each item with `- code: …`"]


def test_empty_tab_is_refused():
    case, faults = read(
        CASE.replace("items:\n", "  - {id: x, title: X, type: mar}\nitems:\n")
    )

    assert case is None
    assert faults == ["34: the tab is empty; write its `rows`"]


def test_file_that_is_no_case_is_refused():
    case, faults = read("- one\n- two\n")

    assert case is None
    assert len(faults) == 2


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "  - {id: t1, label: Friday}\n",
            "",
            "5: a trend shows at least two times; add another",
            id="one-time",
        ),
        pytest.param(
            "label: Friday}",
            "label: Friday, from_item: 2}",
            "7: a trend shows all of its chart at once; drop `from_item`",
            id="unfolding",
        ),
        pytest.param(
            item_lines(TREND, "clinic-trend"),
            2 * item_lines(TREND, "clinic-trend"),
            "14: a trend has one item, and this one 2",
            id="two-items",
        ),
    ],
)
def test_fault_of_a_trend_is_told_at_its_line(old, new, fault):
    case, faults = read(spoiled(old, new, text=TREND), "clinic")

    assert case is None
    assert fault in faults
