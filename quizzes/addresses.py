"""Addresses that Django looks up once in each process; only the numbers change."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse

from quizzes.prepared import FIRST_PLACE


def numbered(name: str, *numbers: int) -> str:
    """Return the address of a view that takes whole numbers and nothing else.

    A page with a link on each of its lines spends a good part of its time in
    `reverse`.
    """
    return _written(name, len(numbers), get_script_prefix()).format(*numbers)


@lru_cache
def _written(name: str, count: int, _prefix: str) -> str:
    """Return an address with a place for each number."""
    places = range(FIRST_PLACE, FIRST_PLACE + count)
    address = reverse(name, args=places)
    for at, place in enumerate(places):
        address = address.replace(str(place), f"{{{at}}}")
    return address
