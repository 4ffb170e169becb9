"""Texts with marks in braces: `{b1}` is a blank, `{a:4 days ago}` can be chosen."""

import re
from collections.abc import Iterator
from typing import Any, Literal

from courses.content.names import QUESTION
from courses.content.rendering import read_line
from courses.content.yaml import Passage
from quizzes.content.passage_schemas import PassageForm
from quizzes.content.texts import Texts

MARK = re.compile(r"\{(?P<id>[a-z][a-z0-9]{0,15})(?::(?P<words>[^{}]+))?\}")
BRACE = re.compile(r"[{}][^{}]{0,20}")
PARAGRAPHS = re.compile(r"\n[ \t]*\n")

Marks = Literal["blank", "span"]
Line = list[dict[str, str]]
WRITTEN = {"blank": "{id}", "span": "{id:words}"}


def read_passage(form: PassageForm, texts: Texts, marks: Marks) -> dict[str, Any]:
    """Render the text or the table of a form, cut at its marks."""
    if form.table is not None:
        rows = [
            [
                _line(texts, texts.passage("table", "rows", row, cell), marks)
                for cell in range(len(cells))
            ]
            for row, cells in enumerate(form.table.rows)
        ]
        columns = [
            texts.choice("table", "columns", at)
            for at in range(len(form.table.columns))
        ]
        return {"columns": columns, "rows": rows}
    if form.passage is None:
        texts.fault("`passage` is missing; add it, or a `table`", "code")
        return {}
    written = _paragraphs(texts.passage("passage"))
    return {"paragraphs": [_line(texts, each, marks) for each in written]}


def _paragraphs(passage: Passage) -> Iterator[Passage]:
    """Yield each paragraph with the line it starts on."""
    at = 0
    for text in PARAGRAPHS.split(passage.text.strip("\n")):
        start = passage.text.index(text, at)
        at = start + len(text)
        line = passage.line + passage.text.count("\n", 0, start)
        yield Passage(passage.file, line, text)


def _line(texts: Texts, passage: Passage, marks: Marks) -> Line:
    """Render one line, piece by piece."""
    pieces: Line = []
    at = 0
    for found in MARK.finditer(passage.text):
        pieces += _words(texts, passage, passage.text[at : found.start()])
        pieces += _mark(texts, passage, found, marks)
        at = found.end()
    return pieces + _words(texts, passage, passage.text[at:])


def _mark(texts: Texts, passage: Passage, found: "re.Match[str]", marks: Marks) -> Line:
    """Render a mark, or tell that it is one of the other sort."""
    name, words = found["id"], found["words"]
    if (words is None) != (marks == "blank"):
        what = f"{found[0]} is no mark here; write {WRITTEN[marks]}"
        texts.faults.add(passage.file, passage.line, what)
        return []
    if words is None:
        return [{"blank": name}]
    return [{"span": name, "text": _rendered(texts, passage, words)}]


def _words(texts: Texts, passage: Passage, text: str) -> Line:
    """Render what stands between two marks, with the spaces around it."""
    if not text:
        return []
    if stray := BRACE.search(text):
        what = f"“{stray[0]}” marks nothing; write {{id}} or {{id:words}}"
        texts.faults.add(passage.file, passage.line, what)
        return []
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() and text.strip() else ""
    return [{"text": f"{before}{_rendered(texts, passage, text)}{after}"}]


def _rendered(texts: Texts, passage: Passage, text: str) -> str:
    """Render a piece of a line."""
    piece = Passage(passage.file, passage.line, text)
    return read_line(piece, texts.sheet, QUESTION, texts.faults)
