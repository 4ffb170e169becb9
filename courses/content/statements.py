"""What a text states, sentence by sentence and row by row, and what bears it out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markdown_it.token import Token

from courses.content.rendering import parser, status_of
from courses.content.tables import plain_text
from courses.content.yaml import Passage

# A citation stands in a line as one character that no author types.
FIRST_MARK = 0xE000
MARK = "[\ue000-\uf8ff]"
END = re.compile(
    rf"(?<=[.?!…])[”’\")]*{MARK}*\s+(?=[“\u2018\"(]*[A-Z0-9{{\u0370-\u03ff])"
)
ABBREVIATED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|vs|No|approx|e\.g|i\.e)\.\s+$")


class Cited(NamedTuple):
    """A source, and how far the citation of it was checked."""

    key: str
    status: str


@dataclass(frozen=True)
class Statement:
    """A sentence, or a row of a table.

    `cited` holds what stands in it, and for a row what stands over the whole table.
    `group` is the same for all sentences of one paragraph or list entry.
    """

    text: str
    line: int
    cited: tuple[Cited, ...]
    group: int
    is_row: bool = False


def statements(tokens: Sequence[Token], first_line: int) -> Iterator[Statement]:
    """Yield what the tokens of one text state; headings state nothing."""
    over = _over_tables(tokens)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "tr_open":
            end = next(
                place
                for place in range(at, len(tokens))
                if tokens[place].type == "tr_close"
            )
            yield from _row(tokens[at:end], first_line, at, over.get(at, ()))
            at = end
        elif token.type == "inline" and tokens[at - 1].type != "heading_open":
            yield from _sentences(token, first_line, at)
        at += 1


def statements_of(passage: Passage) -> list[Statement]:
    """Return what a text in Markdown states."""
    return list(statements(parser().parse(passage.text), passage.line))


def tables(tokens: Sequence[Token], first_line: int) -> Iterator[tuple[int, bool]]:
    """Yield each table's line, and whether any source stands in it or over it."""
    over = _over_tables(tokens)
    opened: int | None = None
    cited = False
    for at, token in enumerate(tokens):
        if token.type == "table_open":
            opened, cited = _line(token, first_line), False
        elif token.type == "table_close" and opened is not None:
            yield opened, cited
            opened = None
        elif opened is not None:
            cited = cited or bool(_cited(token)) or bool(over.get(at))


def _over_tables(tokens: Sequence[Token]) -> dict[int, tuple[Cited, ...]]:
    """Lead from each row to the sources of its table's heading, and beside it.

    Beside it is what stands in the same `::: table`, above or below the rows.
    """
    over: dict[int, tuple[Cited, ...]] = {}
    rows: list[int] = []
    shared: list[Cited] = []
    is_in_box = is_in_body = False
    for at, token in enumerate(tokens):
        if token.type == "directive_open" and token.meta["name"] == "table":
            is_in_box, rows, shared = True, [], []
        elif token.type == "table_open" and not is_in_box:
            rows, shared = [], []
        elif token.type in {"tbody_open", "tbody_close"}:
            is_in_body = token.type == "tbody_open"
        elif token.type == "tr_open":
            rows.append(at)
        elif token.type == "inline" and not is_in_body:
            shared += _cited(token)
        ends = "directive_close" if is_in_box else "table_close"
        if token.type == ends:
            over |= dict.fromkeys(rows, tuple(shared))
            is_in_box = is_in_box and ends != token.type
            rows, shared = [], []
    return over


def _cited(token: Token) -> list[Cited]:
    return [
        Cited(child.meta["key"], status_of(child))
        for child in token.children or ()
        if child.type == "cite"
    ]


def _line(token: Token, first_line: int) -> int:
    return first_line + (token.map[0] if token.map else 0)


def _row(
    tokens: Sequence[Token], first_line: int, group: int, over: tuple[Cited, ...]
) -> Iterator[Statement]:
    cells = [token for token in tokens if token.type == "inline"]
    text = " | ".join(plain_text(cell) for cell in cells)
    cited = tuple(source for cell in cells for source in _cited(cell))
    line = _line(tokens[0], first_line)
    yield Statement(text, line, (*cited, *over), group, is_row=True)


def _sentences(token: Token, first_line: int, group: int) -> Iterator[Statement]:
    """Part a paragraph; what stands behind a full stop belongs before it."""
    text = ""
    sources: list[Cited] = []
    lines: list[int] = []
    for child in token.children or ():
        if child.type == "cite":
            piece = chr(FIRST_MARK + len(sources))
            sources.append(Cited(child.meta["key"], status_of(child)))
        else:
            piece = _piece(child)
        text += piece
        lines += [_line(child, first_line)] * len(piece)
    for start, end in _cuts(text):
        part = text[start:end]
        yield Statement(
            text=" ".join(re.sub(MARK, "", part).split()),
            line=lines[start],
            cited=tuple(
                sources[ord(mark) - FIRST_MARK] for mark in re.findall(MARK, part)
            ),
            group=group,
        )


def _piece(child: Token) -> str:
    if child.type in {"softbreak", "hardbreak"}:
        return " "
    if child.type == "term":
        return str(child.meta["shown"] or child.meta["term"])
    return child.content if child.type in {"text", "code_inline"} else ""


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence starts and ends."""
    start = 0
    for found in END.finditer(text):
        if not ABBREVIATED.search(text[start : found.end()]):
            yield start, found.end()
            start = found.end()
    if text[start:].strip():
        yield start, len(text)
