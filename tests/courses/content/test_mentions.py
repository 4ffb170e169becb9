import pytest

from courses.content.faults import Faults
from courses.content.mentions import mentions, note_repeats, note_unknown
from courses.content.yaml import load_yaml

TEXT = "units:\n  - lessons: [a, b]\n  - lessons: c\n  - [d]\nslug: s\n"


def document(text=TEXT):
    return load_yaml("c.yaml", text, Faults())


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        (("slug",), [("s", 5)]),
        (("units", ..., "lessons", ...), [("a", 2), ("b", 2)]),
        (("units", ..., "lessons"), [("c", 3)]),
        (("units", 2, ...), [("d", 4)]),
        (("units", "slug"), []),
        (("missing", ...), []),
    ],
)
def test_names_are_found_with_their_lines(steps, found):
    assert [(each.name, each.line) for each in mentions(document(), *steps)] == found


def test_file_that_could_not_be_read_names_nothing():
    assert mentions(None, "slug") == []


def test_repeated_name_is_told_with_both_places():
    faults = Faults()
    named = mentions(document("[a, b,\n a]"), ...)

    first = note_repeats(named, "item", faults)

    assert list(first) == ["a", "b"]
    assert [str(fault) for fault in faults] == [
        "c.yaml:2: the item `a` is here twice, first in c.yaml:1; keep one or rename it"
    ]


def test_unknown_name_is_told_unless_the_names_are_lost():
    faults, lost = Faults(), Faults()
    named = mentions(document("[a, b]"), ...)

    note_unknown(named, "item", {"a"}, faults)
    note_unknown(named, "item", None, lost)

    assert [str(fault) for fault in faults] == [
        "c.yaml:1: unknown item `b`; write one of a"
    ]
    assert not lost
