"""An author's case or trend to a chart and the items that are asked about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from courses.content.faults import Faults
from courses.content.names import QUESTION, Names
from courses.content.notation import join_amounts
from courses.content.rendering import Sheet, plain_words, read_block
from courses.content.validation import validate
from courses.content.values import digest_of
from courses.content.yaml import Document
from quizzes.charts import Chart
from quizzes.content.case_checks import CASE, check_case
from quizzes.content.case_schemas import ChartForm, TabForm
from quizzes.content.items import ItemSource, Place, read_item


@dataclass(frozen=True)
class CaseSource:
    """A case or a trend without a fault: its chart and its items in order."""

    form: ChartForm
    chart: Chart
    digest: str
    items: Sequence[ItemSource]


def read_case(
    name: str, document: Document, names: Names, faults: Faults
) -> CaseSource | None:
    """Read one case, whose file is called `name`."""
    found = Faults()
    form = validate(ChartForm, _less_items(document), found)
    items = _items_of(document, names, found)
    source = None
    if form is not None:
        check_case(name, document, form, items, found)
        tabs = [
            _tab(at, tab, document, names, found) for at, tab in enumerate(form.tabs)
        ]
        source = None if found else _source(form, tabs, items)
    faults.extend(found)
    return source


def _less_items(document: Document) -> Document:
    """Return a file's values but for its items, which have forms of their own."""
    if not isinstance(document.data, dict):
        return document
    chart = {key: value for key, value in document.data.items() if key != "items"}
    return replace(document, data=chart)


def _items_of(document: Document, names: Names, faults: Faults) -> list[ItemSource]:
    data = document.data if isinstance(document.data, dict) else {}
    items = data.get("items")
    if not isinstance(items, list):
        what = "`items` is missing; start each item with `- code: …`"
        faults.add(document.file, document.line(("items",)), what)
        return []
    read = [
        read_item(document, ("items", at), names, faults) for at in range(len(items))
    ]
    return [item for item in read if item is not None]


def _tab(
    at: int, tab: TabForm, document: Document, names: Names, faults: Faults
) -> dict[str, Any]:
    """Return a part of the chart as it is stored; note texts that can't be shown."""
    sheet = Sheet(names)
    passages = [
        document.passage(("tabs", at, "entries", place, "text"))
        for place in range(len(tab.entries))
    ]
    return {
        "id": tab.id,
        "title": tab.title,
        "type": tab.type,
        "entries": [
            {
                **entry.model_dump(),
                "text": read_block(text, sheet, QUESTION, faults),
                "words": join_amounts(plain_words(text)),
            }
            for entry, text in zip(tab.entries, passages, strict=True)
        ],
        "rows": [row.model_dump(exclude_none=True) for row in tab.rows],
    }


def _source(
    form: ChartForm, tabs: Sequence[dict[str, Any]], items: Sequence[ItemSource]
) -> CaseSource:
    """Return a case in which no fault was found, its items put in their places."""
    starts = form.starts()
    chart = Chart.model_validate(
        {
            "title": form.title,
            "patient": {**form.patient.model_dump(), "age": str(form.patient.age)},
            "times": [
                {"id": time.id, "label": time.label, "from_item": starts[time.id]}
                for time in form.times
            ],
            "tabs": tabs,
        }
    )
    digest = digest_of(chart.model_dump(mode="json"))
    placed = [
        replace(item, place=Place(form.code, digest, at if form.form == CASE else None))
        for at, item in enumerate(items, start=1)
    ]
    return CaseSource(form, chart, digest, placed)
