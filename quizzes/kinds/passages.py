"""Text with marks in it: gaps to fill or spans to choose, in prose or in a table.

All texts are rendered HTML of one line, so a page puts its own controls between them
and never takes HTML apart.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

from quizzes.kinds.base import Frozen, Id, Option, Problem


class Words(Frozen):
    """A piece of text without a mark."""

    text: str


class Gap(Frozen):
    """Where a blank stands."""

    blank: Id


class Span(Frozen):
    """A piece of text that can be chosen."""

    span: Id
    text: str

    @property
    def option(self) -> Option:
        """Return it as one thing to choose."""
        return Option(id=self.span, text=self.text)


MarkT = TypeVar("MarkT", bound=Frozen)


class Passage(Frozen, Generic[MarkT]):
    """Paragraphs, or the rows of a table, whose first cell names the row."""

    paragraphs: tuple[tuple[Words | MarkT, ...], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[Words | MarkT, ...], ...], ...] = ()

    @property
    def marks(self) -> tuple[MarkT, ...]:
        """Return the marks in the order they are read."""
        return tuple(piece for piece in self._pieces() if not isinstance(piece, Words))

    def _pieces(self) -> Iterator[Words | MarkT]:
        """Yield all pieces in the order they are read."""
        for paragraph in self.paragraphs:
            yield from paragraph
        for row in self.rows:
            for cell in row:
                yield from cell


def check_passage(passage: Passage[MarkT], *, is_table: bool) -> list[Problem]:
    """Refuse prose where a table is shown, a table where prose is, and ragged rows."""
    where, width = "content.passage", len(passage.columns)
    if is_table and (passage.paragraphs or not passage.rows):
        return [Problem(where, "Write a table, and nothing beside it.")]
    if not is_table and (passage.rows or not passage.paragraphs):
        return [Problem(where, "Write text; for a table, choose to present one.")]
    return [
        Problem(where, f"Row {number} has {len(row)} cells; write {width}.")
        for number, row in enumerate(passage.rows, start=1)
        if len(row) != width
    ]
