"""What is wrong in a text: names nobody defined, and forms that don't work here."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from courses.content.faults import Faults, did_you_mean
from courses.content.names import Allow, Names, fold
from courses.content.notation import CITE, DATA, PROSE
from courses.content.yaml import Passage

STATUSES = ("confirmed", "secondary", "known")
RAW_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
DEAD_LINK = re.compile(r"\]\([^)]*\)")
STRAY_NAME = re.compile(r"(?:\[@|\[\[).{0,20}")


def check_tokens(
    tokens: Sequence[Token],
    passage: Passage,
    names: Names,
    allow: Allow,
    faults: Faults,
) -> None:
    """Note every fault in the tokens of one text, at its own line."""
    for token in _all(tokens):
        line = passage.line + (token.map[0] if token.map else 0)
        for what in problems(token, names, allow):
            faults.add(passage.file, line, what)


def problems(token: Token, names: Names, allow: Allow) -> list[str]:
    """Return what is wrong with one token."""
    return list(_CHECKS.get(token.type, _nothing)(token, names, allow))


def _all(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _nothing(_token: Token, _names: Names, _allow: Allow) -> Iterator[str]:
    yield from ()


def _text(token: Token, _names: Names, _allow: Allow) -> Iterator[str]:
    if raw := RAW_HTML.search(token.content):
        yield f"raw HTML `{raw.group()}`; write Markdown or a directive"
    if link := DEAD_LINK.search(token.content):
        yield f"the link `{link.group()[1:]}` leads nowhere; write [text](https://…)"
    if half := STRAY_NAME.search(token.content):
        yield (
            f"`{half.group()}` begins a source or a word and doesn't end it; "
            "write [@key] or [[word]] on one line"
        )


def _cite(token: Token, names: Names, allow: Allow) -> Iterator[str]:
    key, status = token.meta["key"], token.meta["status"]
    if Allow.SOURCES not in allow:
        yield f"`{token.content}` does not belong here; cite in `why` or `rationale`"
    elif names.references is not None and key not in names.references:
        near = did_you_mean(key, names.references)
        yield f"unknown source `[@{key}]`; {near} (sources are in references.yaml)"
    if status and status.removeprefix(".") not in STATUSES[1:]:
        yield f"`{{{status}}}` is no status; write {{.secondary}} or {{.known}}"


def _term(token: Token, names: Names, allow: Allow) -> Iterator[str]:
    term = token.meta["term"]
    if Allow.TERMS not in allow:
        yield f"`{token.content}` does not belong here; glossary words open in lessons"
    elif names.terms is not None and fold(term) not in names.terms:
        near = did_you_mean(fold(term), names.terms)
        yield f"unknown glossary word `{term}`; {near} (words are in glossary.yaml)"


def _link(token: Token, names: Names, allow: Allow) -> Iterator[str]:
    href = str(token.attrs["href"])
    if href.startswith("https://"):
        return
    if ":" in href or Allow.LINKS not in allow:
        yield f"the link `{href}` does not belong here; link to https://…"
        return
    if href.startswith("/"):
        if href not in names.pages:
            near = did_you_mean(href, names.pages)
            yield f"no page `{href}` in this course to link to; {near}"
        return
    lesson, _, section = href.partition("#")
    if lesson and lesson not in names.sections:
        near = did_you_mean(lesson, names.sections)
        yield f"no lesson `{lesson}` to link to; {near}"
    elif section and lesson:
        yield from unknown_section(lesson, section, names)


def unknown_section(lesson: str, section: str, names: Names) -> Iterator[str]:
    """Say so where a lesson has no such section."""
    sections = names.sections[lesson]
    if sections is not None and section not in sections:
        near = did_you_mean(section, sections)
        yield f"lesson `{lesson}` has no section `{section}`; {near}"


def _image(token: Token, _names: Names, _allow: Allow) -> Iterator[str]:
    yield f"the picture `{token.attrs['src']}` can't stand here; use ::: figure name"


def _directive(token: Token, _names: Names, allow: Allow) -> Iterator[str]:
    name = token.meta["name"]
    if Allow.DIRECTIVES not in allow:
        yield f"`::: {name}` does not belong here; directives work in lessons"
        return
    if name not in PROSE | DATA:
        yield f"unknown directive `::: {name}`; {did_you_mean(name, PROSE | DATA)}"
    elif not token.meta["title"]:
        yield f"`::: {name}` says nothing after its name; write ::: {name} {_eg(name)}"
    elif CITE.search(token.meta["title"]):
        yield "a title cites nothing; move [@key] to a heading cell or into the text"
    elif name == "table" and "has_table" not in token.meta:
        yield "`::: table` holds no table; write rows of cells parted by |"
    if not token.meta["is_closed"]:
        yield f"`::: {name}` is not closed; end it with ::: on a line of its own"
    if token.level:
        yield f"`::: {name}` stands inside a list or quotation; move it to the margin"


def _eg(name: str) -> str:
    return "name-of-it" if name in DATA else "Title"


def _stray(_token: Token, _names: Names, _allow: Allow) -> Iterator[str]:
    yield "`:::` closes nothing; open a directive above it, or delete it"


def _heading(token: Token, _names: Names, allow: Allow) -> Iterator[str]:
    if Allow.DIRECTIVES not in allow:
        yield "a heading does not belong here; write a paragraph"
    elif token.tag not in {"h2", "h3"}:
        yield f"`{token.markup}` is no heading for a lesson; write ## or ###"


_CHECKS = {
    "text": _text,
    "cite": _cite,
    "term": _term,
    "link_open": _link,
    "image": _image,
    "directive_open": _directive,
    "directive_data": _directive,
    "directive_stray": _stray,
    "heading_open": _heading,
}
