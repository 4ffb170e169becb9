"""Every calculation of the course that ships, worked out again from its sources.

The oracles are written by hand from what each question tells, and know nothing of the
formulas in the course's files.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from quizzes.content.course import read_course
from quizzes.kinds import KINDS
from quizzes.kinds.variants import every_draw

COURSE = Path(__file__).parent.parent / "fixtures" / "benzodiazepines"
NUMERIC = KINDS["numeric"]


def panic_tablets(days):
    """Half-tablets of 0.5 mg twice daily for three days, then whole ones."""
    halves = 3 * 2
    whole = (days - 3) * 2
    return Fraction(halves, 2) + whole


def label_taper(dose):
    """Count cuts of 0.125 mg twice daily, and three days from each to the next."""
    cuts, left = 0, dose
    while left > 0:
        left -= 2 * Fraction("0.125")
        cuts += 1
    return 3 * (cuts - 1)


def capped_diazepam(weight):
    """The guideline's range by weight, and never more than 10 mg."""
    return min(weight * Fraction("0.15"), Fraction(10))


def midazolam_by_band(weight):
    """10 mg above 40 kg and 5 mg below, from 5 mg in each mL."""
    milligrams = 10 if weight > 40 else 5
    return Fraction(milligrams, 5)


ORACLES = {
    "lorazepam-shortest-minutes": lambda dose: dose / Fraction(2),
    "lorazepam-diluted-volume": lambda dose: dose / Fraction(2) + dose / Fraction(2),
    "lorazepam-child-dose": lambda weight: min(weight / 10, Fraction(4)),
    "lorazepam-child-volume": lambda weight: min(weight / 10, Fraction(4)) / 2,
    "diazepam-guideline-volume": lambda weight: capped_diazepam(weight) / 5,
    "diazepam-cap": capped_diazepam,
    "diazepam-shortest-minutes": lambda dose: dose / Fraction(5),
    "midazolam-im-volume": midazolam_by_band,
    "midazolam-small-volume": lambda dose: dose / Fraction(5),
    "clonazepam-child-upper-start": lambda weight: 3 * weight / 100,
    "clonazepam-child-ceiling": lambda weight: weight / 20,
    "clonazepam-order-per-kg": lambda weight: Fraction(3, 8) / weight,
    "clonazepam-panic-tablets": panic_tablets,
    "rectal-diazepam-by-weight": lambda weight: 3 * weight / 10,
    "flumazenil-total-volume": lambda doses: 2 * doses,
    "flumazenil-child-dose": lambda weight: min(weight / 100, Fraction(1, 5)),
    "taper-ten-percent": lambda dose: dose - dose / 10,
    "taper-ceiling": lambda dose: dose - dose / 4,
    "label-taper-days": label_taper,
    "half-lives-since-last-dose": lambda days: days * 24 / Fraction(40),
    "steady-state-hours": lambda hours: 5 * hours / 24,
    # 16 kg at 0.01 mg/kg, from 0.1 mg in each mL.
    "flumazenil-child-volume": lambda: 16 * Fraction("0.01") / Fraction("0.1"),
    # Five of the longest half-lives on the label.
    "alprazolam-slowest-patient": lambda: 5 * Fraction("26.9"),
    # 90 mg read in each column beside diazepam 10 mg.
    "oxazepam-two-columns": lambda: Fraction(90, 20) * 10 - Fraction(90, 30) * 10,
    "alprazolam-by-ashton": lambda: Fraction(2) / Fraction("0.5") * 10,
    "clonazepam-days-to-steady-state": lambda: Fraction(4 * 30, 24),
    "clonazepam-raised-dose": lambda: Fraction(5 * 36),
    "dose-volume-time": lambda: Fraction(3, 2),
    "record-waste-amount": lambda: Fraction(2) - Fraction("1.25"),
    # Half a mL of 0.4 mg diluted to 10 mL.
    "oversedation-naloxone-step": lambda: Fraction("0.4") / 10 / 2,
    # Six such doses, from ten past two to twenty past, one every two minutes.
    "exam-naloxone-by-two-twenty": lambda: 6 * Fraction("0.4") / 10 / 2,
    # Four of the metabolite's longest half-lives on the label.
    "exam-clorazepate-upper-end": lambda: Fraction(4 * 50),
}


@pytest.fixture(scope="module")
def calculations():
    """Return what the course's numeric items hold, by code."""
    return {
        item.form.code: item.columns
        for item in read_course(COURSE).items
        if item.columns["kind"] == "numeric"
    }


def test_each_calculation_is_worked_out_again(calculations):
    assert set(calculations) == set(ORACLES)


def test_at_least_fourteen_draw_their_own_numbers(calculations):
    drawn = [each for each in calculations.values() if each["content"]["parameters"]]

    assert len(drawn) >= 14


@pytest.mark.parametrize("code", ORACLES)
def test_answer_follows_from_what_the_question_tells(calculations, code):
    columns = calculations[code]
    content = NUMERIC.Content.model_validate(columns["content"])
    key = NUMERIC.Key.model_validate(columns["key"])
    scoring = NUMERIC.Scoring.model_validate(columns["scoring"])

    for values in every_draw(content.parameters):
        exact = ORACLES[code](*(Fraction(each) for each in values.values()))
        right = rounded(exact, content.round_to.places)
        drawn = NUMERIC.redrawn(content, key, values)
        asked = NUMERIC.settled(content, drawn)
        wanted = NUMERIC.settled_key(key, drawn)

        def earned(amount, asked=asked, wanted=wanted):
            given = {"value": f"{amount:f}", "unit": content.unit}
            response = NUMERIC.parse(asked, given)
            return NUMERIC.score(asked, wanted, scoring, response).raw

        assert earned(right) == 1, (values, right)
        assert earned(right * 10) == 0, values


def rounded(exact, places):
    """Return an amount as a student is told to round it."""
    amount = Decimal(exact.numerator) / Decimal(exact.denominator)
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
