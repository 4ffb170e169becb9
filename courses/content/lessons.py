"""A lesson's file to its sections, and to the blocks that a page shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from markdown_it.token import Token

from courses.content.checking import check_tokens
from courses.content.drug_links import link_drugs
from courses.content.drugs import Formulary
from courses.content.faults import Faults
from courses.content.figures import Pair, read_figure
from courses.content.labs import read_lab
from courses.content.mentions import Mention
from courses.content.names import LESSON, Names
from courses.content.notation import join_amounts
from courses.content.rendering import Sheet, parser, render_tokens
from courses.content.schemas import LessonForm
from courses.content.tables import plain_text
from courses.content.validation import validate
from courses.content.yaml import Document, Passage, load_yaml

FENCE = "---"


@dataclass(frozen=True)
class Section:
    """A part of a lesson, under a heading of its own."""

    slug: str
    title: str
    line: int
    tokens: list[Token] = field(default_factory=list)


@dataclass(frozen=True)
class Draft:
    """A lesson as it was read, before its names are looked up."""

    slug: str
    head: Document | None
    form: LessonForm | None
    body: Passage
    sections: list[Section]

    @property
    def slugs(self) -> frozenset[str]:
        """Return what a link into this lesson may name."""
        return frozenset(section.slug for section in self.sections)


@dataclass(frozen=True)
class Lesson:
    """A lesson ready to be shown.

    Shape: `blocks` hold `{"type", "section"}` with `"html"`, or for a check `"item"`
    and for a lab `"lab"`.
    """

    draft: Draft
    blocks: list[dict[str, Any]]
    sheet: Sheet
    checks: list[Mention]
    figures: list[str]
    words: int

    @property
    def sections(self) -> list[dict[str, str]]:
        """Return the sections as a page lists them."""
        return [
            {"slug": section.slug, "title": section.title}
            for section in self.draft.sections
        ]


def read_draft(slug: str, file: str, text: str, faults: Faults) -> Draft | None:
    """Read a lesson's head and find its sections."""
    lines = text.split("\n")
    ends = [at for at, line in enumerate(lines) if line.rstrip() == FENCE]
    if ends[1:] and ends[0] == 0:
        end = ends[1]
    else:
        what = "has no head; start with ---, the keys `title: …` and so on, and ---"
        faults.add(file, 1, what)
        return None
    head = load_yaml(file, "\n".join(lines[1:end]), faults, first_line=2)
    form = validate(LessonForm, head, faults) if head else None
    body = Passage(file, end + 2, "\n".join(lines[end + 1 :]))
    sections = _sections(body, faults)
    return Draft(slug, head, form, body, sections)


def _sections(body: Passage, faults: Faults) -> list[Section]:
    """Part a lesson at its `##` headings."""
    sections: list[Section] = []
    tokens = parser().parse(body.text)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "heading_open" and token.tag == "h2" and not token.level:
            sections.append(_section(token, tokens[at + 1], body, sections, faults))
            at += 3  # the heading's start, text and end
            continue
        if sections:
            sections[-1].tokens.append(token)
        elif token.map and not token.level:
            what = "stands before the first `## Heading`; put a heading above it"
            faults.add(body.file, body.line + token.map[0], what)
        at += 1
    if not sections:
        faults.add(body.file, body.line, "has no section; write `## Heading` and text")
    return sections


def _section(
    opening: Token,
    heading: Token,
    body: Passage,
    before: Sequence[Section],
    faults: Faults,
) -> Section:
    title = plain_text(heading)
    slug = slugify(title)
    line = body.line + (opening.map[0] if opening.map else 0)
    if not slug:
        what = f"the heading “{title}” gives no address; reword it"
        faults.add(body.file, line, what)
    for other in before:
        if other.slug == slug:
            what = (
                f"the section `{slug}` is here twice, first in line {other.line}; "
                "reword one heading"
            )
            faults.add(body.file, line, what)
    return Section(slug, join_amounts(title), line)


def build_lesson(
    draft: Draft,
    names: Names,
    drawn: Mapping[str, Pair],
    faults: Faults,
    *,
    formulary: Formulary | None = None,
) -> Lesson:
    """Check a lesson's text against the course's names and render it."""
    builder = _Builder(draft, Sheet(names), drawn, formulary, faults)
    blocks = [
        {"type": kind, "section": section.slug, **content}
        for section in draft.sections
        for kind, content in builder.blocks(section)
    ]
    words = sum(_words(section.tokens) for section in draft.sections)
    return Lesson(draft, blocks, builder.sheet, builder.checks, builder.figures, words)


class _Builder:
    """Turn sections into blocks, in reading order, so that sources number upward."""

    def __init__(
        self,
        draft: Draft,
        sheet: Sheet,
        drawn: Mapping[str, Pair],
        formulary: Formulary | None,
        faults: Faults,
    ) -> None:
        self.sheet = sheet
        self.checks: list[Mention] = []
        self.figures: list[str] = []
        self._labs: list[str] = []
        self._body, self._drawn, self._faults = draft.body, drawn, faults
        self._formulary = formulary

    def blocks(self, section: Section) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield each block's type and content."""
        prose: list[Token] = []
        for token in section.tokens:
            if token.type != "directive_data":
                prose.append(token)
                continue
            yield from self._prose(prose)
            prose = []
            check_tokens([token], self._body, self.sheet.names, LESSON, self._faults)
            name = token.meta["title"]
            if token.meta["name"] == "check":
                self._check(token, name)
                yield "check", {"item": name}
            elif token.meta["name"] == "lab":
                yield "lab", {"lab": self._lab(token, name)}
            else:
                yield "figure", {"html": self._figure(token, name)}
        yield from self._prose(prose)

    def _prose(self, tokens: list[Token]) -> Iterator[tuple[str, dict[str, str]]]:
        found = Faults()
        check_tokens(tokens, self._body, self.sheet.names, LESSON, found)
        self._faults.extend(found)
        if tokens and not found:
            link_drugs(tokens, self.sheet)
            yield "html", {"html": render_tokens(tokens, self.sheet)}

    def _line(self, token: Token) -> int:
        return self._body.line + (token.map[0] if token.map else 0)

    def _check(self, token: Token, code: str) -> None:
        if token.content.strip():
            what = "a check holds nothing; write its text in items/ and close it here"
            self._faults.add(self._body.file, self._line(token) + 1, what)
        self.checks.append(Mention(code, self._body.file, self._line(token)))

    def _lab(self, token: Token, name: str) -> dict[str, Any] | None:
        if self._labs:
            what = "a lesson has one lab; move this one to another lesson"
            self._faults.add(self._body.file, self._line(token), what)
        self._labs.append(name)
        return read_lab(
            name,
            Passage(self._body.file, self._line(token) + 1, token.content),
            formulary=self._formulary,
            sheet=self.sheet,
            faults=self._faults,
        )

    def _figure(self, token: Token, name: str) -> str:
        if name in self.figures:
            what = f"the figure `{name}` is in this lesson already; show it once"
            self._faults.add(self._body.file, self._line(token), what)
        self.figures.append(name)
        return read_figure(
            name,
            Passage(self._body.file, self._line(token) + 1, token.content),
            drawn=self._drawn,
            number=len(self.figures),
            sheet=self.sheet,
            faults=self._faults,
        )


def _words(tokens: Sequence[Token]) -> int:
    return sum(len(plain_text(token).split()) for token in tokens if token.children)
