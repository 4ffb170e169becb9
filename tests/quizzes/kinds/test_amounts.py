"""How a number may be written, and how it is written back."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from quizzes.kinds.amounts import (
    RoundTo,
    places_of,
    plain,
    read_number,
    rounded,
    rounding_instruction,
    safety_notes,
)
from quizzes.kinds.base import ResponseInvalidError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("83", "83"),
        ("+83", "83"),
        ("-0.5", "-0.5"),
        ("−0.5", "-0.5"),
        (".5", "0.5"),
        ("007", "7"),
        ("83.0", "83.0"),
        ("1,500", "1500"),
        ("1,500,000.25", "1500000.25"),
        ("1\u2009500", "1500"),
        ("1\u202f500\u202f000", "1500000"),
        ("1\u00a0500", "1500"),
        ("123456789012345", "123456789012345"),
        ("0.00000000000000001", "0.00000000000000001"),
    ],
)
def test_number_is_read_to_the_last_digit(text, value):
    assert read_number(text).as_tuple() == Decimal(value).as_tuple()


COMMA = (
    "“{}” is not a number here. Write a decimal with a point, such as 1.5; "
    "a comma only groups thousands, as in 1,500."
)
FRACTION = "“{}” is a fraction. Write it as a decimal, such as 0.5."
OTHER = "“{}” is not a number. Write one number in digits, such as 12.5."
LONG = "“{}” is too long. Write at most 15 digits."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("1,5", COMMA, id="comma-as-point"),
        pytest.param("0,500", COMMA, id="grouped-zero"),
        pytest.param("1,50,000", COMMA, id="groups-of-two"),
        pytest.param("1500,000", COMMA, id="late-grouping"),
        pytest.param(
            "1,500\u2009000", COMMA.replace("{}", "1,500 000"), id="two-marks"
        ),
        pytest.param("1.5,000", COMMA, id="grouped-decimals"),
        pytest.param("1/2", FRACTION, id="fraction"),
        pytest.param("5-6", OTHER, id="range"),
        pytest.param("1e3", OTHER, id="exponent"),
        pytest.param("1 500", OTHER, id="plain-space"),
        pytest.param("1.5.0", OTHER, id="two-points"),
        pytest.param("5.", OTHER, id="hanging-point"),
        pytest.param(".", OTHER, id="point-alone"),
        pytest.param("-", OTHER, id="sign-alone"),
        pytest.param("--5", OTHER, id="two-signs"),
        pytest.param("NaN", OTHER, id="nan"),
        pytest.param("Infinity", OTHER, id="infinity"),
        pytest.param("٨٣", OTHER, id="digits-of-another-script"),
        pytest.param("5 mg", OTHER, id="unit-in-the-number"),
        pytest.param("5\n", OTHER.replace("{}", "5 "), id="line-break"),
        pytest.param("", OTHER, id="nothing"),
        pytest.param("1234567890123456", LONG, id="sixteen-digits"),
        pytest.param("0.0000000000000000001", LONG, id="twenty-one-characters"),
    ],
)
def test_what_could_be_misread_is_refused(text, message):
    with pytest.raises(ResponseInvalidError) as caught:
        read_number(text)

    assert str(caught.value) == message.format(text)


@pytest.mark.parametrize(
    ("value", "places", "result"),
    [
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("83.333", 1, "83.3"),
        ("0.125", 2, "0.13"),
        ("83", 2, "83.00"),
        ("100000000000000.1", 4, "100000000000000.1000"),
    ],
)
def test_half_is_rounded_up(value, places, result):
    assert rounded(Decimal(value), places).as_tuple() == Decimal(result).as_tuple()


@pytest.mark.parametrize(
    ("value", "text", "places"),
    [
        ("83.00", "83", 0),
        ("0.50", "0.5", 1),
        ("1E+3", "1000", 0),
        ("1E-7", "0.0000001", 7),
    ],
)
def test_amount_is_written_as_a_dose_is(value, text, places):
    assert plain(Decimal(value)) == text
    assert places_of(Decimal(value)) == places


@pytest.mark.parametrize(
    ("places", "instruction"),
    [
        (0, "Round to a whole number."),
        (1, "Round to 1 decimal place."),
        (2, "Round to 2 decimal places."),
        (4, "Round to 4 decimal places."),
    ],
)
def test_instruction_is_written_from_the_rounding(places, instruction):
    assert rounding_instruction(RoundTo(places=places)) == instruction


def test_rounding_without_an_instruction_is_refused():
    with pytest.raises(ValidationError, match="less than 5"):
        RoundTo(places=5)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("5", []),
        ("50", []),
        ("0.5", []),
        (
            "5.0",
            [
                (
                    "Leave out a trailing zero: write 5, not 5.0. "
                    "Without its point it reads as a larger amount."
                )
            ],
        ),
        (
            ".5",
            [
                (
                    "Put a zero before the point: write 0.5, not .5. "
                    "Without its point it reads as a larger amount."
                )
            ],
        ),
        (
            "-.50",
            [
                (
                    "Leave out a trailing zero: write -0.5, not -.50. "
                    "Without its point it reads as a larger amount."
                ),
                (
                    "Put a zero before the point: write -0.5, not -.50. "
                    "Without its point it reads as a larger amount."
                ),
            ],
        ),
    ],
)
def test_number_that_could_be_misread_gets_a_note(text, notes):
    assert safety_notes(text) == notes
