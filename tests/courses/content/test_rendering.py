import pytest

from courses.content.faults import Faults
from courses.content.names import CAPTION, LESSON, Names
from courses.content.rendering import (
    Sheet,
    plain_words,
    read_block,
    read_line,
    read_question,
)
from courses.content.yaml import Passage

NAMES = Names(
    references=frozenset({"a-1", "b-2"}),
    terms={"half-life": "half-life", "half-lives": "half-life"},
    sections={"dosing": frozenset({"first-step"}), "unread": None},
)


def render(text, allow=LESSON, names=NAMES, prefix=""):
    faults, sheet = Faults(), Sheet(names, prefix)
    html = read_block(Passage("l.md", 10, text), sheet, allow, faults)
    return html, sheet, [str(fault).removeprefix("l.md:") for fault in faults]


def html_of(text, **options):
    html, _sheet, faults = render(text, **options)
    assert faults == []
    return html


def test_markdown_is_commonmark():
    html = html_of("Take **one** dose.\n\n- a\n- b\n")

    assert html == (
        "<p>Take <strong>one</strong> dose.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    )


def test_what_looks_like_html_is_escaped():
    assert html_of("2 < 3 & `<b>`") == ("<p>2 &lt; 3 &amp; <code>&lt;b&gt;</code></p>")


def test_citations_are_numbered_by_first_use():
    html, sheet, faults = render("x [@b-2] y [@a-1]{.known} z [@b-2]{.secondary}")

    assert faults == []
    assert list(sheet.citations()) == [
        (1, "b-2", ["confirmed", "secondary"]),
        (2, "a-1", ["known"]),
    ]
    assert html == (
        '<p>x<a class="citation citation--confirmed" href="#ref-b-2">'
        '<span class="visually-hidden">source </span>1</a> y'
        '<a class="citation citation--known" href="#ref-a-1">'
        '<span class="visually-hidden">source </span>2'
        '<span aria-hidden="true">†</span><span class="visually-hidden">, '
        "stated from a known source, not reread</span></a> z"
        '<a class="citation citation--secondary" href="#ref-b-2">'
        '<span class="visually-hidden">source </span>1'
        '<span aria-hidden="true">*</span><span class="visually-hidden">, '
        "reported by a secondary text</span></a></p>"
    )


@pytest.mark.parametrize("before", ["x ", "x\n", "x"])
def test_no_citation_begins_a_line(before):
    assert html_of(f"{before}[@a-1]").startswith('<p>x<a class="citation')


def test_citations_of_an_item_lead_to_its_own_sources():
    assert 'href="#ref-dose-a-1"' in html_of("[@a-1]", prefix="dose-")


def test_glossary_words_open_their_meaning():
    html, sheet, faults = render("[[half-life]] and [[Half-Lives|many]]")

    assert faults == []
    assert sheet.terms == ["half-life"]
    assert html == (
        '<p><button class="term" type="button" popovertarget="term-half-life">'
        "half-life</button> and "
        '<button class="term" type="button" popovertarget="term-half-life">'
        "many</button></p>"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Give 0.5 mg now", "Give 0.5\xa0mg now"),
        ("5 to 10 % in 2 weeks", "5 to 10\xa0% in 2\xa0weeks"),
        ("at 3 mL/h or 2 mcg/kg/min", "at 3\xa0mL/h or 2\xa0mcg/kg/min"),
        ("wait 120\nminutes", "wait 120\xa0minutes"),
        ("4 half-lives", "4\xa0half-lives"),
        ("5 × 40 ÷ 2 and a × b", "5 ×\xa040 ÷\xa02 and a × b"),
        (
            "30–40 or 1-800-222",
            "30\u2060–\u206040 or 1\u2060-\u2060800\u2060-\u2060222",
        ),
        ("N-desmethyl, two-fold", "N\u2060-\u2060desmethyl, two-fold"),
        ("5 mice, 3 gloves", "5 mice, 3 gloves"),
        ("in 2024\nmany", "in 2024\nmany"),
    ],
)
def test_number_keeps_its_unit(text, shown):
    assert html_of(text) == f"<p>{shown}</p>"


def test_code_keeps_its_space():
    assert html_of("`5 mg`") == "<p><code>5 mg</code></p>"


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("dosing", "../dosing/"),
        ("dosing#first-step", "../dosing/#first-step"),
        ("unread#anything", "../unread/#anything"),
        ("#here", "#here"),
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"),
    ],
)
def test_links_lead_to_lessons_and_out(link, href):
    assert html_of(f"[go]({link})") == f'<p><a href="{href}">go</a></p>'


def test_boxes_have_their_titles():
    html = html_of(
        "::: warning Boxed warning\nStop at 5 mg.\n:::\n\n"
        "::: counter At the counter\nAsk.\n:::\n"
    )

    assert html.startswith(
        '<div class="boxed-warning" role="note">'
        '<p class="boxed-warning__title">Boxed warning</p>\n<p>Stop at 5\xa0mg.</p>\n'
        '</div>\n<div class="notice notice--counter" role="note"><svg class="icon"'
    )
    assert html.endswith(
        '<div class="notice__body"><h3 class="notice__title">At the counter</h3>\n'
        "<p>Ask.</p>\n</div></div>"
    )


def test_margin_note_stands_beside_its_paragraph():
    html = html_of("One.\n\nTwo.\n\n::: margin Aside\nNote.\n:::\n\nThree.\n")

    assert html == (
        '<p>One.</p>\n<div class="noted">\n<p>Two.</p>\n'
        '<div class="margin-note" role="note"><b class="margin-note__title">Aside</b>\n'
        "<p>Note.</p>\n</div>\n</div>\n<p>Three.</p>"
    )


@pytest.mark.parametrize(
    ("before", "count"),
    [
        pytest.param("", 0, id="nothing-before"),
        pytest.param("- a\n- b\n\n", 1, id="list"),
        pytest.param("One.\n\n::: margin A\nx\n:::\n\n", 1, id="second-note"),
        pytest.param("::: warning W\nx\n:::\n\n", 0, id="box"),
    ],
)
def test_margin_note_stands_alone_where_no_text_is_before_it(before, count):
    html = html_of(f"{before}::: margin Aside\nNote.\n:::\n")

    assert html.count('class="noted"') == count


def test_table_is_framed_titled_and_labelled():
    html = html_of(
        "::: table Two drugs\n| Drug | Dose |\n| --- | ---: |\n"
        "| *A* | 1 mg [@a-1] |\n:::\n"
    )

    assert html == (
        '<div class="card"><div class="scroll" tabindex="0" role="group" '
        'aria-label="Two drugs">'
        '<table class="table table--cards table--words" role="table">'
        "<caption>Two drugs</caption>\n"
        '<thead role="rowgroup">\n<tr role="row">\n'
        '<th role="columnheader" scope="col">Drug</th>\n'
        '<th role="columnheader" class="table__number" scope="col">Dose</th>\n'
        '</tr>\n</thead>\n<tbody role="rowgroup">\n<tr role="row">\n'
        '<th data-label="Drug" role="rowheader" scope="row">'
        "<span><em>A</em></span></th>\n"
        '<td data-label="Dose" role="cell" class="table__number"><span>1\xa0mg'
        '<a class="citation citation--confirmed" href="#ref-a-1">'
        '<span class="visually-hidden">source </span>1</a></span></td>\n'
        "</tr>\n</tbody>\n</table></div>\n</div>"
    )


def test_bare_table_is_named_by_its_heading():
    html = html_of("### Doses\n\n| A | B |\n| --- | --- |\n| [[half-life\\|t]] | 2 |\n")

    assert 'aria-label="Doses"' in html
    assert "<caption>" not in html


def test_table_without_a_heading_has_a_name_too():
    assert 'aria-label="Table"' in html_of("| A |\n| --- |\n| 1 |\n")


def test_later_tables_are_labelled_by_their_own_columns():
    table = "| {0} | {0}2 |\n| --- | --- |\n| 1 | 2 |\n"

    html = html_of(f"{table.format('A')}\n{table.format('B')}")

    assert 'data-label="A2"' in html
    assert 'data-label="B2"' in html


def test_nothing_is_unknown_where_the_names_could_not_be_read():
    lost = Names(references=None, terms=None)

    _html, sheet, faults = render("[@any] [[thing]]", names=lost)

    assert faults == []
    assert sheet.terms == ["thing"]


def test_line_has_no_paragraph():
    faults, sheet = Faults(), Sheet(NAMES)

    html = read_line(Passage("f", 1, " a *b*\n"), sheet, CAPTION, faults)

    assert html == "a <em>b</em>"


def test_question_counts_its_sources_and_leaves_them_out():
    faults, sheet = Faults(), Sheet(NAMES)
    text = "The label [@a-1] says so\n[@b-2]{.known}. Why [@a-1]?"

    html = read_question(Passage("f", 1, text), sheet, faults)

    assert html == "<p>The label says so. Why?</p>"
    assert list(sheet.citations()) == [(1, "a-1", ["confirmed"]), (2, "b-2", ["known"])]
    assert not faults


def test_question_with_an_unknown_source_is_a_fault():
    faults, sheet = Faults(), Sheet(NAMES)

    html = read_question(Passage("f", 3, "Why [@c-9]?"), sheet, faults)

    assert html == ""
    assert [str(fault) for fault in faults] == [
        "f:3: `[@c-9]` does not belong here; cite in `why` or `rationale`"
    ]


def test_plain_words_have_no_marks():
    text = "Take **one** [@a-1]\n[[half-life|t]] `x`.\n\n- Next\n"

    assert plain_words(Passage("f", 1, text)) == "Take one t x. Next"
