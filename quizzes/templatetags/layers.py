"""Which scripts and styles lie over the native form of a kind."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

# Counting and warning help with the native form too.
HELPING = {
    "grouping": ("tally",),
    "matrix-multiple-response": ("tally",),
    "highlight": ("tally",),
    "cloze": ("twice",),
    "rationale": ("twice",),
}
# Another way to answer, which a list view leaves out.
LAYERS = {
    "cloze": ("bank",),
    "rationale": ("bank",),
    "bow-tie": ("bow-tie", "take-back"),
    "ordered-response": ("ordered-response",),
    "hot-spot": ("hot-spot",),
}
STYLES = {"highlight": ("highlight",)}


@register.filter
def has_layer(kind: str, content: Any) -> bool:
    """Tell whether there is another way to answer an item than its native form."""
    if "bank" in LAYERS.get(kind, ()):
        return bool(content.presentation == "drag")
    return kind in LAYERS or kind in STYLES


@register.simple_tag
def layers(kinds: Sequence[str], *, is_list: bool) -> SafeString:
    """Link what pages with these kinds need; a list view has no layers."""
    tables = (HELPING,) if is_list else (HELPING, LAYERS)
    scripts = (
        name for table in tables for kind in kinds for name in table.get(kind, ())
    )
    styles = (
        () if is_list else (name for kind in kinds for name in STYLES.get(kind, ()))
    )
    links = {
        "scripts": [f"js/kinds/{name}.js" for name in dict.fromkeys(scripts)],
        "styles": [f"css/components/{name}.css" for name in dict.fromkeys(styles)],
    }
    if not any(links.values()):
        # As most kinds: there is nothing to draw.
        return SafeString()
    return render_to_string("quizzes/kinds/_layers.html", links)
