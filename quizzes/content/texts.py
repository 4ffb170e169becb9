"""The texts of one item, rendered with one numbering of its sources."""

from dataclasses import dataclass

from courses.content.faults import Faults
from courses.content.names import EXPLANATION, QUESTION
from courses.content.rendering import (
    CONFIRMED,
    KNOWN,
    SECONDARY,
    Sheet,
    read_block,
    read_line,
    read_question,
)
from courses.content.yaml import Document, Passage, Path

# From the surest to the least sure.
STATUSES = (CONFIRMED, SECONDARY, KNOWN)


@dataclass(frozen=True)
class Texts:
    """One item of a document: its texts, and the lines its faults are told by."""

    document: Document
    at: Path
    sheet: Sheet
    faults: Faults

    def question(self, *path: str | int) -> str:
        """Render what is asked."""
        return read_question(self.passage(*path), self.sheet, self.faults)

    def choice(self, *path: str | int) -> str:
        """Render what can be chosen: one line, without sources."""
        return read_line(self.passage(*path), self.sheet, QUESTION, self.faults)

    def explanation(self, *path: str | int) -> str:
        """Render why something is right or wrong."""
        return read_block(self.passage(*path), self.sheet, EXPLANATION, self.faults)

    def passage(self, *path: str | int) -> Passage:
        """Return a text as its author wrote it."""
        return self.document.passage((*self.at, *path))

    def fault(self, what: str, *path: str | int) -> None:
        """Note what is wrong at a part of the item."""
        line = self.document.line((*self.at, *path))
        self.faults.add(self.document.file, line, what)

    def citations(self) -> list[dict[str, str]]:
        """Return each source once, as numbered, with the least sure of its statuses."""
        return [
            {"key": key, "status": max(statuses, key=STATUSES.index)}
            for _number, key, statuses in self.sheet.citations()
        ]
