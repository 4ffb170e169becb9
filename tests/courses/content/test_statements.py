import pytest

from courses.content.rendering import parser
from courses.content.statements import Cited, statements_of, tables
from courses.content.yaml import Passage


def read(text):
    return statements_of(Passage("l.md", 10, text))


def told(text):
    """Return each statement's words and the keys of its sources."""
    return [(each.text, [key for key, _status in each.cited]) for each in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It lasts [@a]. It goes.",
            [("It lasts.", ["a"]), ("It goes.", [])],
            id="citation-inside",
        ),
        pytest.param(
            "It lasts. [@a][@b] It goes.",
            [("It lasts.", ["a", "b"]), ("It goes.", [])],
            id="citation-behind-the-full-stop",
        ),
        pytest.param(
            "Dr. Lee gave 0.5 mg, e.g. by mouth. Then?",
            [("Dr. Lee gave 0.5\xa0mg, e.g. by mouth.", []), ("Then?", [])],
            id="stops-that-end-nothing",
        ),
        pytest.param(
            "She said: “No.” α1 is next.",
            [("She said: “No.”", []), ("α1 is next.", [])],
            id="quotation-and-greek",
        ),
        pytest.param(
            "## Take 5 mg\n\nThen [[wait|rest]].", [("Then rest.", [])], id="heading"
        ),
    ],
)
def test_paragraph_is_parted_into_sentences(text, expected):
    found = told(text.replace("\xa0", " "))

    assert [(words.replace("\xa0", " "), keys) for words, keys in found] == [
        (words.replace("\xa0", " "), keys) for words, keys in expected
    ]


def test_sentence_keeps_its_line_group_and_statuses():
    one, two, other = read("One [@a]{.known}.\nTwo [@b].\n\nOther.")

    assert [one.line, two.line, other.line] == [10, 11, 13]
    assert one.group == two.group != other.group
    assert one.cited == (Cited("a", "known"),)
    assert two.cited == (Cited("b", "confirmed"),)


ROWS = "| Drug | Hours |\n| --- | --- |\n| A | 5 h [@a] |\n| B | 6 h |\n"
HEADED = ROWS.replace("Hours", "Hours [@h]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(ROWS, [[], ["a"], []], id="row"),
        pytest.param(HEADED, [["h", "h"], ["a", "h"], ["h"]], id="heading"),
        pytest.param(
            f"::: table T\n{ROWS}\nFrom one text [@n].\n:::\n",
            [["n"], ["a", "n"], ["n"], ["n"]],
            id="words-below-in-the-box",
        ),
        pytest.param(
            f"{ROWS}\nFrom one text [@n].\n", [[], ["a"], [], ["n"]], id="words-outside"
        ),
    ],
)
def test_row_has_the_sources_of_its_cells_and_its_table(text, expected):
    assert [keys for _words, keys in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(ROWS, [(3, True)], id="in-a-row"),
        pytest.param(ROWS.replace(" [@a]", ""), [(3, False)], id="nowhere"),
        pytest.param(HEADED.replace(" [@a]", ""), [(3, True)], id="in-the-heading"),
        pytest.param("No table [@a].", [], id="none"),
    ],
)
def test_table_is_known_with_or_without_source(text, expected):
    assert list(tables(parser().parse(text), 3)) == expected
