"""Icons, drawn into the page itself: no request, and the color of the words beside.

The shapes in `svg/` are Lucide's (ISC license, kept beside them).
"""

from pathlib import Path

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_FOLDER = Path(__file__).parent / "svg"


def _shapes(file: Path) -> str:
    """Return what `file` draws, without the element around it."""
    _, _, rest = file.read_text(encoding="utf-8").partition(">")
    inside, _, _ = rest.rpartition("</svg>")
    return "".join(line.strip() for line in inside.splitlines())


SHAPES = {file.stem: _shapes(file) for file in sorted(_FOLDER.glob("*.svg"))}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw the icon `name`, hidden from screen readers: the words beside it speak.

    Raises:
        TemplateSyntaxError: `svg/` has no such icon.
    """
    if name not in SHAPES:
        message = f"There is no icon “{name}”. Use one of: {', '.join(SHAPES)}."
        raise template.TemplateSyntaxError(message)
    # The shapes are our own files; nothing a person typed reaches this string.
    return mark_safe(  # noqa: S308
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{SHAPES[name]}</svg>'
    )
