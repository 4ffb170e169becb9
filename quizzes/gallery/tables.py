"""Examples with a table to tick."""

from django.utils.translation import gettext_lazy as _

from quizzes.gallery.base import example, options

TABLES = (
    example(
        "one-in-each-row",
        "matrix-multiple-choice",
        (_("One in each row"), _("Classifying each finding or order once.")),
        {
            "stem": "<p>A bicycle stands outside all winter. Is each step helpful "
            "or harmful?</p>",
            "columns": options(good="Helpful", bad="Harmful"),
            "rows": options(
                oil="Oil the chain",
                hose="Aim a pressure washer at the bearings",
                cover="Cover the saddle",
                salt="Leave road salt on the frame",
            ),
        },
        {"rows": {"oil": "good", "hose": "bad", "cover": "good", "salt": "bad"}},
        why={
            "oil": "<p>Oil keeps water off the steel.</p>",
            "hose": "<p>The jet drives water into the bearings.</p>",
            "cover": "<p>A dry saddle lasts longer.</p>",
            "salt": "<p>Salt speeds up rust.</p>",
        },
        general="<p>Keep water and salt away from steel.</p>",
    ),
    example(
        "several-in-each-row",
        "matrix-multiple-response",
        (
            _("Several in each row"),
            _("Matching findings to all the conditions they fit."),
        ),
        {
            "stem": "<p>Which faults show in each sign? It may be several.</p>",
            "columns": options(
                flat="Soft tire", rub="Rubbing brake", gears="Misaligned gears"
            ),
            "rows": options(
                slow="Pedaling is hard",
                noise="A steady scraping sound",
                jump="The chain jumps between sprockets",
                thud="The rim hits the curb",
            ),
        },
        {
            "cells": [
                ["slow", "flat"],
                ["slow", "rub"],
                ["noise", "rub"],
                ["jump", "gears"],
                ["thud", "flat"],
            ]
        },
        why={
            "slow": "<p>A soft tire and a rubbing brake both take force.</p>",
            "noise": "<p>The pad scrapes at every turn of the wheel.</p>",
            "jump": "<p>The chain is guided between two sprockets.</p>",
            "thud": "<p>Too little air no longer carries the rim.</p>",
        },
        general="<p>One sign can have several causes: tick every cause it fits.</p>",
    ),
)
