"""Amounts as students write them: read, rounded and written back, all in Decimal."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from pydantic import Field

from quizzes.kinds.base import Frozen, ResponseInvalidError, gettext_noop, shown

MOST_CHARACTERS = 20
MOST_DIGITS = 15  # significant ones

# Wide enough that no sum or product of the amounts taken here is ever rounded.
EXACT = Context(prec=120)

COMMA, NO_BREAK, THIN, NARROW = ",", "\u00a0", "\u2009", "\u202f"
# A grouped number does not begin with 0: where a comma is the decimal point,
# 0,500 is a half, and reading it as 500 is a thousandfold error.
NUMBER = re.compile(
    rf"[+\-\u2212]?"
    rf"(?:[1-9][0-9]{{0,2}}(?P<mark>[{COMMA}{NO_BREAK}{THIN}{NARROW}])[0-9]{{3}}"
    rf"(?:(?P=mark)[0-9]{{3}})*(?:\.[0-9]+)?"
    rf"|[0-9]+(?:\.[0-9]+)?"
    rf"|\.[0-9]+)"
)

ROUNDING = (
    gettext_noop("Round to a whole number."),
    gettext_noop("Round to 1 decimal place."),
    gettext_noop("Round to 2 decimal places."),
    gettext_noop("Round to 3 decimal places."),
    gettext_noop("Round to 4 decimal places."),
)


class RoundTo(Frozen):
    """How the answer is to be rounded; the instruction is written from it."""

    places: int = Field(ge=0, lt=len(ROUNDING))
    mode: Literal["half-up"] = "half-up"


def rounding_instruction(round_to: RoundTo) -> str:
    """Return the sentence that tells students how to round."""
    return ROUNDING[round_to.places]


def read_number(text: str) -> Decimal:
    """Read a number written with digits, exact grouping and one decimal point.

    Raises:
        ResponseInvalidError: it is written otherwise, or is too long.
    """
    if NUMBER.fullmatch(text) is None:
        raise ResponseInvalidError(_why_unreadable(text), value=shown(text))
    plainly = re.sub(rf"[{COMMA}{NO_BREAK}{THIN}{NARROW}]", "", text)
    plainly = plainly.replace("\N{MINUS SIGN}", "-")
    significant = re.sub(r"[^0-9]", "", plainly).lstrip("0")
    if len(text) > MOST_CHARACTERS or len(significant) > MOST_DIGITS:
        raise ResponseInvalidError(
            gettext_noop("“%(value)s” is too long. Write at most %(most)d digits."),
            value=shown(text),
            most=MOST_DIGITS,
        )
    return Decimal(plainly)


def is_number(text: str) -> bool:
    """Tell whether `read_number` takes it."""
    try:
        read_number(text)
    except ResponseInvalidError:
        return False
    return True


def _why_unreadable(text: str) -> str:
    """Return the sentence for the likeliest slip of the pen."""
    if "," in text:
        return gettext_noop(
            "“%(value)s” is not a number here. Write a decimal with a point, such as "
            "1.5; a comma only groups thousands, as in 1,500."
        )
    if "/" in text:
        return gettext_noop(
            "“%(value)s” is a fraction. Write it as a decimal, such as 0.5."
        )
    return gettext_noop(
        "“%(value)s” is not a number. Write one number in digits, such as 12.5."
    )


def rounded(value: Decimal, places: int) -> Decimal:
    """Round half up, away from zero, to so many decimal places."""
    step = Decimal(1).scaleb(-places)
    return value.quantize(step, rounding=ROUND_HALF_UP, context=EXACT)


def places_of(value: Decimal) -> int:
    """Return how many decimal places `value` needs."""
    _, _, fraction = plain(value).partition(".")
    return len(fraction)


def plain(value: Decimal) -> str:
    """Write `value` as a dose is written: no exponent, no trailing zero."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def safety_notes(text: str) -> list[str]:
    """Return what makes a rightly read number unsafe in a prescription.

    Source: ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations;
    The Joint Commission, "Do Not Use" list.
    """
    safe = plain(read_number(text))
    whole, point, fraction = text.partition(".")
    notes = []
    if fraction.endswith("0"):
        notes.append(
            f"Leave out a trailing zero: write {safe}, not {text}. "
            "Without its point it reads as a larger amount."
        )
    if point and not whole.strip("+-\N{MINUS SIGN}"):
        notes.append(
            f"Put a zero before the point: write {safe}, not {text}. "
            "Without its point it reads as a larger amount."
        )
    return notes
