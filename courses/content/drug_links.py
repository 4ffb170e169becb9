"""The first mention of a drug in a lesson leads to the drug's page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from markdown_it.token import Token

from courses.content.drugs import drug_page
from courses.content.rendering import Sheet


def link_drugs(tokens: Sequence[Token], sheet: Sheet) -> None:
    """Link each drug where the paragraphs and lists of a page first name it."""
    drugs = sheet.names.drugs
    if not drugs:
        return
    said = re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, drugs))})(?![\w-])", re.IGNORECASE
    )
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and token.children:
            token.children = list(_linked(token.children, said, drugs, sheet.drugs))


def _linked(
    children: Sequence[Token],
    said: "re.Pattern[str]",
    drugs: Mapping[str, str],
    linked: set[str],
) -> Iterator[Token]:
    """Yield a line's tokens, parted at first mentions outside of links."""
    depth = 0
    for child in children:
        depth += child.nesting if child.type.startswith("link_") else 0
        if child.type != "text" or depth:
            yield child
            continue
        start = 0
        for found in said.finditer(child.content):
            slug = drugs[found[0].casefold()]
            if slug not in linked:
                linked.add(slug)
                yield _like(child, child.content[start : found.start()])
                yield from _link(child, found[0], slug)
                start = found.end()
        yield _like(child, child.content[start:])


def _like(child: Token, words: str) -> Token:
    return Token("text", "", 0, content=words, level=child.level, map=child.map)


def _link(child: Token, words: str, slug: str) -> Iterator[Token]:
    yield Token("link_open", "a", 1, attrs={"href": drug_page(slug)}, map=child.map)
    yield _like(child, words)
    yield Token("link_close", "a", -1, map=child.map)
