"""Long lists, of which a page is shown at a time."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from django.core.paginator import Page
from django.db.models import Model, QuerySet

ModelT = TypeVar("ModelT", bound=Model)


class Turned(ABC):
    """A list that is open at a page, with links to those beside it."""

    page: Page[Any]

    @property
    def previous(self) -> str:
        """Return the link to the page before, empty on the first."""
        return self.at(self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next(self) -> str:
        """Return the link to the page after, empty on the last."""
        return self.at(self.page.number + 1) if self.page.has_next() else ""

    @abstractmethod
    def at(self, number: int) -> str:
        """Return the link to a page of the same list."""


@dataclass(frozen=True, eq=False)
class Counted(Sequence[ModelT], Generic[ModelT]):
    """Rows in an order, of which it is known beforehand how many there are.

    The order is found from keys alone; the rest is read of those that are shown.
    """

    chosen: "QuerySet[ModelT]"
    order: Sequence[str]
    size: int
    # All rows, with what is to be read of each.
    whole: "QuerySet[ModelT]"

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, part: int) -> ModelT: ...
    @overload
    def __getitem__(self, part: slice) -> list[ModelT]: ...
    def __getitem__(self, part: int | slice) -> ModelT | list[ModelT]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        # Given as a part of the next query, PostgreSQL reads whole tables for them.
        ordered = self.chosen.order_by(*self.order)
        keys = list(ordered.values_list("pk", flat=True)[part])
        return list(self.whole.filter(pk__in=keys).order_by(*self.order))
