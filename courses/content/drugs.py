"""A course's drugs, read and checked: drugs.yaml is the one place of their numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from courses.content.drug_schemas import FormularyForm, QuantityForm
from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.mentions import Mention, mentions, note_unknown
from courses.content.notation import join_amounts
from courses.content.validation import validate
from courses.content.yaml import Document, Path

FILE = "drugs.yaml"
PAGES = ("/drugs/", "/boxed-warnings/")


@dataclass(frozen=True)
class Quantity:
    """A number about a drug or its metabolite, and where it is written.

    Shape: `basis` is the slug of whose number it is; `low` and `high` are a range.
    Units: `unit`.
    """

    drug: str
    measure: str
    basis: str
    of: str
    role: str
    product: str
    low: Decimal | None
    typical: Decimal | None
    high: Decimal | None
    unit: str
    words: str
    cite: str
    path: Path


@dataclass(frozen=True)
class Formulary:
    """The drugs of a course without a fault in drugs.yaml; of others, none."""

    form: FormularyForm
    document: Document

    @property
    def names(self) -> Mapping[str, str]:
        """Return the drugs' names by slug, in order."""
        return {slug: form.name or slug for slug, form in self.form.drugs.items()}

    @property
    def spellings(self) -> Mapping[str, str]:
        """Lead from each drug's name, folded, to its slug."""
        return {name.casefold(): slug for slug, name in self.names.items()}

    @property
    def pages(self) -> frozenset[str]:
        """Return the addresses of its pages, under the course's own."""
        return frozenset({*map(drug_page, self.form.drugs), *PAGES})

    def quantities(self, measure: str) -> list[Quantity]:
        """Return every number of one measure, in the order of the file."""
        return [
            _quantity(self, slug, form, at)
            for slug, drug in self.form.drugs.items()
            for at, form in enumerate(drug.quantities)
            if form.measure == measure
        ]

    def carriers(self, drugs: list[str] | None) -> list[str]:
        """Return the drugs that a shared fact names: all, where it names none."""
        return list(self.form.drugs) if drugs is None else drugs


def drug_page(slug: str) -> str:
    """Return the address of a drug's page, under the course's own."""
    return f"/drugs/{slug}/"


def _quantity(formulary: Formulary, slug: str, form: QuantityForm, at: int) -> Quantity:
    unit = formulary.form.measures[form.measure].unit
    return Quantity(
        drug=slug,
        measure=form.measure,
        basis=form.basis,
        of=form.of or formulary.names[slug],
        role=form.role,
        product=form.product or "",
        low=_decimal(form.low),
        typical=_decimal(form.typical),
        high=_decimal(form.high),
        unit=unit,
        words=quantity_words(form, unit),
        cite=form.cite or "",
        path=("drugs", slug, "quantities", at),
    )


def _decimal(amount: str | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def quantity_words(form: QuantityForm, unit: str) -> str:
    """Say a quantity as a table prints it, such as “about 12 h (10–20)”."""
    ends = f"{form.low}–{form.high}" if form.low is not None else ""
    if form.typical is not None:
        said = f"{form.typical} {unit}" + (f" ({ends})" if ends else "")
    else:
        said = f"{ends} {unit}" if ends else f"{form.high} {unit}"
    if form.typical is None and not ends:
        said = _("up to %(amount)s") % {"amount": said}
    if form.about:
        said = _("about %(amount)s") % {"amount": said}
    if form.open:
        wider = {"high": _("%(amount)s or more"), "both": _("%(amount)s or wider")}
        said = wider[form.open] % {"amount": said}
    return join_amounts(said)


def read_formulary(folder: Folder, faults: Faults) -> Formulary | None:
    """Read drugs.yaml, which a course may have."""
    document = folder.document(FILE)
    form = validate(FormularyForm, document, faults) if document else None
    if document is None or form is None:
        return None
    found = Faults()
    for what, mentioned, known in _named(document, form):
        note_unknown(mentioned, what, known, found)
    for slug, drug in form.drugs.items():
        for at, quantity in enumerate(drug.quantities):
            _check_basis(document, form, ("drugs", slug, "quantities", at), found)
            _check_cited(document, form, quantity, ("drugs", slug, at), found)
    faults.extend(found)
    return None if found else Formulary(form, document)


def _named(
    document: Document, form: FormularyForm
) -> Iterator[tuple[str, list[Mention], Mapping[str, object]]]:
    """Yield what names something else in the file, and what there is to name."""
    drugs = form.drugs
    yield "drug", mentions(document, "shared", ..., "drugs", ...), drugs
    yield "section", mentions(document, "shared", ..., "section"), form.sections
    for box in form.boxes:
        yield "drug", mentions(document, "boxes", box, "drugs", ...), drugs
    for slug, drug in drugs.items():
        here = ("drugs", slug)
        yield "use", mentions(document, *here, "uses", ...), form.uses
        yield "pathway", mentions(document, *here, "pathway"), form.pathways
        amounts = mentions(document, *here, "quantities", ..., "measure")
        yield "measure", amounts, form.measures
        sections = [
            Mention(name, document.file, document.line((*here, "facts", name)))
            for name in drug.facts
        ]
        yield "section", sections, form.sections


def _check_basis(
    document: Document, form: FormularyForm, path: Path, faults: Faults
) -> None:
    measure = form.measures.get(str(document.at((*path, "measure"))))
    if measure is not None:
        named = mentions(document, *path, "basis")
        note_unknown(named, "basis", measure.bases, faults)


def _check_cited(
    document: Document,
    form: FormularyForm,
    quantity: QuantityForm,
    place: Path,
    faults: Faults,
) -> None:
    """Note a number without a source, unless its basis has no single one."""
    measure = form.measures.get(quantity.measure)
    basis = measure.bases.get(quantity.basis) if measure else None
    if basis is None or quantity.cite or basis.cited == "no":
        return
    drugs, slug, at = place
    line = document.line((drugs, slug, "quantities", at))
    what = 'the number has no source; add `cite: "[@key]"`'
    faults.add(document.file, line, what)
