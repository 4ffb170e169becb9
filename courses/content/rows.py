"""Bringing rows in line with a package: what is new, changed or gone, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

from courses.content.values import Values

RowT = TypeVar("RowT", bound=models.Model)


@dataclass
class Tally:
    """How many rows of one sort a load wrote."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    def __str__(self) -> str:
        counts = {"new": self.new, "changed": self.changed, "gone": self.gone}
        return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


def sync_rows(
    rows: "models.QuerySet[RowT]",
    key: str,
    wanted: Mapping[str, Values],
    tally: Tally,
    **same: models.Model,
) -> dict[str, RowT]:
    """Create and change the rows that `wanted` names by `key`; return them by it.

    A row that is as wanted costs no write; one that `wanted` does not name is left
    alone. `same` is what every new row points at, such as its course.
    """
    there = {str(getattr(row, key)): row for row in rows}
    made: list[RowT] = []
    changed: list[RowT] = []
    for name, values in wanted.items():
        row = there.get(name)
        if row is None:
            made.append(rows.model(**same, **{key: name}, **values))
        elif _assign(row, values):
            changed.append(row)
    rows.bulk_create(made)
    if changed:
        rows.bulk_update(changed, list(next(iter(wanted.values()))))
    tally.new += len(made)
    tally.changed += len(changed)
    there.update({str(getattr(row, key)): row for row in made})
    return {name: there[name] for name in wanted}


def _assign(row: models.Model, values: Mapping[str, Any]) -> bool:
    """Give a row its values; tell whether any of them is new."""
    differing = {
        name: value for name, value in values.items() if getattr(row, name) != value
    }
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def drop_rows(
    rows: "models.QuerySet[RowT]", key: str, wanted: Mapping[str, Values], tally: Tally
) -> None:
    """Delete the rows that `wanted` does not name; no student's work hangs on them."""
    gone = [row.pk for row in rows.exclude(**{f"{key}__in": list(wanted)})]
    if gone:
        rows.filter(pk__in=gone).delete()
    tally.gone += len(gone)


def retire_rows(
    rows: "models.QuerySet[RowT]", key: str, wanted: Mapping[str, Values], tally: Tally
) -> None:
    """Retire the rows that `wanted` does not name; past work still points at them."""
    live = rows.filter(is_retired=False)
    gone = [row.pk for row in live.exclude(**{f"{key}__in": list(wanted)})]
    if gone:
        rows.filter(pk__in=gone).update(is_retired=True)
    tally.gone += len(gone)


def sync_links(
    links: "models.QuerySet[Any]",
    source: str,
    target: str,
    wanted: Mapping[int, set[int]],
) -> bool:
    """Make a many-to-many table hold what `wanted` says; tell whether it changed.

    Shape: `wanted` leads from the key of each `source` row to those of its targets.
    """
    rows = links.filter(**{f"{source}__in": list(wanted)})
    there = {
        (one, other): pk for pk, one, other in rows.values_list("pk", source, target)
    }
    pairs = {(one, other) for one, others in wanted.items() for other in others}
    gone = [pk for pair, pk in there.items() if pair not in pairs]
    made = sorted(pairs - there.keys())
    if gone:
        links.filter(pk__in=gone).delete()
    links.bulk_create(
        links.model(**{source: one, target: other}) for one, other in made
    )
    return bool(gone or made)
