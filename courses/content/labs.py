"""A lab in a lesson: which drugs may be chosen, and what a setting rests on.

Its numbers come from drugs.yaml, so that each is written once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import Field, StringConstraints

from courses.content.drugs import FILE, Formulary, Quantity
from courses.content.faults import Faults, did_you_mean
from courses.content.mentions import mentions, note_unknown
from courses.content.names import Allow
from courses.content.notation import join_amounts
from courses.content.rendering import Sheet, read_line
from courses.content.schemas import Form, Once, Slug, Text, Whole
from courses.content.validation import validate
from courses.content.yaml import Document, Passage, load_yaml

# The labs there are, each by the measure in drugs.yaml that it draws.
LABS = frozenset({"half-life"})
PARENT, METABOLITE = "parent", "metabolite"
TEXT = Allow.SOURCES | Allow.TERMS
HOUR = "h"

Title = Annotated[Text, StringConstraints(max_length=200)]


class PersonForm(Form):
    """Someone for whom the upper end of each range is drawn."""

    slug: Slug = Field(description="its name in an address")
    label: Title = Field(description="how a reader chooses it")
    says: Text = Field(description="why the upper end is drawn, with its source")
    spares: Annotated[list[Slug], Once] = Field(
        default_factory=list, description="the drugs whose range stays as printed"
    )
    spared: Text | None = Field(
        None, description="why the range of the others stays, with its source"
    )


class LabForm(Form):
    """What stands inside a lab directive."""

    title: Title = Field(description="what to do or to find, as a sentence")
    caption: Text = Field(description="the model and what it leaves out")
    first: Slug = Field(description="the drug it starts with")
    second: Slug | None = Field(None, description="the drug beside it")
    interval: Annotated[Whole, Field(ge=1, le=168)] = Field(
        description="the hours between doses it starts with, from 1 to 168"
    )
    doses: Annotated[Whole, Field(ge=1, le=60)] = Field(
        description="the number of doses it starts with, from 1 to 60"
    )
    people: list[PersonForm] = Field(
        default_factory=list, description="who else may take it"
    )


def read_lab(
    name: str,
    passage: Passage,
    *,
    formulary: Formulary | None,
    sheet: Sheet,
    faults: Faults,
) -> dict[str, Any] | None:
    """Read a lab directive, whose data stand in `passage`; a faulty one gives none."""
    above = passage.line - 1
    if name not in LABS:
        what = f"there is no lab `{name}`; {did_you_mean(name, LABS)}"
        faults.add(passage.file, above, what)
        return None
    document = load_yaml(passage.file, passage.text, faults, first_line=passage.line)
    form = validate(LabForm, document, faults) if document else None
    if document is None or form is None:
        return None
    if formulary is None or not _is_in_hours(formulary, name):
        what = f"a lab draws hours; give each `{name}` in {FILE}, in the unit {HOUR}"
        faults.add(passage.file, above, what)
        return None
    drugs = list(_drugs(formulary, formulary.quantities(name), sheet))
    _note_strangers(document, [drug["slug"] for drug in drugs], faults)
    return {
        "slug": name,
        "title": join_amounts(form.title),
        "caption": read_line(document.passage(("caption",)), sheet, TEXT, faults),
        "drugs": drugs,
        "people": list(_people(document, form, sheet, faults)),
        "start": {
            "first": form.first,
            "second": form.second or "",
            "person": "",
            "interval": form.interval,
            "doses": form.doses,
        },
    }


def _is_in_hours(formulary: Formulary, measure: str) -> bool:
    form = formulary.form.measures.get(measure)
    return form is not None and form.unit == HOUR


def _note_strangers(document: Document, known: Sequence[str], faults: Faults) -> None:
    """Note each drug that is named and has no number to draw."""
    for path in (("first",), ("second",), ("people", ..., "spares", ...)):
        note_unknown(mentions(document, *path), "drug", known, faults)


def _people(
    document: Document, form: LabForm, sheet: Sheet, faults: Faults
) -> Iterator[Mapping[str, Any]]:
    for at, person in enumerate(form.people):
        said = {
            key: read_line(document.passage(("people", at, key)), sheet, TEXT, faults)
            for key in ("says", "spared")
            if getattr(person, key)
        }
        yield {
            "slug": person.slug,
            "label": person.label,
            "spares": person.spares,
            "says": said["says"],
            "spared": said.get("spared", ""),
        }


def _drugs(
    formulary: Formulary, quantities: Iterable[Quantity], sheet: Sheet
) -> Iterator[Mapping[str, Any]]:
    """Yield each drug that has a number above nought with a source, in order."""
    cited = [each for each in quantities if each.cite and _lowest(each) > 0]
    for slug, name in formulary.names.items():
        own = [each for each in cited if each.drug == slug]
        parents = [each for each in own if each.role == PARENT]
        # Of several metabolites the slowest decides when everything has settled.
        slowest = sorted(
            (each for each in own if each.role == METABOLITE), key=_high, reverse=True
        )
        if own:
            yield {
                "slug": slug,
                "name": name,
                PARENT: _life(parents[0], formulary, sheet) if parents else None,
                METABOLITE: _life(slowest[0], formulary, sheet) if slowest else None,
            }


def _high(quantity: Quantity) -> Decimal:
    """Return the highest number of a quantity."""
    ends = (quantity.high, quantity.typical)
    return max(each for each in ends if each is not None)


def _lowest(quantity: Quantity) -> Decimal:
    """Return the lowest number of a quantity."""
    ends = (quantity.low, quantity.typical, quantity.high)
    return min(each for each in ends if each is not None)


def _life(quantity: Quantity, formulary: Formulary, sheet: Sheet) -> Mapping[str, str]:
    """Return a half-life as stored; one without a lower end has an empty `low`."""
    low = quantity.low if quantity.high is not None else quantity.typical
    document = formulary.document
    said = f"{quantity.words} {quantity.cite}"
    passage = Passage(document.file, document.line(quantity.path), said)
    named = {"substance": quantity.of, "product": quantity.product}
    # Its sources were checked where it is written.
    html = read_line(passage, sheet, Allow.SOURCES, Faults())
    return {
        "name": _("%(substance)s, %(product)s") % named
        if quantity.product
        else quantity.of,
        "low": "" if low is None else str(low),
        "high": str(_high(quantity)),
        "html": html,
    }
