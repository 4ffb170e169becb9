"""Looking things up while an item is shown."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@register.filter
def at(mapping: Mapping[str, Any], name: str) -> Any:
    """Return what `mapping` holds under `name`, or None."""
    return mapping.get(name)


@register.filter
def letter(number: int) -> str:
    """Return the letter of option `number`, counted from 1."""
    return LETTERS[number - 1]


@register.filter
def input_template(kind: str) -> str:
    """Return the template that asks an item of this kind."""
    return f"quizzes/kinds/{kind}/_input.html"


@register.filter
def review_template(kind: str) -> str:
    """Return the template that explains an item of this kind."""
    return f"quizzes/kinds/{kind}/_review.html"
