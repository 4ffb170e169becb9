"""Figures: an author's SVG through a list of what is allowed, nothing else.

Script, style, events and anything outside the file never reach a page. Colors are
classes, so that a figure follows the reader's theme.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from django.utils.html import escape

from courses.content.faults import Faults, did_you_mean

SVG = "http://www.w3.org/2000/svg"

_ELEMENTS = """
    svg g defs title desc path rect circle ellipse line polyline polygon text tspan
    marker linearGradient radialGradient stop clipPath use
"""
ELEMENTS = frozenset(_ELEMENTS.split())
_NUMBERS = r"[-+0-9.eE,%\s]*"
_WORD = r"[A-Za-z][A-Za-z-]*"
_LOCAL = r"url\(#[A-Za-z][\w-]*\)"
_PAINT = rf"none|currentColor|{_LOCAL}"
_MOVES = r"(?:translate|rotate|scale|skewX|skewY|matrix)\([-+0-9.eE,\s]*\)"

_MEASURES = """
    x y x1 y1 x2 y2 dx dy cx cy fx fy r rx ry width height points viewBox offset rotate
    textLength refX refY markerWidth markerHeight opacity fill-opacity stroke-opacity
    stroke-width stroke-dasharray stroke-dashoffset stroke-miterlimit font-size
    font-weight letter-spacing
"""
_CHOICES = """
    text-anchor dominant-baseline stroke-linecap stroke-linejoin fill-rule clip-rule
    lengthAdjust gradientUnits clipPathUnits markerUnits vector-effect aria-hidden
    preserveAspectRatio
"""

# What each attribute's value must look like.
ATTRIBUTES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for names, pattern in (
        (_MEASURES, _NUMBERS),
        (_CHOICES, rf"{_WORD}(?: {_WORD})?"),
        ("orient", rf"{_WORD}|{_NUMBERS}"),
        ("d", r"[MmLlHhVvCcSsQqTtAaZz0-9eE.,+\-\s]*"),
        ("transform gradientTransform", rf"(?:{_MOVES}[\s,]*)*"),
        ("class", r"[a-z][a-z0-9_-]*(?: [a-z][a-z0-9_-]*)*"),
        ("id", r"[A-Za-z][\w-]*"),
        ("fill stroke", _PAINT),
        ("clip-path marker-start marker-mid marker-end", rf"none|{_LOCAL}"),
        ("href", r"#[A-Za-z][\w-]*"),
    )
    for name in names.split()
}
# These belong to the figure's own frame, which the page writes.
FRAME = frozenset({"xmlns", "width", "height", "role", "class", "focusable", "id"})
VIEW_BOX = re.compile(r"\s*(?:-?[\d.]+[\s,]*){4}")
LOCAL_NAME = re.compile(r"#([A-Za-z][\w-]*)")
# The frame names its own title and description by these.
FRAME_IDS = ("title", "desc")


@dataclass(frozen=True)
class Drawing:
    """An SVG that was found harmless, ready to be framed and put on a page."""

    name: str
    view_box: str
    title: str
    body: str

    def framed(self, css: str, *, title: str, desc: str) -> str:
        """Return it as a picture that is named and described in words."""
        ids = [f"{self.name}-{part}" for part in FRAME_IDS]
        labels = [
            f'<{tag} id="{ident}">{escape(words)}</{tag}>'
            for tag, ident, words in zip(
                ("title", "desc"), ids, (title, desc), strict=True
            )
            if words
        ]
        named = " ".join(ids[: len(labels)])
        return (
            f'<svg class="chart {css}" viewBox="{self.view_box}" role="img" '
            f'aria-labelledby="{named}">{"".join(labels)}{self.body}</svg>'
        )


def read_drawing(file: str, name: str, text: str, faults: Faults) -> Drawing | None:
    """Read one SVG file, prefixing its ids with `name` so that two fit on a page."""
    found = Faults()
    reader = _Reader(file, name, found)
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attrs: reader.start(
        parser.CurrentLineNumber, tag, attrs
    )
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = lambda *_parts: reader.doctype(
        parser.CurrentLineNumber
    )
    parser.ProcessingInstructionHandler = lambda target, _data: reader.instruction(
        parser.CurrentLineNumber, target
    )
    try:
        parser.Parse(text, True)  # noqa: FBT003 -- expat's own signature
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        found.add(file, error.lineno, f"is not valid SVG: {what}; close every element")
    if not found:
        reader.check_uses()
    faults.extend(found)
    return None if found else reader.drawing()


class _Reader:
    """Copy what is allowed, and note what is not."""

    def __init__(self, file: str, name: str, faults: Faults) -> None:
        self._file, self._name, self._faults = file, name, faults
        self._path: list[str] = []
        self._parts: list[str] = []
        self._title: list[str] = []
        self._view_box = ""
        self._ids = dict.fromkeys(FRAME_IDS, 0)
        self._uses: list[tuple[int, str]] = []

    def drawing(self) -> Drawing:
        """Return what was copied."""
        title = " ".join("".join(self._title).split())
        return Drawing(self._name, self._view_box, title, "".join(self._parts))

    def start(self, line: int, tag: str, attrs: dict[str, str]) -> None:
        """Judge an element and copy it."""
        self._path.append(tag)
        if len(self._path) == 1:
            self._root(line, tag, attrs)
            return
        if tag not in ELEMENTS or tag == "svg":
            what = f"<{tag}> is not allowed; draw with path, rect, line, circle, text"
            self._faults.add(self._file, line, what)
        if not self._is_frame_text:
            kept = "".join(
                self._attribute(line, tag, name, value) for name, value in attrs.items()
            )
            self._parts.append(f"<{tag}{kept}>")

    def end(self, tag: str) -> None:
        """Close an element."""
        if len(self._path) > 1 and not self._is_frame_text:
            self._parts.append(f"</{tag}>")
        self._path.pop()

    def text(self, text: str) -> None:
        """Copy words; the drawing's own title names it later."""
        if self._is_frame_text:
            if self._path[1] == "title":
                self._title.append(text)
        elif len(self._path) > 1:
            self._parts.append(escape(text) if text.strip() else text[:1])

    def doctype(self, line: int) -> None:
        """Refuse a document type: it could define entities and reach outside."""
        self._faults.add(self._file, line, "<!DOCTYPE> is not allowed; delete it")

    def instruction(self, line: int, target: str) -> None:
        """Refuse a processing instruction, such as a style sheet."""
        self._faults.add(self._file, line, f"<?{target}?> is not allowed; delete it")

    @property
    def _is_frame_text(self) -> bool:
        """Tell whether this is in the title or description of the whole drawing."""
        return len(self._path) > 1 and self._path[1] in {"title", "desc"}

    def _root(self, line: int, tag: str, attrs: dict[str, str]) -> None:
        if tag != "svg" or attrs.get("xmlns") != SVG:
            what = f'starts with <{tag}>; start with <svg xmlns="{SVG}" viewBox="…">'
            self._faults.add(self._file, line, what)
        self._view_box = attrs.get("viewBox", "")
        if not VIEW_BOX.fullmatch(self._view_box):
            what = "<svg> has no viewBox of four numbers, such as 0 0 720 320; add it"
            self._faults.add(self._file, line, what)
        for name, value in attrs.items():
            if name not in FRAME and not name.startswith("aria-"):
                self._attribute(line, tag, name, value)

    def _attribute(self, line: int, tag: str, name: str, value: str) -> str:
        pattern = ATTRIBUTES.get(name)
        if pattern is None:
            what = f"`{name}` on <{tag}> is not allowed; {_instead(name)}"
            self._faults.add(self._file, line, what)
        elif not pattern.fullmatch(value.strip()):
            what = f'`{name}="{value[:40]}"` on <{tag}> is not allowed; {_value(name)}'
            self._faults.add(self._file, line, what)
        local = LOCAL_NAME.sub(rf"#{self._name}-\1", value)
        if name == "id":
            self._note_id(line, value)
            return f' id="{escape(self._name)}-{escape(value)}"'
        self._uses += [(line, used) for used in LOCAL_NAME.findall(value)]
        return f' {name}="{escape(local)}"'

    def _note_id(self, line: int, ident: str) -> None:
        """Remember an id; two of one name would both answer to it."""
        if ident in FRAME_IDS:
            what = f'`id="{ident}"` is the frame\'s own; choose another'
            self._faults.add(self._file, line, what)
        elif ident in self._ids:
            what = f'`id="{ident}"` is here twice, first in line {self._ids[ident]}'
            self._faults.add(self._file, line, f"{what}; rename one")
        self._ids.setdefault(ident, line)

    def check_uses(self) -> None:
        """Note what points to an id that the file doesn't have."""
        known = {ident for ident, line in self._ids.items() if line}
        for line, used in self._uses:
            if used not in known:
                near = did_you_mean(used, known)
                self._faults.add(
                    self._file, line, f"no element has the id `{used}`; {near}"
                )


def _instead(name: str) -> str:
    if name.startswith("on"):
        return "a figure runs no script"
    if name in {"style", "font-family", "color", "font-style"}:
        return "give it a class of the style sheet"
    if ":" in name:
        return f"write `{name.partition(':')[2]}`"
    return did_you_mean(name, ATTRIBUTES)


def _value(name: str) -> str:
    if name in {"fill", "stroke"}:
        return "write none, currentColor or url(#id), or give it a class"
    if name == "class":
        return "write lower-case letters, digits and hyphens"
    if name == "href" or name.startswith(("marker", "clip")):
        return "point to an id in the same file"
    return "write plain numbers or a plain word"
