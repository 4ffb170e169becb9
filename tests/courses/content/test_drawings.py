import pytest

from courses.content.drawings import read_drawing
from courses.content.faults import Faults

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 320">'


def read(text):
    faults = Faults()
    drawing = read_drawing("figures/f.svg", "figure-f-wide", text, faults)
    return drawing, [str(fault).removeprefix("figures/f.svg:") for fault in faults]


def test_drawing_keeps_what_is_allowed():
    drawing, faults = read(
        '<?xml version="1.0"?>\n'
        f'{OPEN}<title>Taper\n steps</title><desc>d</desc><g id="a" class="ln c1">'
        '<path d="M0 0L1,1z" marker-end="url(#a)"/>'
        '<text x="1" text-anchor="end">5 &amp; 6 mg</text></g>\n</svg>'
    )

    assert faults == []
    assert drawing.title == "Taper steps"
    assert drawing.body == (
        '<g id="figure-f-wide-a" class="ln c1">'
        '<path d="M0 0L1,1z" marker-end="url(#figure-f-wide-a)"></path>'
        '<text x="1" text-anchor="end">5 &amp; 6 mg</text></g>'
    )


def test_frame_names_and_describes_it():
    drawing, _faults = read(f"{OPEN}</svg>")

    assert drawing.framed("wide-only", title="A & B", desc="C") == (
        '<svg class="chart wide-only" viewBox="0 0 720 320" role="img" '
        'aria-labelledby="figure-f-wide-title figure-f-wide-desc">'
        '<title id="figure-f-wide-title">A &amp; B</title>'
        '<desc id="figure-f-wide-desc">C</desc></svg>'
    )


def test_frame_without_a_description_names_the_title_alone():
    drawing, _faults = read(f"{OPEN}</svg>")

    assert 'aria-labelledby="figure-f-wide-title">' in drawing.framed(
        "wide-only", title="A", desc=""
    )


def test_title_inside_a_group_stays_there():
    drawing, _faults = read(f"{OPEN}<g><title>Bar</title></g></svg>")

    assert drawing.title == ""
    assert drawing.body == "<g><title>Bar</title></g>"


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        pytest.param(
            "\n<script>1</script>",
            "2: <script> is not allowed; draw with path, rect, line, circle, text",
            id="script",
        ),
        pytest.param(
            "<foreignObject/>",
            "1: <foreignObject> is not allowed; "
            "draw with path, rect, line, circle, text",
            id="html",
        ),
        pytest.param(
            "<svg/>",
            "1: <svg> is not allowed; draw with path, rect, line, circle, text",
            id="nested",
        ),
        pytest.param(
            '<rect onclick="x"/>',
            "1: `onclick` on <rect> is not allowed; a figure runs no script",
            id="event",
        ),
        pytest.param(
            '<rect style="fill:red"/>',
            "1: `style` on <rect> is not allowed; give it a class of the style sheet",
            id="style",
        ),
        pytest.param(
            '<rect fill="#ff0000"/>',
            '1: `fill="#ff0000"` on <rect> is not allowed; '
            "write none, currentColor or url(#id), or give it a class",
            id="color",
        ),
        pytest.param(
            '<rect clip-path="url(https://x.org/#a)"/>',
            '1: `clip-path="url(https://x.org/#a)"` on <rect> is not allowed; '
            "point to an id in the same file",
            id="outside-clip",
        ),
        pytest.param(
            '<use href="https://x.org/#a"/>',
            '1: `href="https://x.org/#a"` on <use> is not allowed; '
            "point to an id in the same file",
            id="outside-use",
        ),
        pytest.param(
            '<use xlink:href="#a"/>',
            "1: `xlink:href` on <use> is not allowed; write `href`",
            id="old-link",
        ),
        pytest.param(
            '<rect class="A{b}"/>',
            '1: `class="A{b}"` on <rect> is not allowed; '
            "write lower-case letters, digits and hyphens",
            id="class",
        ),
        pytest.param(
            '<rect x="calc(1)"/>',
            '1: `x="calc(1)"` on <rect> is not allowed; '
            "write plain numbers or a plain word",
            id="measure",
        ),
        pytest.param(
            '<rect widht="1"/>',
            "1: `widht` on <rect> is not allowed; did you mean `width`?",
            id="typo",
        ),
        pytest.param(
            "<?xml-stylesheet href='x'?>",
            "1: <?xml-stylesheet?> is not allowed; delete it",
            id="instruction",
        ),
        pytest.param(
            "<g>",
            "1: is not valid SVG: mismatched tag; close every element",
            id="unclosed",
        ),
    ],
)
def test_anything_else_is_refused_at_its_line(inside, fault):
    drawing, faults = read(f"{OPEN}{inside}</svg>")

    assert drawing is None
    assert faults == [fault]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(
            '<!DOCTYPE svg [<!ENTITY a "b">]>\n' + OPEN + "</svg>",
            "1: <!DOCTYPE> is not allowed; delete it",
            id="doctype",
        ),
        pytest.param(
            '<svg xmlns="http://www.w3.org/2000/svg"/>',
            "1: <svg> has no viewBox of four numbers, such as 0 0 720 320; add it",
            id="no-view-box",
        ),
        pytest.param(
            '<svg viewBox="0 0 1 1"/>',
            "1: starts with <svg>; start with "
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="…">',
            id="no-namespace",
        ),
        pytest.param(
            '<html xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
            "1: starts with <html>; start with "
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="…">',
            id="no-svg",
        ),
        pytest.param(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" onload="x"/>',
            "1: `onload` on <svg> is not allowed; a figure runs no script",
            id="event-on-root",
        ),
    ],
)
def test_frame_of_the_file_is_checked(text, fault):
    drawing, faults = read(text)

    assert drawing is None
    assert faults == [fault]


def test_own_frame_of_the_file_is_dropped():
    drawing, faults = read(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="1" '
        'role="img" aria-label="x" class="y"></svg>'
    )

    assert faults == []
    assert drawing.framed("c", title="t", desc="").count("class=") == 1


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (
            '<g id="a"/><g id="a"/>',
            '1: `id="a"` is here twice, first in line 1; rename one',
        ),
        ('<g id="title"/>', '1: `id="title"` is the frame\'s own; choose another'),
        (
            '<use href="#b"/><g id="tip"/>',
            "1: no element has the id `b`; write one of tip",
        ),
        (
            '<path marker-end="url(#tp)"/><g id="tip"/>',
            "1: no element has the id `tp`; did you mean `tip`?",
        ),
    ],
)
def test_ids_are_single_and_what_is_pointed_to_is_there(body, fault):
    assert read(f"{OPEN}{body}</svg>") == (None, [fault])
