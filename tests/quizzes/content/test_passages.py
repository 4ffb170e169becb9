"""Items that are answered inside a text or a table, as authors write them."""

import pytest

from courses.content.faults import Faults
from courses.content.yaml import load_yaml
from quizzes.content.items import read_items
from tests.factories.items import NAMES
from tests.factories.items_in_parts import BANK, CHART, CLOZE, HIGHLIGHT


def read(text):
    faults = Faults()
    items = read_items(load_yaml("i.yaml", text, faults), NAMES, faults)
    return items, [str(fault).removeprefix("i.yaml:") for fault in faults]


def columns_of(text):
    [item], faults = read(text)
    assert faults == []
    return item.columns


def test_text_is_cut_at_its_spans():
    columns = columns_of(HIGHLIGHT)

    assert columns["content"]["presentation"] == "text"
    assert columns["content"]["passage"]["paragraphs"] == [
        [
            {"text": "Last tablet "},
            {"span": "a", "text": "4\N{NO-BREAK SPACE}days ago"},
            {"text": ". Sweating, "},
            {"span": "b", "text": "light <em>hurts</em> her eyes"},
            {"text": "."},
        ],
        [
            {"text": "Allergies "},
            {"span": "c", "text": "none known"},
            {"text": "."},
        ],
    ]
    assert columns["key"] == {"correct": ["a", "b"]}
    assert list(columns["feedback"]["by_element"]) == ["a", "b", "c"]
    assert columns["max_points"] == 2


def test_table_is_cut_at_its_spans():
    columns = columns_of(CHART)

    assert columns["content"]["presentation"] == "table"
    assert columns["content"]["passage"] == {
        "paragraphs": [],
        "columns": ["Time", "Finding"],
        "rows": [
            [
                [{"text": "0800"}],
                [
                    {"span": "a", "text": "pale"},
                    {"text": ", "},
                    {"span": "b", "text": "calm"},
                ],
            ],
            [[{"text": "1130"}], [{"span": "c", "text": "shaking"}]],
        ],
    }


def test_each_blank_has_choices_of_its_own():
    columns = columns_of(CLOZE)

    assert columns["content"]["passage"]["paragraphs"] == [
        [
            {"text": "Give "},
            {"blank": "b1"},
            {"text": " and watch for "},
            {"blank": "b2"},
            {"text": "."},
        ]
    ]
    assert columns["content"]["blanks"][0] == {
        "id": "b1",
        "choices": [
            {"id": "a1", "text": "1\N{NO-BREAK SPACE}mg"},
            {"id": "a2", "text": "10\N{NO-BREAK SPACE}mg"},
            {"id": "a3", "text": "nothing"},
        ],
    }
    assert columns["key"] == {
        "blanks": {"b1": "a1", "b2": "w1"},
        "interchangeable": [],
    }
    assert len(columns["feedback"]["by_element"]) == 6


def test_blanks_may_share_tokens_and_change_places():
    columns = columns_of(BANK)

    assert columns["key"] == {
        "blanks": {"b1": "t1", "b2": "t2", "b3": "t3"},
        "interchangeable": [["b2", "b3"]],
        "anchor": "b1",
    }
    assert columns["scoring"]["rule"] == "rationale"
    assert (columns["max_points"], len(columns["content"]["tokens"])) == (2, 4)
    assert columns["feedback"]["by_element"]["t4"] == "<p>It has no part here.</p>"


@pytest.mark.parametrize(
    ("text", "old", "new", "fault"),
    [
        pytest.param(
            HIGHLIGHT,
            "{c:none known}",
            "{c}",
            "11: {c} is no mark here; write {id:words}",
            id="blank-in-a-highlight",
        ),
        pytest.param(
            CLOZE,
            "{b2}",
            "{b2:seizures}",
            "10: {b2:seizures} is no mark here; write {id}",
            id="span-in-a-cloze",
        ),
        pytest.param(
            HIGHLIGHT,
            "{c:none known}",
            "{C:none known}",
            "11: “{C:none known” marks nothing; write {id} or {id:words}",
            id="stray-brace",
        ),
        pytest.param(
            HIGHLIGHT,
            "    c: It changes nothing today [@b-2].\n",
            "",
            "13: c is not explained; say why it matters or not",
            id="unexplained-span",
        ),
        pytest.param(
            HIGHLIGHT,
            "    c: It",
            "    d: It is not there at all.\n    c: It",
            "16: there is no part d; mark it, or drop this",
            id="explained-nothing",
        ),
        pytest.param(
            HIGHLIGHT,
            "a: Four days is when withdrawal shows.",
            "a: Four days.",
            "13: `why` is wrong: 2 words are too few; write at least 4 "
            "(for each part, why it matters or does not)",
            id="short-why",
        ),
        pytest.param(
            HIGHLIGHT,
            "correct: [a, b]",
            "correct: [a, z]",
            "12: `correct`: There is no z; use one of a, b, c.",
            id="unknown-span",
        ),
        pytest.param(
            CHART,
            '["1130", "{c:shaking}"]',
            '["{c:shaking}"]',
            "8: `table`: Row 2 has 1 cells; write 2.",
            id="ragged-table",
        ),
        pytest.param(
            CHART,
            CHART[CHART.index("  table:") : CHART.index("  correct:")],
            "",
            "1: `passage` is missing; add it, or a `table`",
            id="no-text",
        ),
        pytest.param(
            CLOZE,
            "text: 10 mg, why",
            'text: 10 mg, correct: "yes", why',
            '13: `choices` is wrong: correct: "yes" stands at a1, a2; mark one choice '
            "(what to choose from; without it, the tokens)",
            id="two-keys",
        ),
        pytest.param(
            CLOZE,
            "    - id: b2\n",
            "    - id: b2\n      correct: w1\n",
            '18: b2 has `choices`; mark one correct: "yes" and drop this',
            id="choices-and-token",
        ),
        pytest.param(
            BANK,
            "{id: b3, correct: t3}",
            "{id: b3}",
            "14: b3 has no answer; add `choices`, or a token as `correct`",
            id="blank-without-key",
        ),
        pytest.param(
            BANK,
            "  cause: b1\n",
            "",
            "1: `cause` is missing; add it (the id of the blank that holds the cause)",
            id="triad-without-anchor",
        ),
        pytest.param(
            BANK,
            "cause: b1",
            "cause: b9",
            "10: `cause`: There is no b9; name the blank of the cause.",
            id="unknown-anchor",
        ),
        pytest.param(
            BANK,
            "[[b2, b3]]",
            "[[b1, b2]]",
            "15: `interchangeable`: b1 is the cause; only effects change places.",
            id="cause-changes-places",
        ),
    ],
)
def test_fault_is_told_at_its_line(text, old, new, fault):
    assert old in text

    items, faults = read(text.replace(old, new, 1))

    assert items == []
    assert fault in faults
