"""Looking things up while an item is shown."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from quizzes.drawing import each_kept, kept
from quizzes.kinds.multiple_choice import MultipleChoiceContent

register = template.Library()

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@register.filter
def at(mapping: Mapping[str, Any], name: str) -> Any:
    """Return what `mapping` holds under `name`, or None."""
    return mapping.get(name)


@register.filter
def beside(pairs: Sequence[Sequence[str]] | None, first: str) -> list[str]:
    """Return the second of each pair whose first is `first`: a row's columns."""
    return [pair[1] for pair in pairs or () if pair[0] == first]


@register.filter
def letter(number: int) -> str:
    """Return the letter of option `number`, counted from 1."""
    return LETTERS[number - 1]


@register.filter
def rendered(html: str) -> SafeString:
    """Show what the loader rendered from Markdown, in which HTML is off."""
    # Only the loader writes these columns.
    return SafeString(html or "")


@register.filter
def signed(points: int) -> str:
    """Return points with their sign, as "+1", "−1" or "0"."""
    return f"{points:+d}".replace("-", "−") if points else "0"


@register.filter
def input_template(kind: str) -> str:
    """Return the template that asks an item of this kind."""
    return f"quizzes/kinds/{kind}/_input.html"


@register.filter
def review_template(kind: str) -> str:
    """Return the template that explains an item of this kind."""
    return f"quizzes/kinds/{kind}/_review.html"


@register.simple_tag
def strike(letter: str) -> SafeString:
    """Draw the button that crosses out the option with this letter."""
    return kept("kinds/_strike", letter=letter)


@register.simple_tag
def options_of(
    content: MultipleChoiceContent, given: Mapping[str, Any], prefix: str
) -> SafeString:
    """Draw the options of a single choice with what is given checked."""
    chosen = given.get("choice")
    return each_kept(
        "kinds/multiple-choice/_option",
        (
            {
                "prefix": prefix,
                "letter": letter(number),
                "id": option.id,
                "text": option.text,
                "is_chosen": option.id == chosen,
            }
            for number, option in enumerate(content.options, start=1)
        ),
    )
