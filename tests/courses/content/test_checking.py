import pytest

from courses.content.faults import Faults
from courses.content.names import EXPLANATION, LESSON, QUESTION, Names
from courses.content.rendering import Sheet, read_block
from courses.content.yaml import Passage

NAMES = Names(
    references=frozenset({"a-1", "b-2"}),
    terms={"half-life": "half-life"},
    sections={"dosing": frozenset({"first-step"})},
)


def check(text, allow=LESSON, names=NAMES):
    faults, sheet = Faults(), Sheet(names)
    html = read_block(Passage("l.md", 10, text), sheet, allow, faults)
    return html, [str(fault).removeprefix("l.md:") for fault in faults]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(
            "one\ntwo [@a-11]",
            "11: unknown source `[@a-11]`; did you mean `a-1`? "
            "(sources are in references.yaml)",
            id="source",
        ),
        pytest.param(
            "[@a-1]{.sure}",
            "10: `{.sure}` is no status; write {.secondary} or {.known}",
            id="status",
        ),
        pytest.param(
            "[[half life]]",
            "10: unknown glossary word `half life`; did you mean `half-life`? "
            "(words are in glossary.yaml)",
            id="term",
        ),
        pytest.param(
            "a <b>bold</b>",
            "10: raw HTML `<b>`; write Markdown or a directive",
            id="html",
        ),
        pytest.param(
            "<div>\nx",
            "10: raw HTML `<div>`; write Markdown or a directive",
            id="html-block",
        ),
        pytest.param(
            "<!-- later -->",
            "10: raw HTML `<!--`; write Markdown or a directive",
            id="comment",
        ),
        pytest.param(
            "[x](javascript:alert)",
            "10: the link `(javascript:alert)` leads nowhere; write [text](https://…)",
            id="script-link",
        ),
        pytest.param(
            "[x](mailto:a@b.org)",
            "10: the link `mailto:a@b.org` does not belong here; link to https://…",
            id="mail-link",
        ),
        pytest.param(
            "[see [@a-1]](https://example.org/)",
            "10: the link `(https://example.org/)` leads nowhere; "
            "write [text](https://…)",
            id="source-in-link",
        ),
        pytest.param(
            "[x](dosin)",
            "10: no lesson `dosin` to link to; did you mean `dosing`?",
            id="lesson-link",
        ),
        pytest.param(
            "[x](dosing#last-step)",
            "10: lesson `dosing` has no section `last-step`; "
            "did you mean `first-step`?",
            id="section-link",
        ),
        pytest.param(
            "![x](a.png)",
            "10: the picture `a.png` can't stand here; use ::: figure name",
            id="picture",
        ),
        pytest.param(
            "see [[half-life|x\nhere",
            "10: `[[half-life|x` begins a source or a word and doesn't end it; "
            "write [@key] or [[word]] on one line",
            id="half-a-term",
        ),
        pytest.param(
            "::: warming Hot\nx\n:::",
            "10: unknown directive `::: warming`; did you mean `warning`?",
            id="directive",
        ),
        pytest.param(
            "::: warning\nx\n:::",
            "10: `::: warning` says nothing after its name; write ::: warning Title",
            id="no-title",
        ),
        pytest.param(
            "x\n\n::: warning W\ny\n",
            "12: `::: warning` is not closed; end it with ::: on a line of its own",
            id="unclosed",
        ),
        pytest.param(
            "x\n:::\n",
            "11: `:::` closes nothing; open a directive above it, or delete it",
            id="stray-close",
        ),
        pytest.param(
            "- a\n\n  ::: warning W\n  y\n  :::\n",
            "12: `::: warning` stands inside a list or quotation; "
            "move it to the margin",
            id="inside-a-list",
        ),
        pytest.param(
            "::: table T\nx\n:::",
            "10: `::: table` holds no table; write rows of cells parted by |",
            id="no-table",
        ),
        pytest.param(
            "# Title",
            "10: `#` is no heading for a lesson; write ## or ###",
            id="heading",
        ),
    ],
)
def test_fault_is_told_at_its_line(text, fault):
    html, faults = check(text)

    assert html == ""
    assert faults == [fault]


def test_unclosed_directive_ends_before_the_next_heading():
    _html, faults = check("::: warning W\nx\n\n### Next\n\n[@b-3]\n")

    assert [fault.split(":")[0] for fault in faults] == ["10", "15"]


@pytest.mark.parametrize(
    ("text", "allow", "fault"),
    [
        pytest.param(
            "[@a-1]",
            QUESTION,
            "10: `[@a-1]` does not belong here; cite in `why` or `rationale`",
            id="source-in-option",
        ),
        pytest.param(
            "[[half-life]]",
            EXPLANATION,
            "10: `[[half-life]]` does not belong here; glossary words open in lessons",
            id="term-in-item",
        ),
        pytest.param(
            "[x](dosing)",
            EXPLANATION,
            "10: the link `dosing` does not belong here; link to https://…",
            id="lesson-in-item",
        ),
        pytest.param(
            "::: warning W\nx\n:::",
            EXPLANATION,
            "10: `::: warning` does not belong here; directives work in lessons",
            id="directive-in-item",
        ),
        pytest.param(
            "### H",
            EXPLANATION,
            "10: a heading does not belong here; write a paragraph",
            id="heading-in-item",
        ),
    ],
)
def test_each_kind_of_text_has_its_limits(text, allow, fault):
    _html, faults = check(text, allow=allow)

    assert faults == [fault]
