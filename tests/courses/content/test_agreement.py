"""Tables and figures of lessons against drugs.yaml."""

import pytest

from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.package import read_package
from tests.factories.drugs import DRUGS
from tests.factories.packages import FILES, write_package

FIRST = "lessons/first-step.md"
NUMBERS = FILES[FIRST].index("numbers: |")
HALF_LIVES = """\
data: half-life
numbers: |
  Drug | Parent, h | Active metabolite, h | Other texts, h
  fastam | 1.5–5.5 | none | —
  slowam tablet | about 30 (20–48) | up to 100 | 18–50 or wider
:::
"""
AMOUNTS = """\
data: equivalent
numbers: |
  Drug | Table A | Table B | Ratio
  fastam | 2 mg | 1 mg | 0.5
:::
"""
USES = """\
data: uses
numbers: |
  Drug | Anxiety | Sleep
  fastam | – | yes
  slowam | yes | yes
:::
"""
TABLE = """\
::: table How long
| Drug | Half-life of the parent | 4 to 5 half-lives |
| --- | --- | --- |
| fastam | 1.5–5.5 h [@fda-2020] | 6 to 28 h |
| slowest | 100 h [@fda-2020] | 500 h |
:::
"""


def faults_of(root, figure=None, table=""):
    before, rest = FILES[FIRST][:NUMBERS], FILES[FIRST][NUMBERS:]
    _old, close, after = rest.partition(":::\n")
    text = before + (figure or _old + close) + after + table
    faults = Faults()
    files = {"drugs.yaml": DRUGS, FIRST: text}
    read_package(Folder(write_package(root, files), faults), faults)
    return [str(fault).partition(": ")[2] for fault in faults]


@pytest.mark.parametrize("figure", [HALF_LIVES, AMOUNTS, USES])
def test_figure_that_agrees_has_no_fault(tmp_path, figure):
    assert faults_of(tmp_path, figure) == []


@pytest.mark.parametrize(
    ("figure", "old", "new", "fault"),
    [
        pytest.param(
            HALF_LIVES,
            "1.5–5.5",
            "1.5–6",
            "`fastam` has 1.5–6; drugs.yaml:37 has 1.5–5.5 h (fastam, label)",
            id="range",
        ),
        pytest.param(
            HALF_LIVES,
            "about 30 (20–48)",
            "30–48",
            "`slowam tablet` has 30–48; drugs.yaml:47, 49 has "
            "about 30 h (20–48) (slowam, label); 18–50 h or wider (slowam, other)",
            id="another-range",
        ),
        pytest.param(
            HALF_LIVES,
            "up to 100",
            "up to 48",
            "`slowam tablet` has 48; drugs.yaml:50 has up to 100 h (slowest, label)",
            id="parent-in-the-metabolite-column",
        ),
        pytest.param(
            HALF_LIVES,
            "18–50 or wider",
            "20–48",
            "`slowam tablet` has 20–48; drugs.yaml:49 has "
            "18–50 h or wider (slowam, other)",
            id="label-in-the-column-of-others",
        ),
        pytest.param(
            AMOUNTS,
            "2 mg | 1 mg",
            "1 mg | 2 mg",
            "`fastam` has 1; drugs.yaml:38 has 2 mg (fastam, a)",
            id="tables-swapped",
        ),
        pytest.param(
            USES,
            "fastam | –",
            "fastam | yes",
            "`fastam` has yes under Anxiety; drugs.yaml:34 has not",
            id="use-too-many",
        ),
        pytest.param(
            USES,
            "slowam | yes",
            "slowam | –",
            "`slowam` has not yes under Anxiety; drugs.yaml:44 has it",
            id="use-too-few",
        ),
        pytest.param(
            USES,
            "slowam",
            "slowan",
            "unknown drug `slowan`; did you mean `slowam`?",
            id="unknown-drug",
        ),
        pytest.param(
            USES,
            "data: uses",
            "data: use",
            "unknown data `use`; did you mean `uses`?",
            id="unknown-data",
        ),
    ],
)
def test_figure_that_differs_is_told(tmp_path, figure, old, new, fault):
    assert fault in faults_of(tmp_path, figure.replace(old, new, 1))


def test_declared_figure_needs_numbers(tmp_path):
    assert faults_of(tmp_path, "data: half-life\n:::\n") == [
        "`data: half-life` has nothing to compare; add `numbers`"
    ]


def test_table_that_agrees_has_no_fault(tmp_path):
    assert faults_of(tmp_path, table="\n" + TABLE.replace("of the parent", "")) == []


def test_every_table_on_a_measure_is_compared(tmp_path):
    table = TABLE.replace("1.5–5.5", "2.5–5.5").replace("of the parent", "")

    assert faults_of(tmp_path, table="\n" + table) == [
        "`fastam` has 2.5–5.5; drugs.yaml:37 has 1.5–5.5 h (fastam, label)"
    ]


def test_number_of_a_metabolite_is_none_of_the_parent(tmp_path):
    assert faults_of(tmp_path, table="\n" + TABLE) == [
        "`slowest` has 100; drugs.yaml:50 has up to 100 h (slowest, label)"
    ]
