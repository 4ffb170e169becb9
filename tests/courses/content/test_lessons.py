import pytest

from courses.content.drawings import Drawing
from courses.content.faults import Faults
from courses.content.figures import Pair
from courses.content.lessons import build_lesson, read_draft
from courses.content.mentions import Mention
from courses.content.names import Names

HEAD = "---\ntitle: T\nminutes: 9\nobjectives: [A-1]\nquestion: Why?\n---\n"
NAMES = Names(references=frozenset({"a-1", "b-2"}))
FILE = "lessons/l.md"
DRAWN = {
    "steps": Pair(
        Drawing("figure-steps-wide", "0 0 720 320", "Steps", "<g></g>"),
        Drawing("figure-steps-narrow", "0 0 350 320", "", "<g></g>"),
    ),
    "broken": Pair(None, None),
}
FIGURE = "::: figure steps\ncaption: Two [@a-1].\nalt: A line.\n:::\n"


def read(body, head=HEAD):
    faults = Faults()
    draft = read_draft("l", FILE, head + body, faults)
    lesson = draft and build_lesson(draft, NAMES, DRAWN, faults)
    return lesson, [str(fault).removeprefix(f"{FILE}:") for fault in faults]


def test_lesson_becomes_sections_and_blocks_in_order():
    lesson, faults = read(
        f"## One way\n\nText [@b-2].\n\n{FIGURE}\nMore.\n\n"
        "## Take 5 mg\n\n::: check dose\n:::\n"
    )

    assert faults == []
    assert lesson.sections == [
        {"slug": "one-way", "title": "One way"},
        {"slug": "take-5-mg", "title": "Take 5\xa0mg"},
    ]
    assert [(block["type"], block["section"]) for block in lesson.blocks] == [
        ("html", "one-way"),
        ("figure", "one-way"),
        ("html", "one-way"),
        ("check", "take-5-mg"),
    ]
    assert lesson.blocks[2]["html"] == "<p>More.</p>"
    assert lesson.blocks[3]["item"] == "dose"
    assert lesson.checks == [Mention("dose", FILE, 20)]
    assert lesson.figures == ["steps"]
    assert lesson.words == 2


def test_sources_number_through_text_and_captions():
    lesson, _faults = read(f"## One\n\n[@b-2]\n\n{FIGURE}\n[@a-1]{{.known}}\n")

    assert list(lesson.sheet.citations()) == [
        (1, "b-2", ["confirmed"]),
        (2, "a-1", ["confirmed", "known"]),
    ]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        pytest.param(
            "\nLead.\n\n## One\n\nx\n",
            "8: stands before the first `## Heading`; put a heading above it",
            id="text-before-sections",
        ),
        pytest.param(
            "", "7: has no section; write `## Heading` and text", id="no-section"
        ),
        pytest.param(
            "## One\n\nx\n\n## One\n\ny\n",
            "11: the section `one` is here twice, first in line 7; reword one heading",
            id="section-twice",
        ),
        pytest.param(
            "## ?\n\nx\n",
            "7: the heading “?” gives no address; reword it",
            id="heading-without-letters",
        ),
        pytest.param(
            "## One\n\n::: check dose\nWhy?\n:::\n",
            "10: a check holds nothing; write its text in items/ and close it here",
            id="check-with-text",
        ),
        pytest.param(
            "## One\n\n::: check dose\n",
            "9: `::: check` is not closed; end it with ::: on a line of its own",
            id="unclosed-check",
        ),
        pytest.param(
            f"## One\n\n{FIGURE}\n{FIGURE}",
            "14: the figure `steps` is in this lesson already; show it once",
            id="figure-twice",
        ),
        pytest.param(
            "## One\n\nx [@c-3]\n",
            "9: unknown source `[@c-3]`; write one of a-1, b-2 "
            "(sources are in references.yaml)",
            id="text",
        ),
    ],
)
def test_fault_is_told_at_its_line_of_the_file(body, fault):
    _lesson, faults = read(body)

    assert faults == [fault]


def test_lesson_without_a_head_is_one_fault():
    lesson, faults = read("## One\n\n[@c-3]\n", head="")

    assert lesson is None
    assert faults == [
        "1: has no head; start with ---, the keys `title: …` and so on, and ---"
    ]


def test_text_under_a_faulty_head_is_checked_too():
    lesson, faults = read("## One\n\n[@c-3]\n", head="---\ntitle: T: U\n---\n")

    assert lesson.draft.form is None
    assert [fault.split(":")[0] for fault in faults] == ["2", "6"]


def test_other_lessons_may_link_to_its_sections():
    draft = read_draft("l", FILE, f"{HEAD}## One\n\n## Two\n", Faults())

    assert draft.slugs == {"one", "two"}
