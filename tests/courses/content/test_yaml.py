import pytest

from courses.content.faults import Faults
from courses.content.yaml import Passage, load_yaml


def load(text, first_line=1):
    faults = Faults()
    document = load_yaml("f.yaml", text, faults, first_line=first_line)
    return document, [str(fault) for fault in faults]


def test_scalars_stay_as_they_were_typed():
    document, faults = load("a: 1:10\nb: 0.10\nc: no\nd: [1, 2.0]\n")

    assert document.data == {"a": "1:10", "b": "0.10", "c": "no", "d": ["1", "2.0"]}
    assert faults == []


def test_every_value_knows_its_line():
    document, _faults = load("a: x\nb:\n  - c: y\n    d: |\n      text\n")

    assert document.line() == 1
    assert document.line(("b", 0)) == 3
    assert document.line(("b", 0, "d")) == 4
    assert document.line(("b", 0, "missing")) == 3
    assert document.passage(("b", 0, "d")) == Passage("f.yaml", 5, "text\n")
    assert document.passage(("b", 0, "c")) == Passage("f.yaml", 3, "y")


def test_lines_count_from_the_first_line_of_the_file():
    document, faults = load("a: x\na: y\n", first_line=11)

    assert document.line(("a",)) == 11
    assert faults == ["f.yaml:12: `a` is here twice, first in line 11; keep one"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("", "1: is empty; write its keys, one a line", id="empty"),
        pytest.param(
            "a: b: c\n",
            "1: is not valid YAML: mapping values are not allowed here; "
            'put text that holds ": " in quotes',
            id="colon",
        ),
        pytest.param(
            "ok: 1\na: @x\n",
            "2: is not valid YAML: found character '@' that cannot start any token; "
            "put text that starts with such a character in quotes",
            id="at-sign",
        ),
        pytest.param(
            "a: *x\n",
            "1: is not valid YAML: found undefined alias 'x'; "
            "put text that starts with such a character in quotes",
            id="star",
        ),
        pytest.param(
            "a: 'open\nb: 1\nc: 2\n",
            "1: is not valid YAML: found unexpected end of stream; "
            "check indentation, quotes and brackets on this line and the one before",
            id="unclosed-quote",
        ),
        pytest.param(
            "a: 1\n---\nb: 2\n",
            "2: is not valid YAML: but found another document; "
            "keep what follows the second `---` in a file of its own",
            id="two-documents",
        ),
        pytest.param(
            "[" * 3000,
            "1: nests its lists too deeply; write them flat",
            id="nesting",
        ),
        pytest.param(
            "a: 1\nb: \x07\n",
            "2: holds a character that YAML forbids; delete it",
            id="control-character",
        ),
    ],
)
def test_unreadable_text_is_told_with_its_line(text, fault):
    document, faults = load(text)

    assert document is None
    assert faults == [f"f.yaml:{fault}"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(
            "a: &x [1]\nb: *x\n",
            "1: is repeated by an alias (*name); write it out each time",
            id="alias",
        ),
        pytest.param(
            "a: 1\nb: !!int 3\n",
            "2: has the tag `tag:yaml.org,2002:int`; write the value without it",
            id="tag",
        ),
        pytest.param(
            "[a]: 1\n",
            "1: has a key that is no text; write `key: value`",
            id="list-as-key",
        ),
    ],
)
def test_what_yaml_allows_and_authors_do_not_need_is_a_fault(text, fault):
    document, faults = load(text)

    assert document is not None
    assert faults == [f"f.yaml:{fault}"]
