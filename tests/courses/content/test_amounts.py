import pytest

from courses.content.amounts import amounts, given_in, told_of_persons, uncited
from courses.content.statements import statements_of
from courses.content.yaml import Passage


def read(text):
    return statements_of(Passage("l.md", 1, text))


def unborne(text, given=()):
    found = read(text)
    told = told_of_persons(found) | given_in(given)
    return [amount.replace("\xa0", " ") for _each, amount in uncited(found, told)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("5 mg", [("5", "mg")], id="plain"),
        pytest.param("1,500 mL", [("1500", "mL")], id="grouped"),
        pytest.param("0.1 mg/kg/day", [("0.1", "mg/kg/day")], id="by-weight"),
        pytest.param("30 to 40 hours", [("30", "h"), ("40", "h")], id="range"),
        pytest.param("18–50 h", [("18", "h"), ("50", "h")], id="dash"),
        pytest.param("a 24-hour day", [("24", "h")], id="hyphen"),
        pytest.param("12.5% or 2 weeks", [("12.5", "%"), ("2", "week")], id="two"),
        pytest.param("4 to 5 half-lives, 2 tablets", [], id="counts"),
        pytest.param("unit-2 of 2025, 8 minds", [], id="no-unit"),
        pytest.param("three hours", [], id="in-words"),
    ],
)
def test_amount_is_a_number_with_a_unit(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The dose is 5 mg.", ["5 mg"], id="alone"),
        pytest.param("It is safe [@a]. The dose is 5 mg.", ["5 mg"], id="next-door"),
        pytest.param("One is 4 mg [@a]. At most 5 mg.", ["5 mg"], id="another"),
        pytest.param("At most 5 mg = a lot.", ["5 mg"], id="worked-from-nothing"),
        pytest.param("Ms. Roe waits.\n\nGive 5 mg.", ["5 mg"], id="beside-a-patient"),
        pytest.param("| A | B |\n| - | - |\n| x | 5 mg |", ["5 mg"], id="row"),
        pytest.param("- 5 mg\n- 6 mg [@a]", ["5 mg"], id="list"),
    ],
)
def test_amount_without_source_is_found(text, expected):
    assert unborne(text) == expected


@pytest.mark.parametrize(
    ("text", "given"),
    [
        pytest.param("The dose is 5 mg [@a].", (), id="cited"),
        pytest.param("It is 5 mg [@a]. So 5 mg it is.", (), id="repeated"),
        pytest.param("At 5 mg/kg [@a]. 20 kg × 5 mg/kg = 100 mg.", (), id="worked-out"),
        pytest.param(
            "Half is 50%. That is arithmetic.", (), id="said-to-be-arithmetic"
        ),
        pytest.param("Ms. Roe takes 5 mg. She is well after 2 h.", (), id="patient"),
        pytest.param("Ms. Roe takes 5 mg.\n\nHer 5 mg stay.", (), id="patient-again"),
        pytest.param("Her 5 mg stay.", ("She takes 5 mg.",), id="given"),
        pytest.param("A card says “10 mg. Then 20 mg.”", (), id="quoted"),
        pytest.param("| A [@a] | B |\n| - | - |\n| x | 5 mg |", (), id="head-of-table"),
    ],
)
def test_amount_that_something_bears_out_passes(text, given):
    assert unborne(text, given) == []
