"""Checked tokens to HTML: sources, glossary words, boxes and tables.

HTML in the text is off; whatever is not made here is escaped.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from accounts.templatetags.icons import icon
from courses.content.checking import check_tokens, problems
from courses.content.faults import Faults
from courses.content.names import EXPLANATION, QUESTION, Allow, Names, fold
from courses.content.notation import extend, join_amounts, join_dashes
from courses.content.tables import label_tables, plain_text
from courses.content.yaml import Passage

CONFIRMED, SECONDARY, KNOWN = "confirmed", "secondary", "known"
# What a reader sees of a status; `status_words` is what one hears.
MARKS = {CONFIRMED: "", SECONDARY: "*", KNOWN: "†"}


def status_words(status: str) -> str:
    """Say how far a citation was checked, as a reader hears it."""
    return {
        CONFIRMED: "",
        SECONDARY: _("reported by a secondary text"),
        KNOWN: _("stated from a known source, not reread"),
    }[status]


def status_of(cite: Token) -> str:
    """Return how far a citation was checked."""
    return str(cite.meta["status"].removeprefix(".")) or CONFIRMED


@dataclass
class Sheet:
    """What one page gathers while it is rendered: sources, words, drugs linked.

    Shape: `statuses` leads from each source's key, in order of first use, to the
    statuses it is cited with, in theirs.
    """

    names: Names
    prefix: str = ""
    statuses: dict[str, list[str]] = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)
    drugs: set[str] = field(default_factory=set)

    def cite(self, key: str, status: str) -> int:
        """Note one citation and return the number of its source."""
        cited = self.statuses.setdefault(key, [])
        if status not in cited:
            cited.append(status)
        return list(self.statuses).index(key) + 1

    def use_term(self, term: str) -> str:
        """Note one use of a glossary word and return its slug."""
        word = (self.names.terms or {}).get(fold(term), term)
        if word not in self.terms:
            self.terms.append(word)
        return slugify(word)

    def citations(self) -> Iterator[tuple[int, str, list[str]]]:
        """Yield number, key and statuses of each source."""
        for number, (key, statuses) in enumerate(self.statuses.items(), start=1):
            yield number, key, statuses


def _cite(token: Token, sheet: Sheet) -> str:
    """Link a citation to its source, with its number and status."""
    key, status = token.meta["key"], status_of(token)
    return format_html(
        '<a class="citation citation--{status}" href="#ref-{prefix}{key}">'
        '<span class="visually-hidden">{source} </span>{number}{mark}{words}</a>',
        status=status,
        prefix=sheet.prefix,
        key=key,
        source=_("source"),
        number=sheet.cite(key, status),
        mark=_silent(MARKS[status]),
        words=_hidden(status_words(status)),
    )


def _silent(mark: str) -> str:
    return format_html('<span aria-hidden="true">{}</span>', mark) if mark else ""


def _hidden(words: str) -> str:
    if not words:
        return ""
    return format_html('<span class="visually-hidden">, {}</span>', words)


def _text(token: Token, _sheet: Sheet) -> str:
    """Write words out; what only makes sense in one piece stays on one line."""
    return escapeHtml(join_dashes(token.content))


def _term(token: Token, sheet: Sheet) -> str:
    """Make a glossary word the button that opens its meaning."""
    term = token.meta["term"]
    return format_html(
        '<button class="term" type="button" popovertarget="term-{}">{}</button>',
        sheet.use_term(term),
        token.meta["shown"] or term,
    )


def _link_open(token: Token, _sheet: Sheet) -> str:
    """Lead to a lesson or a page of the course from here, and outward plainly."""
    href = str(token.attrs["href"])
    if href.startswith("/"):
        href = f"../..{href}"
    elif not href.startswith(("https://", "#")):
        lesson, _sharp, section = href.partition("#")
        href = f"../{lesson}/#{section}" if section else f"../{lesson}/"
    return format_html('<a href="{}">', href)


def _directive_open(token: Token, _sheet: Sheet) -> str:
    opening, _closing = BOXES[token.meta["name"]]
    return format_html(opening, title=join_amounts(token.meta["title"]))


def _directive_close(token: Token, _sheet: Sheet) -> str:
    _opening, closing = BOXES[token.meta["name"]]
    return closing


def _table_open(token: Token, _sheet: Sheet) -> str:
    """Open a table in a frame that scrolls and can be reached by keyboard."""
    title = join_amounts(token.meta["title"])
    caption = format_html("<caption>{}</caption>", title)
    return format_html(
        '<div class="scroll" tabindex="0" role="group" aria-label="{}">'
        '<table class="table table--cards table--words" role="table">{}\n',
        title or _("Table"),
        caption if token.meta["has_caption"] else "",
    )


def _table_close(_token: Token, _sheet: Sheet) -> str:
    return "</table></div>\n"


def _cell_open(token: Token, _sheet: Sheet) -> str:
    """Keep a cell's content in one piece, beside its label on a phone."""
    return f"<{token.tag}{RendererHTML.renderAttrs(token)}><span>"


def _cell_close(token: Token, _sheet: Sheet) -> str:
    return f"</span></{token.tag}>\n"


Rule = Callable[[Token, Sheet], str]
RULES: Mapping[str, Rule] = {
    "text": _text,
    "cite": _cite,
    "term": _term,
    "link_open": _link_open,
    "directive_open": _directive_open,
    "directive_close": _directive_close,
    "table_open": _table_open,
    "table_close": _table_close,
    "td_open": _cell_open,
    "td_close": _cell_close,
}


def _notice(style: str, picture: str) -> tuple[str, str]:
    opening = (
        f'<div class="notice notice--{style}" role="note">{icon(picture)}'
        '<div class="notice__body"><h3 class="notice__title">{title}</h3>\n'
    )
    return opening, "</div></div>\n"


def _box(style: str, tag: str) -> tuple[str, str]:
    opening = (
        f'<div class="{style}" role="note">'
        f'<{tag} class="{style}__title">{{title}}</{tag}>\n'
    )
    return opening, "</div>\n"


# The opening and closing of each directive's box.
BOXES = {
    "warning": _box("boxed-warning", "p"),
    "margin": _box("margin-note", "b"),
    "bedside": _notice("bedside", "stethoscope"),
    "counter": _notice("counter", "pill"),
    "table": ('<div class="card">', "</div>\n"),
}


@cache
def parser() -> MarkdownIt:
    """Return the one parser of every course text: HTML off, our notation on."""
    markdown = MarkdownIt("commonmark", {"html": False})
    extend(markdown)
    markdown.core.ruler.push("tables", label_tables)
    for kind, rule in RULES.items():
        markdown.add_render_rule(kind, _as_method(rule))
    return markdown


def _as_method(rule: Rule) -> Callable[..., str]:
    """Give a rule the arguments that markdown-it calls it with."""

    def render(
        _renderer: RendererHTML,
        tokens: Sequence[Token],
        at: int,
        _options: OptionsDict,
        env: Mapping[str, Sheet],
    ) -> str:
        return rule(tokens[at], env["sheet"])

    return render


def render_tokens(tokens: Sequence[Token], sheet: Sheet) -> str:
    """Render tokens that were found without fault."""
    html = parser().renderer.render(tokens, parser().options, {"sheet": sheet})
    return str(html).strip()


def read_block(passage: Passage, sheet: Sheet, allow: Allow, faults: Faults) -> str:
    """Render paragraphs, lists and tables; a faulty text gives none."""
    return _read(parser().parse(passage.text), passage, sheet, allow, faults)


def read_question(passage: Passage, sheet: Sheet, faults: Faults) -> str:
    """Render a question; its sources are counted and shown with the explanation.

    On the page of a running attempt there is no list that a citation could lead to.
    """
    tokens = parser().parse(passage.text)
    for token in tokens:
        if token.children:
            token.children = list(_mute(token.children, sheet))
    return _read(tokens, passage, sheet, QUESTION, faults)


def _mute(children: Sequence[Token], sheet: Sheet) -> Iterator[Token]:
    """Note the citations of a line and leave them out."""
    for token in children:
        if token.type == "cite" and not problems(token, sheet.names, EXPLANATION):
            sheet.cite(token.meta["key"], status_of(token))
        else:
            yield token


def read_line(passage: Passage, sheet: Sheet, allow: Allow, faults: Faults) -> str:
    """Render what stands inside a line, such as an option; a faulty text gives none."""
    tokens = parser().parseInline(passage.text.strip())
    return _read(tokens, passage, sheet, allow, faults)


def plain_words(passage: Passage) -> str:
    """Return a text's words alone, for titles and tables."""
    tokens = parser().parse(passage.text)
    return " ".join(plain_text(token) for token in tokens if token.children)


def _read(
    tokens: Sequence[Token],
    passage: Passage,
    sheet: Sheet,
    allow: Allow,
    faults: Faults,
) -> str:
    found = Faults()
    check_tokens(tokens, passage, sheet.names, allow, found)
    faults.extend(found)
    return "" if found else render_tokens(tokens, sheet)
