"""Options that are amounts, ranges or dates, read so that they can be compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from quizzes.kinds.amounts import EXACT

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
TO = r"\s*(?:to|and|through|[-\N{EN DASH}\N{MINUS SIGN}])\s*"
RANGE = re.compile(
    rf"(?:about |around |from |between )?({NUMBER})\s*(\D*?){TO}({NUMBER})\s*(\D*)",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"(less than|under|below|fewer than|up to|at most|no more than|"
    r"more than|greater than|over|above|at least)"
    rf" ({NUMBER})\s*(\D*)",
    re.IGNORECASE,
)
AMOUNT = re.compile(rf"(?:about |around )?({NUMBER})\s*(\D*)", re.IGNORECASE)
MONTH_NAMES = (
    "january february march april may june july august september october november "
    "december"
)
MONTHS = MONTH_NAMES.split()
DATE = re.compile(rf"({'|'.join(MONTHS)}) (\d{{1,2}})(?:, (\d{{4}}))?", re.IGNORECASE)

BELOW = {"less than", "under", "below", "fewer than"}
AT_MOST = {"up to", "at most", "no more than"}
ABOVE = {"more than", "greater than", "over", "above"}
INFINITE = Decimal("Infinity")

# How many of the first unit one of each unit is, by what they measure.
MEASURES: dict[str, dict[str, str]] = {
    "mass": {
        "mcg": "1",
        "micrograms": "1",
        "microgram": "1",
        "μg": "1",
        "mg": "1000",
        "milligrams": "1000",
        "milligram": "1000",
        "g": "1000000",
        "grams": "1000000",
        "gram": "1000000",
        "kg": "1000000000",
    },
    "volume": {"ml": "1", "milliliters": "1", "l": "1000", "liters": "1000"},
    "time": {
        "seconds": "1",
        "minute": "60",
        "minutes": "60",
        "min": "60",
        "hour": "3600",
        "hours": "3600",
        "h": "3600",
        "day": "86400",
        "days": "86400",
        "week": "604800",
        "weeks": "604800",
    },
}


@dataclass(frozen=True)
class Quantity:
    """An interval of amounts in one unit; an amount is an interval of one value."""

    low: Decimal
    high: Decimal
    measure: str
    is_low_open: bool = False
    is_high_open: bool = False

    @property
    def is_range(self) -> bool:
        """Tell whether it holds more than one value."""
        return self.low != self.high

    def meets(self, other: "Quantity") -> bool:
        """Tell whether some value lies in both; a shared end does, unless left out."""
        if self.measure != other.measure:
            return False
        lower = max(self, other, key=lambda each: (each.low, each.is_low_open))
        upper = min(self, other, key=lambda each: (each.high, not each.is_high_open))
        if lower.low == upper.high:
            return not (lower.is_low_open or upper.is_high_open)
        return lower.low < upper.high


def read_quantity(text: str) -> Quantity | None:
    """Read an option that is an amount, a range, a bound or a date, and no more."""
    text = text.strip().rstrip(".")
    if found := DATE.fullmatch(text):
        return _read_date(found)
    if found := BOUND.fullmatch(text):
        return _read_bound(found)
    if found := RANGE.fullmatch(text):
        first, unit, last, final = found.groups()
        low, measure = _in_measure(first, unit or final)
        high, _ = _in_measure(last, final)
        return Quantity(low, high, measure)
    if found := AMOUNT.fullmatch(text):
        value, measure = _in_measure(found[1], found[2])
        return Quantity(value, value, measure)
    return None


def _read_date(found: re.Match[str]) -> Quantity:
    """Return a day of the year, after those of the years before it."""
    month = MONTHS.index(found[1].casefold())
    day = Decimal(int(found[3] or 0) * 372 + month * 31 + int(found[2]))
    return Quantity(day, day, "date")


def _read_bound(found: re.Match[str]) -> Quantity:
    """Return all values on one side of an amount."""
    side = found[1].casefold()
    value, measure = _in_measure(found[2], found[3])
    if side in BELOW | AT_MOST:
        return Quantity(-INFINITE, value, measure, is_high_open=side in BELOW)
    return Quantity(value, INFINITE, measure, is_low_open=side in ABOVE)


def _in_measure(number: str, unit: str) -> tuple[Decimal, str]:
    """Return an amount in the first unit of its measure; an unknown unit stays."""
    value = Decimal(number.replace(",", ""))
    name, _, rest = unit.strip().partition(" ")
    for measure, units in MEASURES.items():
        if factor := units.get(name.casefold().rstrip(".")):
            return EXACT.multiply(value, Decimal(factor)), f"{measure} {rest}".strip()
    return value, unit.strip().casefold()


def is_quantity(text: str) -> bool:
    """Tell whether an option is an amount, a range, a bound or a date."""
    return read_quantity(text) is not None


def quantities_of(texts: Iterable[str]) -> list[Quantity] | None:
    """Return options as quantities of one measure; None unless all of them are."""
    read = [read_quantity(text) for text in texts]
    found = [each for each in read if each is not None]
    is_one = len({each.measure for each in found}) == 1
    return found if len(found) == len(read) and is_one else None
