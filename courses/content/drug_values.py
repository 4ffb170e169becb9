"""What the rows of a course's drugs will hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from courses.content.drug_schemas import FactForm
from courses.content.drugs import Formulary, Quantity
from courses.content.faults import Faults
from courses.content.names import EXPLANATION, Names
from courses.content.notation import join_amounts
from courses.content.rendering import Sheet, read_line
from courses.content.yaml import Passage, Path

# A lesson that names a drug this often speaks of it.
OFTEN = 3
Values = dict[str, Any]


class DrugPages:
    """Render the pages of a formulary's drugs, noting what is wrong in their texts."""

    def __init__(self, formulary: Formulary, names: Names, faults: Faults) -> None:
        self._formulary, self._names, self._faults = formulary, names, faults
        self._form, self._document = formulary.form, formulary.document

    def drug(self, slug: str) -> tuple[Values, Sheet]:
        """Return a drug's columns, less its sources and lessons, and its sheet."""
        form, sheet = self._form.drugs[slug], Sheet(self._names)
        quick = [*self._sections(slug, sheet, is_quick=True)]
        quantities = [*self._quantities(slug, sheet)]
        boxes = [*self._boxes(slug, sheet)]
        columns: Values = {
            "position": list(self._form.drugs).index(slug) + 1,
            "name": self._formulary.names[slug],
            "brand": form.brand or "",
            "uses": [_choice(self._form.uses, use) for use in form.uses],
            "pathway": _choice(self._form.pathways, form.pathway),
            "quantities": quantities,
            "boxes": boxes,
            "sections": [*quick, *self._sections(slug, sheet, is_quick=False)],
        }
        return columns, sheet

    def box(self, slug: str, sheet: Sheet) -> Values:
        """Return a boxed warning's columns, less its sources, numbered on `sheet`."""
        form = self._form.boxes[slug]
        return {
            "position": list(self._form.boxes).index(slug) + 1,
            "title": form.title,
            "issued": form.issued,
            "body_html": self._line(("boxes", slug, "text"), sheet),
            "drugs": [self._formulary.names[each] for each in form.drugs or ()],
        }

    def _line(self, path: Path, sheet: Sheet) -> str:
        passage = self._document.passage(path)
        return read_line(passage, sheet, EXPLANATION, self._faults)

    def _sections(self, slug: str, sheet: Sheet, *, is_quick: bool) -> Iterator[Values]:
        for name, section in self._form.sections.items():
            if bool(section.quick) == is_quick:
                facts = [*self._facts(slug, name, sheet)]
                if facts or section.none:
                    none = ("sections", name, "none")
                    yield {
                        "slug": name,
                        "title": section.title,
                        "is_quick": is_quick,
                        "facts": facts,
                        "none_html": "" if facts else self._line(none, sheet),
                    }

    def _facts(self, slug: str, section: str, sheet: Sheet) -> Iterator[Values]:
        """Yield a drug's own facts, then those that it shares."""
        for at, form in enumerate(self._form.drugs[slug].facts.get(section, ())):
            path: Path = ("drugs", slug, "facts", section, at)
            yield self._fact(form, path, sheet)
        for at, shared in enumerate(self._form.shared):
            is_here = slug in self._formulary.carriers(shared.drugs)
            if shared.section == section and is_here:
                yield self._fact(shared, ("shared", at), sheet)

    def _fact(self, form: FactForm, path: Path, sheet: Sheet) -> Values:
        alone, found = Sheet(self._names), Faults()
        passage = self._document.passage((*path, "text"))
        read_line(passage, alone, EXPLANATION, found)
        if not alone.statuses and not found:
            what = "the fact cites no source; add [@key] to it"
            self._faults.add(passage.file, passage.line, what)
        return {
            "about": form.about or "",
            "label": form.label or "",
            "body_html": self._line((*path, "text"), sheet),
        }

    def _quantities(self, slug: str, sheet: Sheet) -> Iterator[Values]:
        for measure, form in self._form.measures.items():
            rows = [
                self._row(quantity, sheet)
                for quantity in self._formulary.quantities(measure)
                if quantity.drug == slug
            ]
            note = ("measures", measure, "note")
            if rows:
                yield {
                    "measure": measure,
                    "title": join_amounts(form.title),
                    "unit": form.unit,
                    "note_html": self._line(note, sheet) if form.note else "",
                    "rows": rows,
                }

    def _row(self, quantity: Quantity, sheet: Sheet) -> Values:
        at = self._document.at(quantity.path)
        form = at if isinstance(at, dict) else {}
        basis = self._form.measures[quantity.measure].bases[quantity.basis]
        cite = self._document.line(quantity.path)
        passage = Passage(self._document.file, cite, quantity.words + quantity.cite)
        return {
            "of": quantity.of,
            "role": quantity.role,
            "product": quantity.product,
            "basis": quantity.basis,
            "basis_title": basis.title,
            "is_cited": bool(quantity.cite),
            **{end: form.get(end) for end in ("low", "typical", "high")},
            "words": quantity.words,
            "note": form.get("note") or "",
            "words_html": read_line(passage, sheet, EXPLANATION, self._faults),
        }

    def _boxes(self, slug: str, sheet: Sheet) -> Iterator[Values]:
        for name, box in self._form.boxes.items():
            if slug in self._formulary.carriers(box.drugs):
                yield {
                    "slug": name,
                    "title": box.title,
                    "issued": box.issued,
                    "body_html": self._line(("boxes", name, "text"), sheet),
                }


def _choice(titles: Mapping[str, str], slug: str) -> Values:
    position = list(titles).index(slug) + 1
    return {"slug": slug, "title": titles[slug], "position": position}


def lessons_by_drug(
    names: Mapping[str, str], lessons: Iterable[tuple[str, str]]
) -> dict[str, list[str]]:
    """Return the lessons that speak of each drug, in order.

    Shape: `lessons` holds the slug and the text of each lesson, in order.
    """
    found: dict[str, list[str]] = {slug: [] for slug in names}
    said = re.compile(
        rf"\b({'|'.join(map(re.escape, names.values()))})\b", re.IGNORECASE
    )
    slugs = {name.casefold(): slug for slug, name in names.items()}
    for lesson, text in lessons:
        counts = Counter(slugs[each.casefold()] for each in said.findall(text))
        for slug, count in counts.items():
            if count >= OFTEN:
                found[slug].append(lesson)
    return found
