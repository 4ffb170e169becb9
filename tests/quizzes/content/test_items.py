import pytest

from courses.content.faults import Faults
from courses.content.yaml import load_yaml
from quizzes.content.items import read_items
from tests.factories.items import CHOICE, MATRIX, NAMES, NUMERIC, RESPONSE


def read(text):
    faults = Faults()
    items = read_items(load_yaml("i.yaml", text, faults), NAMES, faults)
    return items, [str(fault).removeprefix("i.yaml:") for fault in faults]


def columns_of(text):
    (item,), faults = read(text)
    assert faults == []
    return item.columns


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
