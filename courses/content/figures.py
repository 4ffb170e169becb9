"""A figure on a page: two drawings, a caption with its sources, and the numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.templatetags.icons import icon
from courses.content.drawings import Drawing
from courses.content.faults import Faults, did_you_mean
from courses.content.names import CAPTION
from courses.content.notation import join_amounts
from courses.content.rendering import Sheet, read_line
from courses.content.schemas import FigureForm
from courses.content.validation import validate
from courses.content.yaml import Document, Passage, load_yaml


@dataclass(frozen=True)
class Pair:
    """One figure drawn for a desk and for a phone; none where its file is faulty."""

    wide: Drawing | None
    narrow: Drawing | None


def read_figure(
    name: str,
    passage: Passage,
    *,
    drawn: Mapping[str, Pair],
    number: int,
    sheet: Sheet,
    faults: Faults,
) -> str:
    """Render a figure directive, whose data stand in `passage`."""
    above = passage.line - 1
    if name not in drawn:
        near = did_you_mean(name, drawn)
        what = f"no drawing figures/{name}.svg; {near}"
        faults.add(passage.file, above, what)
    document = load_yaml(passage.file, passage.text, faults, first_line=passage.line)
    form = validate(FigureForm, document, faults) if document else None
    if document is None or form is None:
        return ""
    caption = read_line(document.passage(("caption",)), sheet, CAPTION, faults)
    numbers = _numbers(document, form, number, sheet, faults)
    pair = drawn.get(name)
    if pair is None or pair.wide is None or pair.narrow is None:
        return ""
    return format_html(
        '<figure class="figure" id="figure-{name}">{title}{wide}{narrow}'
        '<figcaption class="figure__caption"><b>{label}</b> {caption}'
        "{numbers}</figcaption></figure>",
        name=name,
        title=_title(form),
        wide=_drawn(pair.wide, "wide-only", form),
        narrow=_drawn(pair.narrow, "narrow-only", form),
        label=_label(number),
        caption=mark_safe(caption),  # noqa: S308 -- rendered with HTML off
        numbers=numbers,
    )


def _label(number: int) -> str:
    return _("Figure %(number)d.") % {"number": number}


def _title(form: FigureForm) -> str:
    if not form.title:
        return ""
    title = join_amounts(form.title)
    return format_html('<h3 class="figure__title">{}</h3>', title)


def _drawn(drawing: Drawing, css: str, form: FigureForm) -> SafeString:
    """Frame a drawing; what it has no title of its own for, its description says."""
    named = form.title or drawing.title
    title, desc = (named, form.alt) if named else (form.alt, "")
    framed = drawing.framed(css, title=title, desc=" ".join(desc.split()))
    return mark_safe(framed)  # noqa: S308 -- allowed elements, escaped text


def _numbers(
    document: Document, form: FigureForm, number: int, sheet: Sheet, faults: Faults
) -> str:
    """Render the numbers behind a figure as a table that opens."""
    if form.numbers is None:
        return ""
    passage = document.passage(("numbers",))
    head, *rows = _rows(passage, sheet, faults)
    columns = format_html_join("", '<th scope="col">{}</th>', ((c,) for c in head))
    lines = format_html_join(
        "",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (row[0], format_html_join("", "<td>{}</td>", ((c,) for c in row[1:])))
            for row in rows
        ),
    )
    return format_html(
        '<details class="fold"><summary class="fold__summary">{icon}{show}</summary>'
        '<div class="scroll" tabindex="0" role="group" aria-label="{label}">'
        '<table class="table table--tight"><thead><tr>{columns}</tr></thead>'
        "<tbody>{lines}</tbody></table></div></details>",
        icon=icon("chevron-right"),
        show=_("Show the numbers"),
        label=_("Numbers of figure %(number)d") % {"number": number},
        columns=columns,
        lines=lines,
    )


def _rows(passage: Passage, sheet: Sheet, faults: Faults) -> list[list[SafeString]]:
    """Read lines of cells parted by `|`; every line has as many as the first."""
    rows: list[list[SafeString]] = []
    for at, line in enumerate(passage.text.rstrip().split("\n")):
        cells = [cell.strip() for cell in line.split("|")]
        here = passage.line + at
        if rows and len(cells) != len(rows[0]):
            what = (
                f"the row has {len(cells)} cells and the first {len(rows[0])}; "
                "make them as many"
            )
            faults.add(passage.file, here, what)
        rows.append(
            [
                mark_safe(  # noqa: S308 -- rendered with HTML off
                    read_line(Passage(passage.file, here, c), sheet, CAPTION, faults)
                )
                for c in cells
            ]
        )
    return rows
