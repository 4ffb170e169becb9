"""One word or another: slips of the keys and names that look alike."""

import pytest

from quizzes.kinds.spelling import is_one_slip, normalized


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("Flumazenil", "flumazenil"),
        ("  flumazenil  ", "flumazenil"),
        ("flumazenil.", "flumazenil"),
        ("GABA\u2011A", "gaba-a"),
        ("gamma\u2013aminobutyric   acid", "gamma-aminobutyric acid"),
        ("Ménière", "meniere"),
        ("...", ""),
    ],
)
def test_what_makes_no_other_answer_is_dropped(text, plainly):
    assert normalized(text) == plainly


@pytest.mark.parametrize(
    ("typed", "right", "is_slip"),
    [
        pytest.param("flumazeni", "flumazenil", True, id="one-left-out-at-the-end"),
        pytest.param("lumazenil", "flumazenil", True, id="one-left-out-at-the-start"),
        pytest.param("flumazennil", "flumazenil", True, id="one-added"),
        pytest.param("flumazenol", "flumazenil", True, id="one-changed"),
        pytest.param("flumazneil", "flumazenil", True, id="two-swapped"),
        pytest.param("flumazenli", "flumazenil", True, id="last-two-swapped"),
        pytest.param("flumazanol", "flumazenil", False, id="two-changed"),
        pytest.param("fulmazneil", "flumazenil", False, id="swapped-twice"),
        pytest.param("flumazen", "flumazenil", False, id="two-left-out"),
        pytest.param("flumazenil", "flumazenil", False, id="no-slip"),
        pytest.param("xanax", "zanax", False, id="short-word"),
        pytest.param("ativan", "ativam", True, id="six-letters"),
        pytest.param("flumaz3nil", "flumazenil", False, id="digit"),
        pytest.param("chlorid channel", "chloride channel", True, id="one-word-of-two"),
        pytest.param("chlorid chanel", "chloride channel", False, id="both-words"),
        pytest.param("chloride", "chloride channel", False, id="word-missing"),
        pytest.param("gaba-b", "gaba-a", False, id="letter-that-is-the-name"),
    ],
)
def test_slip_is_one_letter_in_one_long_word(typed, right, is_slip):
    assert is_one_slip(typed, right) is is_slip
