"""What all kinds share: exact shares, exact amounts and messages fit to show."""

from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError

from quizzes.kinds import KINDS
from quizzes.kinds.base import (
    Feedback,
    Outcome,
    ResponseInvalidError,
    SchemaUnknownError,
    Slip,
    refuse_unknown_parts,
    shown,
)


def test_thirds_add_up():
    outcome = Outcome(raw=2, max=3, elements=())

    assert outcome.fraction == Fraction(2, 3)


def test_binary_fraction_is_no_amount():
    with pytest.raises(ValidationError, match=r"45\.8 must be written as text"):
        Slip(value=45.8, text="Rounded too early.")


def test_amount_keeps_every_digit():
    slip = Slip(value="45.80", text="Rounded too early.")

    assert slip.value.as_tuple() == Decimal("45.80").as_tuple()


def test_feedback_reads_its_stored_form():
    stored = {
        "general": "<p>Start low.</p>",
        "by_element": {"a": "<p>Right.</p>"},
        "slips": [{"value": "8.3", "text": "<p>Ten times too little.</p>"}],
        "citations": [{"key": "asam-2025-taper", "status": "reviewed"}],
        "reread": {"lesson": "first-step", "section": "never-all-at-once"},
        "cues": ["n1"],
    }

    feedback = Feedback.model_validate(stored)

    assert feedback.model_dump(mode="json") == stored


def test_part_that_is_not_named_is_refused():
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Feedback.model_validate({"hint": "<p>Think of the half-life.</p>"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("b" * 40, "b" * 40, id="as-long-as-may-be"),
        pytest.param("b" * 41, "b" * 40 + "…", id="too-long"),
        pytest.param("a\nb\ud800", "a b\ufffd", id="unprintable"),
        pytest.param(["a"], "['a']", id="not-text"),
    ],
)
def test_refused_value_is_shown_on_one_printable_line(value, text):
    assert shown(value) == text


def test_refusal_keeps_sentence_and_values_apart():
    with pytest.raises(ResponseInvalidError) as caught:
        refuse_unknown_parts({"choise": "a"}, known=("choice",))

    assert caught.value.template.count("%(value)s") == 1
    assert caught.value.params == {"value": "choise", "parts": "choice"}
    assert str(caught.value) == (
        "“choise” is not a part of this answer. Its parts: choice."
    )


def test_answer_without_parts_is_refused():
    with pytest.raises(ResponseInvalidError, match="is not an answer"):
        refuse_unknown_parts(["a"], known=("choice",))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_item_of_this_schema_needs_no_upgrade(kind):
    doc = {"content": {}, "key": {}}

    assert kind.upgrade(doc, kind.schema) == doc


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_item_of_an_unknown_schema_is_refused(kind):
    with pytest.raises(SchemaUnknownError, match=f"{kind.name} has no schema 99"):
        kind.upgrade({}, 99)
