"""Examples with an answer to type."""

from django.utils.translation import gettext_lazy as _

from quizzes.gallery.base import example

TYPED = (
    example(
        "number-shown-unit",
        "numeric",
        (_("A number, unit shown"), _("Calculation; the unit stands beside the box.")),
        {
            "stem": "<p>A wheel turns 3 times for each turn of the cranks and is 2.1 m "
            "around. How far does one turn of the cranks go?</p>",
            "unit": "m",
            "round_to": {"places": 1},
        },
        {"value": "6.3", "tolerance": {"mode": "round"}},
        general="<p>3 times 2.1 m is 6.3 m.</p>",
    ),
    example(
        "number-chosen-unit",
        "numeric",
        (_("A number, unit chosen"), _("Calculation; the unit is part of the answer.")),
        {
            "stem": "<p>A bottle holds 0.75 L. A rider drinks a third of it. How "
            "much is that?</p>",
            "unit": "mL",
            "unit_policy": "choose",
            "accept_units": {"mL": "1", "L": "1000"},
        },
        {"value": "250", "tolerance": {"mode": "abs", "amount": "0"}},
        general="<p>0.75 L is 750 mL, and a third of that is 250 mL.</p>",
    ),
    example(
        "number-drawn",
        "numeric",
        (_("Drawn numbers"), _("Every attempt draws its own numbers from a range.")),
        {
            "stem": "<p>A rider covers {distance} km at 20 km/h. How many minutes does "
            "that take?</p>",
            "unit": "min",
            "round_to": {"places": 0},
            "parameters": [
                {"name": "distance", "low": "10", "high": "30", "step": "5"}
            ],
        },
        {"value": "distance / 20 * 60", "tolerance": {"mode": "round"}},
        general="<p>{distance} km at 20 km/h take {answer} minutes.</p>",
    ),
    example(
        "short-answer",
        "short-answer",
        (_("A typed name"), _("Recalling a name instead of recognizing it.")),
        {"stem": "<p>Which part of a wheel holds the air?</p>"},
        {"answer": "inner tube", "aliases": ["tube"], "look_alikes": ["tub"]},
        general="<p>The inner tube lies inside the tire and holds the air.</p>",
    ),
)
