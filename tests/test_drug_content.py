"""The drugs of the course that ships, and what its lessons say of them."""

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.package import read_package

COURSE = Path(__file__).parent.parent / "fixtures" / "benzodiazepines"
HALF_LIVES = "lessons/half-life-and-accumulation.md"
EQUIVALENTS = "lessons/equivalence-tables.md"
APPROVED = "lessons/approved-uses.md"
NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.]*\w|-\w)")


@pytest.fixture(scope="module")
def formulary():
    """What drugs.yaml says."""
    faults = Faults()
    read = read_package(Folder(COURSE, faults), faults).formulary
    assert read is not None, list(map(str, faults))
    return read


def test_fourteen_drugs_have_a_half_life_and_a_pathway(formulary):
    timed = {each.drug for each in formulary.quantities("half-life")}

    assert list(formulary.names) == sorted(formulary.names)
    assert len(formulary.names) == 14
    assert timed == set(formulary.names)


def test_drug_without_a_recorded_contraindication_is_not_one_without_any(formulary):
    without = {
        slug
        for slug, drug in formulary.form.drugs.items()
        if "contraindications" not in drug.facts
    }

    assert formulary.form.sections["contraindications"].none == (
        "None is recorded here. That does not mean there is none: "
        "read the current label."
    )
    assert without == {
        "chlordiazepoxide",
        "clobazam",
        "clorazepate",
        "flurazepam",
        "oxazepam",
        "temazepam",
    }


def test_conversion_names_its_table_and_prints_its_warning(formulary):
    measure = formulary.form.measures["equivalent"]

    assert "no agreed standard" in measure.note
    assert "midazolam" not in {each.drug for each in formulary.quantities("equivalent")}


def numbers_behind(lesson, figure):
    """Return the rows of a figure's numbers, less the first."""
    text = (COURSE / lesson).read_text(encoding="utf-8")
    body = text.partition(f"::: figure {figure}\n")[2].partition("\n:::")[0]
    lines = body.partition("numbers: |\n")[2].splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines[1:]]


def test_second_column_of_the_slope_follows_from_both_tables(formulary):
    amounts = {
        (each.drug, each.basis): each for each in formulary.quantities("equivalent")
    }
    rows = numbers_behind(EQUIVALENTS, "two-columns-slope")

    for drug, _first, _second, said in rows:
        first, second = (amounts[drug.lower(), each] for each in ("va-dod", "ashton"))
        ends = [second.high, second.low] if second.high else [second.typical]
        expected = [10 * first.typical / end for end in ends]
        assert [
            Decimal(number) for number in NUMBER.findall(said.replace("–", " "))
        ] == (expected), drug
    assert len(rows) == 11


@pytest.mark.parametrize("width", ["", ".narrow"])
def test_half_lives_drawn_are_those_of_the_data(formulary, width):
    drawing = (COURSE / f"figures/half-life-ranges{width}.svg").read_text("utf-8")
    said = re.findall(r'<text class="t\d"[^>]*>([^<]+)<', drawing)
    known = {
        end
        for each in formulary.quantities("half-life")
        for end in (each.low, each.typical, each.high)
    }

    drawn = {
        Decimal(number)
        for words in said
        for number in NUMBER.findall(words.replace("–", " "))
    }

    assert said
    assert drawn - known == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        pytest.param(
            HALF_LIVES,
            "Clonazepam | 30–40 |",
            "Clonazepam | 30–50 |",
            "30–50",
            id="fig",
        ),
        pytest.param(
            HALF_LIVES,
            "| Temazepam | 3.5–18.4 h |",
            "| Temazepam | 3.5–14.8 h |",
            "3.5–14.8",
            id="table",
        ),
        pytest.param(
            EQUIVALENTS,
            "| Quazepam | 10 | 20 |",
            "| Quazepam | 20 | 10 |",
            "20",
            id="eq",
        ),
        pytest.param(
            APPROVED,
            "Clobazam | – | – | Yes",
            "Clobazam | Yes | – | Yes",
            "yes under Anxiety",
            id="use",
        ),
        pytest.param(
            "drugs.yaml",
            "typical: 11.2",
            "typical: 12.1",
            "has 11.2; drugs.yaml",
            id="data",
        ),
    ],
)
def test_number_that_differs_is_found(tmp_path, file, old, new, told):
    root = shutil.copytree(COURSE, tmp_path / "course")
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    faults = Faults()

    read_package(Folder(root, faults), faults)

    assert [str(fault) for fault in faults if told in str(fault)]
