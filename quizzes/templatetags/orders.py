"""Showing which place a step was given."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def place_of(given: Mapping[str, Any], step: str) -> int:
    """Return the place of `step`, counted from 1; 0 where it has none.

    Shape: `given` is a stored response, or what was just posted.
    """
    if given.get("places") is not None:
        place = given["places"].get(step, "")
        return int(place) if place.isdecimal() else 0
    order = given.get("order") or ()
    return order.index(step) + 1 if step in order else 0
