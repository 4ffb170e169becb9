import pytest

from courses.content.drawings import Drawing
from courses.content.faults import Faults
from courses.content.figures import Pair, read_figure
from courses.content.names import Names
from courses.content.rendering import Sheet
from courses.content.yaml import Passage

PAIR = Pair(
    Drawing("figure-f-wide", "0 0 720 320", "Own title", "<g></g>"),
    Drawing("figure-f-narrow", "0 0 350 320", "", "<g></g>"),
)
DATA = "caption: Two speeds [@a-1].\nalt: A line falls.\n"


def read(data, name="f", pair=PAIR):
    faults = Faults()
    html = read_figure(
        name,
        Passage("l.md", 10, data),
        drawn={"f": pair},
        number=2,
        sheet=Sheet(Names(references=frozenset({"a-1"}))),
        faults=faults,
    )
    return html, [str(fault).removeprefix("l.md:") for fault in faults]


def test_figure_shows_both_drawings_and_its_caption():
    html, faults = read(DATA)

    assert faults == []
    assert html.startswith(
        '<figure class="figure" id="figure-f"><svg class="chart wide-only" '
        'viewBox="0 0 720 320" role="img" '
        'aria-labelledby="figure-f-wide-title figure-f-wide-desc">'
        '<title id="figure-f-wide-title">Own title</title>'
        '<desc id="figure-f-wide-desc">A line falls.</desc><g></g></svg>'
        '<svg class="chart narrow-only" viewBox="0 0 350 320" role="img" '
        'aria-labelledby="figure-f-narrow-title">'
        '<title id="figure-f-narrow-title">A line falls.</title><g></g></svg>'
        '<figcaption class="figure__caption"><b>Figure 2.</b> Two speeds<a '
    )
    assert "<details" not in html


def test_title_of_the_figure_names_both_drawings():
    html, _faults = read(f"title: It falls by 5 mg\n{DATA}")

    assert '<h3 class="figure__title">It falls by 5\xa0mg</h3>' in html
    assert html.count("It falls by 5 mg</title>") == 2


def test_numbers_are_a_table_that_opens():
    html, faults = read(f"{DATA}numbers: |\n  Week | Dose\n  0 | 2 mg\n")

    assert faults == []
    assert (
        'aria-label="Numbers of figure 2"><table class="table table--tight">'
        '<thead><tr><th scope="col">Week</th><th scope="col">Dose</th></tr></thead>'
        '<tbody><tr><th scope="row">0</th><td>2\xa0mg</td></tr></tbody></table>'
    ) in html


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        pytest.param(
            "caption: x\n",
            "10: `alt` is missing; add it "
            "(the figure in words, for those who can't see it)",
            id="no-alt",
        ),
        pytest.param(
            "caption: x: y\n",
            "10: is not valid YAML: mapping values are not allowed here; "
            'put text that holds ": " in quotes',
            id="yaml",
        ),
        pytest.param(
            "caption: x [@b-2]\nalt: y\n",
            "10: unknown source `[@b-2]`; write one of a-1 "
            "(sources are in references.yaml)",
            id="source",
        ),
        pytest.param(
            f"{DATA}numbers: |\n  A | B\n  1\n",
            "14: the row has 1 cells and the first 2; make them as many",
            id="short-row",
        ),
        pytest.param(
            f"{DATA}numbers: |\n  A | B\n  1 | <b>\n",
            "14: raw HTML `<b>`; write Markdown or a directive",
            id="html-in-cell",
        ),
    ],
)
def test_fault_is_told_at_its_line(data, fault):
    _html, faults = read(data)

    assert faults == [fault]


def test_unknown_figure_is_told_at_its_directive():
    html, faults = read(DATA, name="g")

    assert html == ""
    assert faults == ["9: no drawing figures/g.svg; write one of f"]


def test_figure_whose_drawing_has_faults_shows_nothing():
    html, faults = read(DATA, pair=Pair(None, None))

    assert (html, faults) == ("", [])
