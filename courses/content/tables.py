"""Tables that scroll in a named frame, stack on a phone and keep their roles."""

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

ROLES = {
    "table_open": "table",
    "thead_open": "rowgroup",
    "tbody_open": "rowgroup",
    "tr_open": "row",
    "th_open": "columnheader",
    "td_open": "cell",
}


def label_tables(state: StateCore) -> None:
    """Give each table its title, and each cell its column's heading.

    The roles are written out because a stacked layout takes a table's own away.
    """
    _title_tables(state.tokens)
    _label_cells(state.tokens)
    for token in state.tokens:
        if token.type in ROLES:
            token.attrSet("role", ROLES[token.type])
            _align(token)
    _name_rows(state.tokens)


def _title_tables(tokens: Sequence[Token]) -> None:
    """Name a table by the directive around it, or by the heading above it."""
    title = ""
    opened: dict[str, object] = {}
    for before, token in pairwise((None, *tokens)):
        if before and before.type == "heading_open" and token:
            title = plain_text(token)
        elif token and token.type == "directive_open":
            title, opened = token.meta["title"], token.meta
        elif token and token.type == "table_open":
            token.meta = {"title": title, "has_caption": opened.get("name") == "table"}
            opened["has_table"] = True


def _label_cells(tokens: Sequence[Token]) -> None:
    columns: list[str] = []
    at = 0
    for before, token in pairwise(tokens):
        if before.type == "thead_open":
            columns = []
        elif before.type == "th_open":
            columns.append(plain_text(token))
        elif token.type == "tr_open":
            at = 0
        elif token.type == "td_open":
            token.meta = {"column": at}
            token.attrSet("data-label", columns[at])
            at += 1


def _align(token: Token) -> None:
    """Turn markdown-it's inline style, which our pages forbid, into a class."""
    style = str(token.attrs.pop("style", ""))
    if "right" in style:
        token.attrSet("class", "table__number")


def _name_rows(tokens: Sequence[Token]) -> None:
    """Make the first cell of each row the row's heading."""
    closing = False
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "td_open" and token.meta["column"] == 0:
            token.tag, closing = "th", True
            token.attrSet("scope", "row")
            token.attrSet("role", "rowheader")
        elif token.type == "td_close" and closing:
            token.tag, closing = "th", False


def plain_text(inline: Token) -> str:
    """Return the words of an inline token, without marks, sources and links."""
    words = "".join(_words(child) for child in inline.children or ())
    return re.sub(r"[ \n]+", " ", words).strip()


def _words(child: Token) -> str:
    if child.type == "term":
        return str(child.meta["shown"] or child.meta["term"])
    if child.type in {"text", "code_inline"}:
        return child.content
    return " " if child.type in {"softbreak", "hardbreak"} else ""
