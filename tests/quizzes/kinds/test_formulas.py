"""Arithmetic in a key: exact, and nothing but arithmetic."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.kinds.formulas import FormulaError, evaluate

VALUES = {"dose": Decimal("2.5"), "weight": Decimal(70)}
KNOWN = "dose, weight, numbers, + - * / ( ), round, min and max"


@pytest.mark.parametrize(
    ("formula", "amount"),
    [
        ("dose * 0.9", "2.25"),
        ("2 + 3 * 4", "14"),
        (" (2 + 3) * 4 ", "20"),
        ("weight / 4 - -dose", "20"),
        ("+dose", "2.5"),
        ("10 / 3 * 3", "10"),
        ("0.1 + 0.2", "0.3"),
        ("1 / 3", "0.333333333333333333333333333333"),
        ("round(dose)", "3"),
        ("round(0 - dose)", "-3"),
        ("round(2.345, 2)", "2.35"),
        ("min(dose, weight, 9)", "2.5"),
        ("max(dose, weight / 10)", "7"),
    ],
)
def test_formula_is_worked_out_exactly(formula, amount):
    assert evaluate(formula, VALUES) == Decimal(amount)


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("dose ** 2", f"dose ** 2 means nothing here; use {KNOWN}."),
        ("dos * 2", f"dos means nothing here; use {KNOWN}."),
        ("dose.real", f"dose.real means nothing here; use {KNOWN}."),
        ("1e3", f"1e3 means nothing here; use {KNOWN}."),
        ("1_000", f"1_000 means nothing here; use {KNOWN}."),
        ("'2'", f"'2' means nothing here; use {KNOWN}."),
        ("True", f"True means nothing here; use {KNOWN}."),
        ("~dose", f"~dose means nothing here; use {KNOWN}."),
        ("dose if 1 else 2", f"dose if 1 else 2 means nothing here; use {KNOWN}."),
        ("max(*dose)", f"*dose means nothing here; use {KNOWN}."),
        (
            "max(dose, key=1)",
            f"max(dose, key=1) means nothing here; use {KNOWN}.",
        ),
        (
            "dose.max(2)",
            f"dose.max(2) means nothing here; use {KNOWN}.",
        ),
        (
            "open(2)",
            "open can't be worked out; use round(amount, places), min(…) or max(…).",
        ),
        (
            "max()",
            "max can't be worked out; use round(amount, places), min(…) or max(…).",
        ),
        (
            "round(dose, 9)",
            "round can't be worked out; use round(amount, places), min(…) or max(…).",
        ),
        (
            "round(dose, 0.5)",
            "round can't be worked out; use round(amount, places), min(…) or max(…).",
        ),
        ("5 mg", "5 mg is no arithmetic; write one such as dose * 0.9."),
        ("dose *", "dose * is no arithmetic; write one such as dose * 0.9."),
        ("", " is no arithmetic; write one such as dose * 0.9."),
        ("dose / 0", "dose / 0 divides by zero."),
        ("dose / (dose - 2.5)", "dose / (dose - 2.5) divides by zero."),
        ("1+" * 100 + "1", "A formula has at most 200 characters."),
    ],
)
def test_anything_else_is_refused(formula, message):
    with pytest.raises(FormulaError) as caught:
        evaluate(formula, VALUES)

    assert str(caught.value) == message


@given(formula=st.text("dose+-*/(), 0123456789.round", max_size=30))
def test_any_text_is_worked_out_or_refused(formula):
    try:
        outcome = evaluate(formula, VALUES)
    except FormulaError as error:
        outcome = str(error)

    assert isinstance(outcome, Decimal) or outcome
