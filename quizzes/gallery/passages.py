"""Examples with parts of a text to choose."""

from django.utils.translation import gettext_lazy as _

from quizzes.gallery.base import example, line, span

PASSAGES = (
    example(
        "highlight-text",
        "highlight",
        (_("Highlight in a text"), _("Picking the cues out of a realistic note.")),
        {
            "stem": "<p>Which parts of the note say that the bicycle isn’t safe to "
            "ride?</p>",
            "passage": {
                "paragraphs": [
                    line(
                        "Monday 0900: ",
                        span("s1", "front brake doesn’t touch the rim"),
                        ". ",
                        span("s2", "Frame repainted last year"),
                        ". Rider reports ",
                        span("s3", "a cracked fork"),
                        " and ",
                        span("s4", "a squeaking saddle"),
                        ".",
                    ),
                    line(
                        "Monday 1100: ",
                        span("s5", "rear wheel wobbles on its axle"),
                        ".",
                    ),
                ]
            },
        },
        {"correct": ["s1", "s3", "s5"]},
        why={
            "s1": "<p>It won’t stop.</p>",
            "s2": "<p>Paint is for looks.</p>",
            "s3": "<p>A cracked fork can break.</p>",
            "s4": "<p>A squeak is a nuisance, no danger.</p>",
            "s5": "<p>A loose wheel can come off.</p>",
        },
        general="<p>Brakes, fork and wheels decide whether it can be ridden.</p>",
    ),
    example(
        "highlight-table",
        "highlight",
        (_("Highlight in a table"), _("Picking the cues out of a chart.")),
        {
            "stem": "<p>Which readings call for action today?</p>",
            "presentation": "table",
            "passage": {
                "columns": ["Check", "Reading"],
                "rows": [
                    [
                        line("Tire pressure"),
                        line(span("p", "less than half of normal")),
                    ],
                    [line("Chain wear"), line(span("c", "as new"))],
                    [line("Brake pads"), line(span("b", "worn down to the metal"))],
                ],
            },
        },
        {"correct": ["p", "b"]},
        why={
            "p": "<p>It needs air, and a look for the leak.</p>",
            "c": "<p>Nothing to do.</p>",
            "b": "<p>Metal on the rim ruins it and brakes badly.</p>",
        },
        general="<p>Act on what is out of its range.</p>",
    ),
)
