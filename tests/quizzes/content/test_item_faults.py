import pytest

from courses.content.faults import Faults
from courses.content.yaml import load_yaml
from quizzes.content.items import read_items
from quizzes.content.schemas import FORMS
from tests.factories.items import CHOICE, MATRIX, NAMES, NUMERIC, RESPONSE


def read(text):
    faults = Faults()
    items = read_items(load_yaml("i.yaml", text, faults), NAMES, faults)
    return items, [str(fault).removeprefix("i.yaml:") for fault in faults]


def spoiled(text, old, new):
    assert old in text
    items, faults = read(text.replace(old, new, 1))
    assert items == []
    return faults


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
            f"1: `kind` is missing; write one of {', '.join(FORMS)}",
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
            "answer: 5 × 30",
            "12: `answer`: 5 × 30 is no arithmetic; write one such as dose * 0.9.",
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
    _items, faults = read(CHOICE.replace("half-life#clocks", "unread#anything"))

    assert faults == []


def test_file_without_a_list_is_one_fault():
    items, faults = read("code: x\n")

    assert items == []
    assert faults == ["1: is not a list of items; start each with `- code: …`"]


def test_entry_that_is_no_item_is_a_fault():
    items, faults = read("- x\n")

    assert items == []
    assert faults[0].startswith("1: `kind` is missing")
