"""What the half-life lab draws and says for its settings."""

import pytest

from study.reports.lab import Settings, lab_of, notes_of
from study.reports.lab_drawing import showing
from tests.study.labs import lab_block

GONE = "After the last dose it takes as long again until nearly all is gone."
LAB = lab_of(lab_block()["lab"])


def shown(first, second="", person="", interval=24, doses=8):
    return showing(LAB, Settings(first, second, person, interval, doses))


def sentences(*settings, **others):
    panels = shown(*settings, **others).panels
    return [panel.sentence.replace("\N{NO-BREAK SPACE}", " ") for panel in panels]


def numbers(*settings, **others):
    return {
        row.name: [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells]
        for row in shown(*settings, **others).rows
    }


def test_range_is_said_from_both_ends():
    assert sentences("longazolam", doses=10) == [
        (
            "longazolam: With a half-life of 30 to 40 hours the plateau is reached "
            "after about 5 to 8 days (120 to 200 hours). Just after a dose the "
            "plateau stands at 2.35 to 2.94 doses. After the last dose it takes as "
            "long again until nearly all is gone."
        )
    ]


@pytest.mark.parametrize(
    ("doses", "end"),
    [
        (5, f"The doses end before that, after 5 doses. {GONE}"),
        (6, f"The doses may end before that, after 6 doses. {GONE}"),
        (9, f"The doses may end before that, after 9 doses. {GONE}"),
        (10, f"stands at 2.35 to 2.94 doses. {GONE}"),
    ],
)
def test_doses_that_end_too_early_are_told(doses, end):
    [said] = sentences("longazolam", doses=doses)

    assert said.endswith(end)


@pytest.mark.parametrize(
    ("drug", "interval", "start"),
    [
        pytest.param(
            "shortazolam",
            24,
            "shortazolam: With a half-life of 3.5 to 18.4 hours the plateau is reached "
            "after 14 to 92 hours, which is at most about 4 days. Just after a dose "
            "the plateau stands at 1.01 to 1.68 doses.",
            id="hours-and-days",
        ),
        pytest.param(
            "prodrug",
            24,
            "left behind: With a half-life of 40 to 50 hours the plateau is reached "
            "after about 7 to 10 days (160 to 250 hours). It is drawn against its own "
            "plateau.",
            id="prodrug",
        ),
    ],
)
def test_time_is_said_in_hours_and_days(drug, interval, start):
    [said] = sentences(drug, interval=interval, doses=11)

    assert said.startswith(start)


def test_upper_end_without_a_lower_one_is_said_as_such():
    parent, metabolite = sentences("twofold")

    assert parent.startswith("twofold: With a half-life of 39 hours the plateau")
    assert metabolite.startswith(
        "its metabolite: With a half-life of up to 100 hours the plateau is reached "
        "after up to about 17 to 21 days (400 to 500 hours)."
    )


def test_table_tells_what_the_drawings_show():
    assert numbers("longazolam", "twofold") == {
        "Half-life, hours": ["30–40", "39", "up to 100"],
        "Plateau reached after, hours": ["120–200", "156–195", "up to 400–500"],
        "Just after dose 1": ["1.00 doses", "1.00 doses", "15%"],
        "Just after dose 2": ["1.57–1.66 doses", "1.65 doses", "28%"],
        "Just after dose 3": ["1.90–2.10 doses", "2.08 doses", "39%"],
        "Just after dose 5": ["2.20–2.57 doses", "2.54 doses", "56%"],
        "Just after dose 8": ["2.32–2.83 doses", "2.78 doses", "74%"],
        "Plateau, just after a dose": ["2.35–2.94 doses", "2.88 doses", "100%"],
        "Plateau, just before a dose": ["1.35–1.94 doses", "1.88 doses", "85%"],
        "Nearly gone after the last dose, hours": [
            "120–200",
            "156–195",
            "up to 400–500",
        ],
    }


@pytest.mark.parametrize(
    ("interval", "doses", "words"),
    [
        (24, 8, "8 doses, 24 hours apart"),
        (1, 2, "2 doses, 1 hour apart"),
        (12, 1, "1 dose"),
    ],
)
def test_doses_are_said_for_paper_too(interval, doses, words):
    assert shown("longazolam", interval=interval, doses=doses).doses == words


def test_person_takes_the_upper_end_but_for_a_spared_drug():
    cells = numbers("longazolam", "shortazolam", person="older")["Half-life, hours"]

    assert cells == ["40", "3.5–18.4"]


def test_person_is_explained_drug_by_drug():
    both = notes_of(LAB, Settings("longazolam", "shortazolam", "older", 24, 8))
    one = notes_of(LAB, Settings("shortazolam", "", "older", 24, 8))
    none = notes_of(LAB, Settings("longazolam", "", "", 24, 8))

    told = [
        [(note.names, note.why_html) for note in notes] for notes in (both, one, none)
    ]
    assert told == [
        [(["longazolam"], "SLOWER"), (["shortazolam"], "SPARED")],
        [(["shortazolam"], "SPARED")],
        [],
    ]


def test_compared_drawings_share_their_scales():
    panels = shown("longazolam", "twofold").panels

    assert [panel.number for panel in panels] == [
        "1-parent",
        "2-parent",
        "2-metabolite",
    ]
    assert panels[0].scale == panels[1].scale
    assert {panel.scale.until for panel in panels} == {7 * 24 + 500}
    assert [tick.label for tick in panels[0].scale.amounts] == ["1", "2"]
    assert [tick.label for tick in panels[2].scale.amounts] == ["50%", "100%"]


def test_each_drug_has_a_column_with_its_metabolite():
    two = shown("longazolam", "twofold").columns
    one = shown("twofold").columns

    told = [
        [[panel.number for panel in column] for column in each] for each in (two, one)
    ]
    assert told == [
        [["1-parent"], ["2-parent", "2-metabolite"]],
        [["1-parent"], ["1-metabolite"]],
    ]


def test_band_is_drawn_for_a_range_and_a_line_for_one_number():
    [band] = shown("longazolam").panels
    [line] = shown("longazolam", person="older").panels

    assert (band.css_class, band.path.endswith("Z")) == ("shape1", True)
    assert (line.css_class, line.path.endswith("Z")) == ("ln c1", False)
    assert (band.trace.is_raised, line.trace.is_raised, line.upper) == (
        False,
        True,
        "40",
    )


@pytest.mark.parametrize(
    ("drug", "interval", "doses", "is_in_days", "labels"),
    [
        ("shortazolam", 24, 1, True, ["0", "1", "2", "3"]),
        ("shortazolam", 4, 1, True, ["0", "1", "2", "3"]),
        ("longazolam", 24, 60, True, ["0", "14", "28", "42", "56"]),
    ],
)
def test_axis_of_time_has_few_round_marks(drug, interval, doses, is_in_days, labels):
    scale = shown(drug, interval=interval, doses=doses).panels[0].scale

    assert scale.is_in_days is is_in_days
    assert [tick.label for tick in scale.times] == labels


def test_path_stays_light_however_many_doses():
    paths = [shown("longazolam", doses=doses).panels[0].path for doses in (1, 8, 60)]

    assert [len(path) < 4_500 for path in paths] == [True, True, True]
