"""An order that looks drawn by lot, yet is the same on every machine."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Protocol, TypeVar


class HasId(Protocol):
    """Anything that is told apart by its id."""

    @property
    def id(self) -> str | int:
        """Return what tells this value from the others."""


T = TypeVar("T", bound=HasId)


def lot(seed: int | str, name: str | int) -> bytes:
    """Return what `name` drew: sort by it for the order that `seed` gives."""
    return blake2b(f"{seed}:{name}".encode()).digest()


def in_keyed_order(values: Iterable[T], seed: int | str) -> tuple[T, ...]:
    """Return `values` in the order that `seed` gives their ids.

    One seed puts equal ids in the same order wherever they occur, so items that all
    name their options a, b, c need a seed each: the attempt's together with the item's.
    """
    return tuple(sorted(values, key=lambda value: lot(seed, value.id)))
