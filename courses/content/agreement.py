"""Whether lessons say of a drug's numbers and uses what drugs.yaml says.

A column is compared when its heading names a measure; in a figure that declares its
`data`, also when it names a role, as “parent” does, or whose number it is. A row is
about the drugs that it names, in the first cell before all others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from markdown_it.token import Token

from courses.content.drug_schemas import MeasureForm
from courses.content.drugs import FILE, Formulary, Quantity
from courses.content.faults import Faults, did_you_mean
from courses.content.lessons import Draft
from courses.content.notation import NO_BREAK
from courses.content.rendering import plain_words
from courses.content.schemas import FigureForm
from courses.content.tables import plain_text
from courses.content.validation import validate
from courses.content.yaml import Passage, load_yaml

USES = "uses"
YES = "yes"
ROLES = ("parent", "metabolite")
NUMBER = r"\d+(?:\.\d+)?"
# A number that is no part of a name: neither 2-oxoquazepam's nor CYP2C19's.
SPAN = re.compile(
    rf"(?<![\w.,–-])({NUMBER})(?:\s?(?:–|to)\s?({NUMBER}))?(?![\w.,]*\w|-\w)"
)


class Row(NamedTuple):
    """A row of a table in plain words, and where it stands."""

    line: int
    cells: list[str]


def check_agreement(draft: Draft, formulary: Formulary, faults: Faults) -> None:
    """Note each number and use in a lesson's tables that drugs.yaml doesn't have."""
    file = draft.body.file
    for section in draft.sections:
        for head, rows in _tables(section.tokens, draft.body.line):
            for measure in formulary.form.measures:
                form = formulary.form.measures[measure]
                columns = _columns(form, head, is_declared=False)
                _check_rows(formulary, measure, columns, rows, file, faults)
        for token in section.tokens:
            if token.type == "directive_data" and token.meta["name"] == "figure":
                _check_figure(token, draft.body, formulary, faults)


def _tables(
    tokens: Sequence[Token], first_line: int
) -> Iterator[tuple[list[str], list[Row]]]:
    """Yield the headings and the rows of each table."""
    head: list[str] = []
    rows: list[Row] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "table_open":
            head, rows = [], []
        elif token.type == "tr_open" and token.map:
            rows.append(Row(first_line + token.map[0], []))
        elif before and before.type == "th_open":
            head.append(plain_text(token))
        elif before and before.type == "td_open":
            rows[-1].cells.append(plain_text(token))
        elif token.type == "table_close":
            yield head, [row for row in rows if row.cells]


def _check_figure(
    token: Token, body: Passage, formulary: Formulary, faults: Faults
) -> None:
    """Compare the numbers behind a figure that declares what data they are."""
    line = body.line + (token.map[0] if token.map else 0) + 1
    document = load_yaml(body.file, token.content, Faults(), first_line=line)
    form = validate(FigureForm, document, Faults()) if document else None
    if document is None or form is None or form.data is None:
        return
    at = document.line(("data",))
    known = [*formulary.form.measures, USES]
    if form.data not in known:
        what = f"unknown data `{form.data}`; {did_you_mean(form.data, known)}"
        faults.add(body.file, at, what)
    elif form.numbers is None:
        what = f"`data: {form.data}` has nothing to compare; add `numbers`"
        faults.add(body.file, at, what)
    else:
        first, *rows = _lines(document.passage(("numbers",)))
        if form.data == USES:
            _check_uses(formulary, first.cells, rows, body.file, faults)
        else:
            measure = formulary.form.measures[form.data]
            columns = _columns(measure, first.cells, is_declared=True)
            _check_rows(formulary, form.data, columns, rows, body.file, faults)


def _lines(passage: Passage) -> list[Row]:
    return [
        Row(
            passage.line + at,
            [
                plain_words(Passage(passage.file, passage.line + at, cell))
                for cell in line.split("|")
            ],
        )
        for at, line in enumerate(passage.text.rstrip().split("\n"))
    ]


class Column(NamedTuple):
    """A column to compare, and the roles and bases that its heading names."""

    at: int
    roles: frozenset[str]
    bases: frozenset[str]


def _columns(
    measure: MeasureForm, head: Sequence[str], *, is_declared: bool
) -> list[Column]:
    """Return the columns that hold a measure's numbers."""
    columns = []
    for at, heading in enumerate(head):
        if at == 0:
            continue
        roles, bases = _roles(heading), _bases(measure, heading)
        is_named = _has_one(measure.named, heading)
        if is_named or (is_declared and (roles or bases)):
            columns.append(Column(at, roles, bases))
    return columns


def _has_one(words: Iterable[str], text: str) -> bool:
    return any(word.casefold() in text.casefold() for word in words)


def _roles(text: str) -> frozenset[str]:
    return frozenset(role for role in ROLES if role in text.casefold())


def _bases(measure: MeasureForm, text: str) -> frozenset[str]:
    return frozenset(
        slug for slug, basis in measure.bases.items() if _has_one([basis.title], text)
    )


def _check_rows(
    formulary: Formulary,
    measure: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    file: str,
    faults: Faults,
) -> None:
    there = formulary.quantities(measure)
    for row in rows if columns else ():
        about = _about(formulary, there, row)
        for column in columns if about else ():
            cell = row.cells[column.at] if column.at < len(row.cells) else ""
            right = _right(formulary.form.measures[measure], about, column, cell)
            for found in SPAN.finditer(cell):
                if not any(_says(quantity, found) for quantity in right):
                    what = _differs(row.cells[0], found[0], right or about, formulary)
                    faults.add(file, row.line, what)


def _about(formulary: Formulary, there: list[Quantity], row: Row) -> list[Quantity]:
    """Return the numbers of the drugs, or else the substances, that a row names."""
    for text in (row.cells[0], " ".join(row.cells)):
        drugs = {s for s, name in formulary.names.items() if _is_in(name, text)}
        if drugs:
            return [quantity for quantity in there if quantity.drug in drugs]
        named = [quantity for quantity in there if _is_in(quantity.of, text)]
        if named:
            return named
    return []


def _is_in(name: str, text: str) -> bool:
    bounded = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return re.search(bounded, text, re.IGNORECASE) is not None


def _right(
    measure: MeasureForm, about: list[Quantity], column: Column, cell: str
) -> list[Quantity]:
    """Return what may stand in a cell: its own words say more than the heading."""
    roles = column.roles | _roles(cell) if column.roles else column.roles
    if not column.roles and column.bases:
        roles = _roles(cell)
    bases = column.bases | _bases(measure, cell) if column.bases else column.bases
    return [
        quantity
        for quantity in about
        if (not roles or quantity.role in roles)
        and (not bases or quantity.basis in bases)
    ]


def _says(quantity: Quantity, found: "re.Match[str]") -> bool:
    """Tell whether a number or a range is what a quantity has."""
    low, high = (None if end is None else Decimal(end) for end in found.groups())
    if high is not None:
        return (low, high) == (quantity.low, quantity.high)
    alone = quantity.high if quantity.low is None else None
    return low in {quantity.typical, alone}


def _differs(
    who: str, said: str, right: Sequence[Quantity], formulary: Formulary
) -> str:
    lines = sorted({formulary.document.line(quantity.path) for quantity in right})
    words = "; ".join(dict.fromkeys(_in_words(quantity) for quantity in right))
    where = ", ".join(map(str, lines))
    return f"`{who}` has {said}; {FILE}:{where} has {words}"


def _in_words(quantity: Quantity) -> str:
    words = quantity.words.replace(NO_BREAK, " ")
    return f"{words} ({quantity.of}, {quantity.basis})"


def _check_uses(
    formulary: Formulary,
    head: Sequence[str],
    rows: Sequence[Row],
    file: str,
    faults: Faults,
) -> None:
    """Compare a table of drugs against uses; each drug has its row."""
    named = {title.casefold(): use for use, title in formulary.form.uses.items()}
    columns = {
        at: named[h.casefold()] for at, h in enumerate(head) if h.casefold() in named
    }
    slugs = {name.casefold(): slug for slug, name in formulary.names.items()}
    for row in rows:
        slug = slugs.get(row.cells[0].casefold())
        if slug is None:
            near = did_you_mean(row.cells[0], formulary.names.values())
            faults.add(file, row.line, f"unknown drug `{row.cells[0]}`; {near}")
            continue
        uses = formulary.form.drugs[slug].uses
        for at, use in columns.items():
            is_said = row.cells[at].casefold() == YES
            if is_said != (use in uses):
                line = formulary.document.line(("drugs", slug, "uses"))
                said, right = ("yes", "not") if is_said else ("not yes", "it")
                what = f"`{row.cells[0]}` has {said} under {head[at]}"
                faults.add(file, row.line, f"{what}; {FILE}:{line} has {right}")
