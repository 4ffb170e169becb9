from decimal import Decimal

import pytest

from quizzes.lint.bank import at_least, chi_square_tail
from quizzes.lint.quantities import Quantity, quantities_of, read_quantity

INFINITE = Decimal("Infinity")


def quantity(low, high, measure, **ends):
    return Quantity(Decimal(low), Decimal(high), measure, **ends)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("5 mg", quantity(5000, 5000, "mass")),
        ("1,500 mL", quantity(1500, 1500, "volume")),
        ("about 2.5 hours.", quantity(9000, 9000, "time")),
        ("5 mg a day", quantity(5000, 5000, "mass a day")),
        ("1 to 2 days", quantity(86400, 172800, "time")),
        ("12 hours to 2 days", quantity(43200, 172800, "time")),
        ("Between 6 and 9 tablets", quantity(6, 9, "tablets")),
        ("6–9", quantity(6, 9, "")),
        ("less than 5 mg", quantity(-INFINITE, 5000, "mass", is_high_open=True)),
        ("at most 5", quantity(-INFINITE, 5, "")),
        ("above 5 h", quantity(18000, INFINITE, "time", is_low_open=True)),
        ("at least 5", quantity(5, INFINITE, "")),
        ("May 2", quantity(126, 126, "date")),
        ("January 1, 2020", quantity(751441, 751441, "date")),
        ("Diazepam", None),
        ("5 mg of drug 2", None),
        ("", None),
    ],
)
def test_amounts_are_read_from_whole_options(text, read):
    assert read_quantity(text) == read


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("1 to 2", "2 to 3", True),
        ("1 to 2", "3 to 4", False),
        ("under 2", "2 to 3", False),
        ("at most 2", "2 to 3", True),
        ("over 3", "2 to 3", False),
        ("over 2", "under 3", True),
        ("over 3", "at least 3", True),
        ("over 3", "at most 3", False),
        ("1 to 2 mg", "1 to 2 mL", False),
        ("1 to 9", "2 to 3", True),
    ],
)
def test_ranges_meet_where_a_value_is_in_both(one, other, meet):
    first, second = read_quantity(one), read_quantity(other)

    assert first.meets(second) is meet
    assert second.meets(first) is meet


def test_amounts_of_two_measures_are_no_scale():
    assert quantities_of(["5 mg", "5 mL"]) is None
    assert quantities_of(["5 mg", "more"]) is None
    assert len(quantities_of(["5 mg", "5 g"])) == 2


# Published tables of the binomial and the chi-square distribution.
def test_chance_is_told_as_the_tables_have_it():
    assert at_least(12, 20, 0.25) == pytest.approx(0.0009, abs=5e-5)
    assert chi_square_tail(9.210, 2) == pytest.approx(0.01, abs=1e-5)
    assert chi_square_tail(11.345, 3) == pytest.approx(0.01, abs=1e-5)
    assert chi_square_tail(13.277, 4) == pytest.approx(0.01, abs=1e-5)
    assert chi_square_tail(15.086, 5) == pytest.approx(0.01, abs=1e-5)
    assert chi_square_tail(0, 3) == pytest.approx(1)
