import pytest

from courses.content.faults import Faults
from courses.content.names import Names
from courses.content.yaml import load_yaml
from quizzes.content.items import read_items

NAMES = Names(
    references=frozenset({"a-1", "b-2"}),
    objectives=frozenset({"PK-1"}),
    sections={"half-life": frozenset({"clocks"}), "unread": None},
)
COMMON = """\
- code: {code}
  use: pool
  kind: {kind}
  objectives: [PK-1]
  bloom: apply
  tags: [unit-2]
"""
END = """\
  rationale: |
    Fourteen words and one more are what it takes to teach a point in a
    rationale [@a-1].
  reread: half-life#clocks
"""
CHOICE = (
    COMMON.format(code="which", kind="multiple-choice")
    + """\
  stem: |
    Which dose [@b-2]?
  options:
    - {id: a, text: 2 mg, why: "Too little for this patient."}
    - {id: b, text: 4 mg, correct: "yes", why: "It is the label’s dose [@b-2]{.known}."}
    - {id: c, text: Nothing, why: "It would be stopped suddenly."}
"""
    + END
)
RESPONSE = (
    COMMON.format(code="signs", kind="multiple-response")
    + """\
  step: recognize-cues
  scoring: {rule: zero-one}
  n: "2"
  stem: Which 2 signs are expected?
  options:
    - {id: a, text: Tremor, correct: "yes", why: "It is an early sign."}
    - {id: b, text: Sweat, correct: "yes", why: "It is an early sign."}
    - {id: c, text: Rash, why: "It points to something else."}
    - {id: d, text: Cough, why: "It points to something else."}
    - {id: e, text: Pain, why: "It points to something else."}
"""
    + END
)
MATRIX = (
    COMMON.format(code="routes", kind="matrix-multiple-choice")
    + """\
  stem: Which route?
  columns:
    - {id: c1, text: Oxidation}
    - {id: c2, text: Conjugation}
  rows:
    - {id: r1, text: Diazepam, correct: c1, why: "CYP enzymes oxidize it."}
    - {id: r2, text: Lorazepam, correct: c2, why: "The liver conjugates it."}
    - {id: r3, text: Oxazepam, correct: c2, why: "The liver conjugates it."}
    - {id: r4, text: Midazolam, correct: c1, why: "CYP enzymes oxidize it."}
"""
    + END
)
NUMERIC = (
    COMMON.format(code="hours", kind="numeric")
    + """\
  stem: How long is 5 × 30 h?
  unit: h
  unit_policy: choose
  accept_units: {h: "1", days: "24"}
  round_to: {places: "0", mode: half-up}
  answer: "150"
  tolerance: {mode: abs, amount: "0"}
  slips:
    - {value: "120", why: "That counts 4 half-lives."}
"""
    + END
)


def read(text):
    faults = Faults()
    items = read_items(load_yaml("i.yaml", text, faults), NAMES, faults)
    return items, [str(fault).removeprefix("i.yaml:") for fault in faults]


def columns_of(text):
    (item,), faults = read(text)
    assert faults == []
    return item.columns


def spoiled(text, old, new):
    assert old in text
    items, faults = read(text.replace(old, new, 1))
    assert items == []
    return faults


def test_multiple_choice_becomes_four_parts():
    columns = columns_of(CHOICE)

    assert columns["kind"] == "multiple-choice"
    assert columns["schema"] == 1
    assert columns["content"] == {
        "stem": "<p>Which dose?</p>",
        "options": [
            {"id": "a", "text": "2\xa0mg"},
            {"id": "b", "text": "4\xa0mg"},
            {"id": "c", "text": "Nothing"},
        ],
        "shuffle": True,
    }
    assert columns["key"] == {"correct": "b"}
    assert columns["scoring"]["rule"] == "zero-one"
    assert columns["max_points"] == 1
    assert columns["summary"] == "Which dose?"
    feedback = columns["feedback"]
    assert feedback["by_element"]["a"] == "<p>Too little for this patient.</p>"
    assert feedback["reread"] == {"lesson": "half-life", "section": "clocks"}
    assert feedback["citations"] == [
        {"key": "b-2", "status": "known"},
        {"key": "a-1", "status": "confirmed"},
    ]
    assert 'href="#ref-which-b-2"' in feedback["by_element"]["b"]
    assert feedback["general"].startswith("<p>Fourteen words")


def test_multiple_response_keeps_its_rule_and_count():
    columns = columns_of(RESPONSE)

    assert columns["content"]["n"] == 2
    assert columns["key"] == {"correct": ["a", "b"]}
    assert columns["scoring"]["rule"] == "zero-one"
    assert columns["max_points"] == 2


def test_multiple_response_without_a_rule_takes_the_default():
    columns = columns_of(
        RESPONSE.replace('  scoring: {rule: zero-one}\n  n: "2"\n', "")
    )

    assert columns["scoring"]["rule"] == "plus-minus"


def test_matrix_keys_a_column_for_each_row():
    columns = columns_of(MATRIX)

    assert columns["content"]["columns"][1] == {"id": "c2", "text": "Conjugation"}
    assert columns["key"] == {"rows": {"r1": "c1", "r2": "c2", "r3": "c2", "r4": "c1"}}
    assert columns["max_points"] == 4


def test_numeric_keeps_amounts_as_text():
    columns = columns_of(NUMERIC)

    assert columns["content"]["accept_units"] == {"h": "1", "days": "24"}
    assert columns["content"]["round_to"] == {"places": 0, "mode": "half-up"}
    assert columns["key"]["value"] == "150"
    assert columns["feedback"]["slips"] == [
        {"value": "120", "text": "<p>That counts 4\xa0half-lives.</p>"}
    ]


def test_numeric_need_not_be_rounded():
    columns = columns_of(
        NUMERIC.replace('  round_to: {places: "0", mode: half-up}\n', "")
    )

    assert columns["content"]["round_to"] is None


@pytest.mark.parametrize(
    ("texts", "shuffle"),
    [
        pytest.param(("2 mg", "4 mg", "10 mg"), False, id="rising-amounts"),
        pytest.param(("4 mg", "2 mg", "10 mg"), True, id="amounts-out-of-order"),
        pytest.param(("2 mg", "4 mg", "more"), True, id="not-all-amounts"),
    ],
)
def test_rising_amounts_are_not_shuffled(texts, shuffle):
    text = CHOICE
    for old, new in zip(("2 mg", "4 mg", "Nothing"), texts, strict=True):
        text = text.replace(f"text: {old}", f"text: NEW {new}", 1)

    assert columns_of(text.replace("NEW ", ""))["content"]["shuffle"] is shuffle


def test_author_may_keep_the_order():
    text = CHOICE.replace("  stem:", '  shuffle: "no"\n  stem:', 1)

    assert columns_of(text)["content"]["shuffle"] is False


def test_digest_changes_with_any_word():
    (item,), _faults = read(CHOICE)
    (same,), _faults = read(CHOICE)
    (other,), _faults = read(CHOICE.replace("Too little", "Much too little"))

    assert item.digest == same.digest
    assert item.digest != other.digest


def test_long_stem_is_cut_for_tables():
    text = CHOICE.replace("Which dose", "Which " + "very " * 60 + "dose")

    assert len(columns_of(text)["summary"]) == 200


def test_each_item_of_a_file_is_read_for_itself():
    items, faults = read(CHOICE.replace("bloom: apply", "bloom: aply") + MATRIX)

    assert [item.form.code for item in items] == ["routes"]
    assert [(item.mention.line) for item in items] == [17]
    assert faults == [
        "5: `bloom` is “aply”; did you mean `apply`? (the level in Bloom's taxonomy)"
    ]


@pytest.mark.parametrize(
    ("text", "old", "new", "fault"),
    [
        pytest.param(
            CHOICE,
            "  rationale: |\n",
            "  ratinale: |\n",
            "13: unknown key `ratinale`; did you mean `rationale`?",
            id="no-rationale",
        ),
        pytest.param(
            CHOICE,
            "a point in a\n",
            "\n",
            "13: `rationale` is wrong: 13 words are too few; write at least 15 "
            "(what to learn from it, with its sources)",
            id="short-rationale",
        ),
        pytest.param(
            CHOICE,
            ', why: "Too little for this patient."',
            "",
            "10: `why` is missing; add it "
            "(why it is right, or what is wrong with it and true instead)",
            id="no-why",
        ),
        pytest.param(
            CHOICE,
            "Too little for this patient.",
            "Too little.",
            "10: `why` is wrong: 2 words are too few; write at least 4 "
            "(why it is right, or what is wrong with it and true instead)",
            id="short-why",
        ),
        pytest.param(
            CHOICE,
            ' correct: "yes",',
            "",
            '9: `options` is wrong: correct: "yes" stands at none; '
            "mark one option (what to choose from)",
            id="no-key",
        ),
        pytest.param(
            CHOICE,
            "text: 2 mg,",
            'text: 2 mg, correct: "yes",',
            '9: `options` is wrong: correct: "yes" stands at a, b; '
            "mark one option (what to choose from)",
            id="two-keys",
        ),
        pytest.param(
            CHOICE,
            "id: c",
            "id: a",
            "9: `options`: The id a occurs twice; give each its own.",
            id="id-twice",
        ),
        pytest.param(
            CHOICE,
            "[PK-1]",
            "[PK-9]",
            "4: unknown objective `PK-9`; did you mean `PK-1`?",
            id="objective",
        ),
        pytest.param(
            CHOICE,
            "half-life#clocks",
            "half-live#clocks",
            "16: no lesson `half-live` to reread; did you mean `half-life`?",
            id="reread-lesson",
        ),
        pytest.param(
            CHOICE,
            "half-life#clocks",
            "half-life#clock",
            "16: lesson `half-life` has no section `clock`; did you mean `clocks`?",
            id="reread-section",
        ),
        pytest.param(
            CHOICE,
            "half-life#clocks",
            "half-life",
            "16: `reread` is “half-life”; write lesson#section, such as "
            "first-step#never-all-at-once "
            "(the passage to read again, as lesson#section)",
            id="reread-form",
        ),
        pytest.param(
            CHOICE,
            "kind: multiple-choice",
            "kind: multiple-choices",
            "3: unknown kind `multiple-choices`; did you mean `multiple-choice`?",
            id="kind",
        ),
        pytest.param(
            CHOICE,
            "  kind: multiple-choice\n",
            "",
            "1: `kind` is missing; write one of multiple-choice, multiple-response, "
            "matrix-multiple-choice, numeric",
            id="no-kind",
        ),
        pytest.param(
            CHOICE,
            "rationale [@a-1]",
            "rationale [@a-3]",
            "15: unknown source `[@a-3]`; did you mean `a-1`? "
            "(sources are in references.yaml)",
            id="source",
        ),
        pytest.param(
            CHOICE,
            "text: Nothing",
            'text: "Nothing [@a-1]"',
            "12: `[@a-1]` does not belong here; cite in `why` or `rationale`",
            id="source-in-option",
        ),
        pytest.param(
            RESPONSE,
            'n: "2"',
            'n: "3"',
            "9: `n`: Students select 3 but 2 are keyed; make them equal.",
            id="count",
        ),
        pytest.param(
            MATRIX,
            "correct: c2",
            "correct: c3",
            "11: `rows`: There is no c3; use one of c1, c2.",
            id="column",
        ),
        pytest.param(
            NUMERIC,
            'mode: abs, amount: "0"',
            "mode: range",
            "13: `tolerance`: low and high belong to mode range, which needs both",
            id="tolerance",
        ),
        pytest.param(
            NUMERIC,
            'answer: "150"',
            "answer: 5 * 30",
            "12: `answer` is “5 * 30”; write a plain number such as 0.5 "
            "(the right amount)",
            id="answer",
        ),
    ],
)
def test_fault_is_told_at_its_line(text, old, new, fault):
    assert fault in spoiled(text, old, new)


def test_item_without_any_source_is_a_fault():
    text = CHOICE.replace(" [@b-2]?", "?").replace(" [@b-2]{.known}", "")

    assert spoiled(text, " [@a-1]", "") == [
        "1: the item `which` cites no source; add [@key] to its rationale"
    ]


def test_option_without_a_right_one_among_several_is_a_fault():
    faults = spoiled(RESPONSE.replace('correct: "yes", ', ""), "Tremor", "Tremors")

    assert (
        "11: `options` is wrong: no option is right; "
        'add correct: "yes" to those that are (what to choose from)'
    ) in faults


def test_section_of_a_lesson_that_could_not_be_read_is_not_judged():
    assert columns_of(CHOICE.replace("half-life#clocks", "unread#anything"))


def test_file_without_a_list_is_one_fault():
    items, faults = read("code: x\n")

    assert items == []
    assert faults == ["1: is not a list of items; start each with `- code: …`"]


def test_entry_that_is_no_item_is_a_fault():
    items, faults = read("- x\n")

    assert items == []
    assert faults[0].startswith("1: `kind` is missing")
