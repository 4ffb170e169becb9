"""A text's claims, read and checked, and what their rows will hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from courses.content.claim_schemas import ClaimForm, ClaimsForm
from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.mentions import mentions, note_repeats, note_unknown
from courses.content.names import EXPLANATION, QUESTION, Names
from courses.content.notation import join_amounts
from courses.content.rendering import CONFIRMED, Sheet, read_line
from courses.content.validation import validate
from courses.content.yaml import Document, Path

FILE = "claims.yaml"
# Where a course with claims shows them, under its own address.
PAGES = frozenset({"/claims/", "/claims/method/"})
# A graded claim rests on one source that was read, or on this many others.
INDEPENDENT = 2
QUOTES = '“”"'

Values = dict[str, Any]


@dataclass(frozen=True)
class Claims:
    """The claims of one text, without a fault in their file's form."""

    form: ClaimsForm
    document: Document

    def article(self) -> Values:
        """Return the columns of the text, less its title."""
        form = self.form
        return {
            "about": join_amounts(form.about),
            "evidence": [each.model_dump() for each in form.evidence],
            "method": form.method.model_dump(),
            "paragraphs": [
                {"label": each.label, "about": each.about} for each in form.paragraphs
            ],
        }

    def claims(
        self, names: Names, faults: Faults
    ) -> Iterator[tuple[int, Values, Sheet]]:
        """Yield each claim's number, other columns and sheet, in order."""
        position = 0
        for part, paragraph in enumerate(self.form.paragraphs):
            for at, form in enumerate(paragraph.claims):
                position += 1
                path: Path = ("paragraphs", part, "claims", at)
                sheet = Sheet(names)
                columns = self._columns(form, path, sheet, faults)
                place = {"position": position, "paragraph": part}
                yield form.number, {**place, **columns}, sheet

    def _columns(
        self, form: ClaimForm, path: Path, sheet: Sheet, faults: Faults
    ) -> Values:
        text, finding, matters = (
            read_line(self.document.passage((*path, key)), sheet, allow, faults)
            for key, allow in (
                ("claim", QUESTION),
                ("finding", EXPLANATION),
                ("matters", EXPLANATION),
            )
        )
        return {
            "text_html": text,
            "verdict": form.verdict,
            "use": form.use,
            "settled_by": form.settled_by,
            "finding_html": finding,
            "matters_html": matters,
            "is_retired": False,
        }


def read_claims(folder: Folder, faults: Faults) -> Claims | None:
    """Read claims.yaml, which a course may have."""
    document = folder.document(FILE)
    form = validate(ClaimsForm, document, faults) if document else None
    if document is None or form is None:
        return None
    found = Faults()
    kinds = note_repeats(mentions(document, "evidence", ..., "id"), "evidence", found)
    every = ("paragraphs", ..., "claims", ...)
    note_repeats(mentions(document, *every, "number"), "claim", found)
    settled = mentions(document, *every, "settled_by", ...)
    note_unknown(settled, "evidence", kinds, found)
    for claim in mentions(document, *every, "claim"):
        if any(mark in claim.name for mark in QUOTES):
            what = "quotes; tell the claim in your own words, without quotation marks"
            found.add(claim.file, claim.line, what)
    faults.extend(found)
    return None if found else Claims(form, document)


def check_claims(claims: Claims, names: Names, faults: Faults) -> None:
    """Note what is wrong in the claims' texts, and findings that nothing bears out."""
    read = claims.claims(names, faults)
    lines = mentions(claims.document, "paragraphs", ..., "claims", ..., "finding")
    for (_number, columns, sheet), place in zip(read, lines, strict=True):
        if not columns["finding_html"]:
            continue  # its own faults are noted
        if not sheet.statuses:
            what = "the finding cites nothing; add [@key] to what it says"
            faults.add(place.file, place.line, what)
        elif columns["use"] == "graded" and not _is_borne_out(sheet):
            what = (
                "a graded claim rests on one source that was not read; cite one that "
                "was, or a second one, or write use: practice"
            )
            faults.add(place.file, place.line, what)


def _is_borne_out(sheet: Sheet) -> bool:
    cited = list(sheet.statuses.values())
    return len(cited) >= INDEPENDENT or any(CONFIRMED in each for each in cited)
