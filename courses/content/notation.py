"""What this Markdown has beyond CommonMark: sources, glossary words, directives.

Each rule only recognizes its form and keeps it as a token; `checking` judges the
tokens and `rendering` turns them into HTML.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

CITE = re.compile(r"\[@(?P<key>[^\[\]]*)\](?:\{(?P<status>[^{}\n]*)\})?")
TERM = re.compile(r"\[\[(?P<term>[^\[\]|\n]+)(?:\|(?P<shown>[^\[\]\n]+))?\]\]")
DIRECTIVE = re.compile(r":::(?P<name>[\w-]+|[ \t]+[\w-]+)[ \t]*(?P<title>.*)")
CLOSE = re.compile(r":::\s*")
HEADING = re.compile(r"#{1,6}\s")

# Their bodies are Markdown; the bodies of the others are data.
PROSE = frozenset({"warning", "margin", "table", "bedside", "counter"})
DATA = frozenset({"figure", "check", "lab"})

UNITS = (
    r"%|°C|(?:[mkn]?g|mcg|[md]?L|mmol|mEq|units?)(?:/(?:kg|h|min|day|d?L|mL))*|"
    r"h|min|hours?|minutes?|seconds?|days?|nights?|weeks?|months?|years?|"
    r"tablets?|doses?|half-li(?:fe|ves)"
)
# A number, or the {name} of one that is drawn for each attempt, before its unit; and
# what is multiplied or divided by, after its sign.
AMOUNT = re.compile(rf"(?<=[\d}}]) (?=(?:{UNITS})(?![\w-]))|(?<=[×÷]) (?=[\d{{])")
STARTS_WITH_UNIT = re.compile(rf"(?:{UNITS})(?![\w-])")
NO_BREAK = "\N{NO-BREAK SPACE}"
# The dash of a range, and the hyphen of a number or of a name such as N-desmethyl.
DASH = re.compile(r"(?<=\d)–(?=\d)|(?<=\d)-(?=\d)|(?<=\b[A-Zα])-(?=\w)")
JOINED = "\N{WORD JOINER}"


def extend(markdown: MarkdownIt) -> None:
    """Teach a CommonMark parser our notation, and tables; take HTML from it."""
    markdown.enable("table")
    markdown.disable(["reference", "lheading", "code", "html_block", "html_inline"])
    markdown.inline.ruler.before("link", "cite", _cite)
    markdown.inline.ruler.before("link", "term", _term)
    markdown.block.ruler.before(
        "fence", "directive", _directive, {"alt": ["paragraph", "blockquote", "list"]}
    )
    markdown.core.ruler.push("places", _places)
    markdown.core.ruler.push("close_up", _close_up)
    markdown.core.ruler.push("amounts", _amounts)
    markdown.core.ruler.push("margins", _margins)


def _cite(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
    """Recognize `[@key]` and `[@key]{.status}`."""
    return _match(state, silent, "cite", CITE)


def _term(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
    """Recognize `[[term]]` and `[[term|text shown]]`."""
    return _match(state, silent, "term", TERM)


def _match(
    state: StateInline,
    silent: bool,  # noqa: FBT001 -- markdown-it's
    kind: str,
    pattern: "re.Pattern[str]",
) -> bool:
    if state.src[state.pos] != "[":
        return False
    found = pattern.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.meta = found.groupdict(default="")
        token.content = found.group()
    state.pos = found.end()
    return True


def _directive(
    state: StateBlock,
    start: int,
    end: int,
    silent: bool,  # noqa: FBT001 -- markdown-it's
) -> bool:
    """Recognize `::: name Title` up to its `:::`.

    One that is not closed ends before the next heading or directive, so that what
    follows it is still read and checked.
    """
    if not _line(state, start).startswith(":::"):
        return False
    if silent:
        return True
    opened = DIRECTIVE.match(_line(state, start))
    if not opened:
        state.push("directive_stray", "", 0).map = [start, start + 1]
        state.line = start + 1
        return True
    last = next((at for at in range(start + 1, end) if _ends(_line(state, at))), end)
    is_closed = last < end and CLOSE.fullmatch(_line(state, last)) is not None
    name = opened["name"].strip()
    meta = {"name": name, "title": opened["title"].strip(), "is_closed": is_closed}
    if name in DATA:
        token = state.push("directive_data", "", 0)
        token.content = state.getLines(start + 1, last, 0, keepLastLF=True)
        token.map, token.meta = [start, last], meta
    else:
        _push_prose(state, (start, last), meta)
    state.line = last + 1 if is_closed else last
    return True


def _push_prose(
    state: StateBlock, lines: tuple[int, int], meta: dict[str, object]
) -> None:
    start, last = lines
    token = state.push("directive_open", "div", 1)
    token.map, token.meta, token.block = [start, last], meta, True
    outer, state.lineMax = state.lineMax, last
    state.md.block.tokenize(state, start + 1, last)
    state.lineMax = outer
    state.push("directive_close", "div", -1).meta = meta


def _line(state: StateBlock, at: int) -> str:
    return state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]].rstrip()


def _ends(line: str) -> bool:
    return line.startswith(":::") or HEADING.match(line) is not None


def _places(state: StateCore) -> None:
    """Give each inline token the line that it stands on."""
    for token in state.tokens:
        line = token.map[0] if token.map else 0
        for child in token.children or ():
            child.map = [line, line + 1]
            line += child.type in {"softbreak", "hardbreak"}


def _close_up(state: StateCore) -> None:
    """Let no citation begin a line: take away the space or line break before it."""
    for token in state.tokens:
        for before, child in pairwise(token.children or ()):
            if child.type == "cite" and before.type in {"text", "softbreak"}:
                before.type, before.content = "text", before.content.rstrip(" ")


def _amounts(state: StateCore) -> None:
    """Join each number to its unit, also where the author broke the line."""
    for token in state.tokens:
        if token.children:
            _join_lines(token.children)
            for child in _texts(token.children):
                child.content = join_amounts(child.content)


def join_amounts(text: str) -> str:
    """Keep each number on one line with its unit, and with the × or ÷ before it."""
    return AMOUNT.sub(NO_BREAK, text)


def join_dashes(text: str) -> str:
    """Keep each range, each number with hyphens on one line."""
    return DASH.sub(rf"{JOINED}\g<0>{JOINED}", text)


def _join_lines(children: list[Token]) -> None:
    for before, token, after in zip(children, children[1:], children[2:], strict=False):
        if (
            token.type == "softbreak"
            and before.content[-1:].isdigit()
            and STARTS_WITH_UNIT.match(after.content)
        ):
            token.type, token.content = "text", NO_BREAK


def _texts(children: Iterable[Token]) -> Iterable[Token]:
    return (child for child in children if child.type == "text")


def _margins(state: StateCore) -> None:
    """Put each margin note beside the paragraph or list that it comments on."""
    placed: list[Token] = []
    block = 0  # where the last outermost block starts
    for token in state.tokens:
        opens = token.level == 0 and token.nesting >= 0
        if opens and _is_margin(token) and _can_be_noted(placed[block:]):
            placed.insert(block, _noted(1))
            token.meta["is_noted"] = True
        elif opens:
            block = len(placed)
        placed.append(token)
        if token.type == "directive_close" and "is_noted" in token.meta:
            placed.append(_noted(-1))
            block = len(placed)
    state.tokens = placed


def _is_margin(token: Token) -> bool:
    return token.type == "directive_open" and token.meta["name"] == "margin"


def _can_be_noted(block: list[Token]) -> bool:
    kinds = {"paragraph_open", "bullet_list_open", "ordered_list_open"}
    return bool(block) and block[0].type in kinds


def _noted(nesting: Literal[1, -1]) -> Token:
    kind = "noted_open" if nesting > 0 else "noted_close"
    attrs: dict[str, str | int | float] = {"class": "noted"} if nesting > 0 else {}
    return Token(kind, "div", nesting, attrs=attrs, block=True)
