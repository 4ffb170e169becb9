"""Examples with options to choose."""

from django.utils.translation import gettext_lazy as _

from quizzes.gallery.base import example, options

CHECKS = options(
    brakes="The brakes stop both wheels.",
    bolts="The wheels are fastened.",
    tires="The tires hold air.",
    color="The color is bright.",
    bell="The bell has a pleasant tone.",
    bar="The handlebar doesn’t turn in its stem.",
)
WHY = {
    "brakes": "<p>A bicycle that can’t stop isn’t safe to ride.</p>",
    "bolts": "<p>A loose wheel can come off.</p>",
    "tires": "<p>A flat tire slides in a bend.</p>",
    "color": "<p>Color changes nothing about whether it can be ridden.</p>",
    "bell": "<p>It has to be heard; its tone is a matter of taste.</p>",
    "bar": "<p>A bar that turns by itself no longer steers.</p>",
}
GENERAL = "<p>Brakes, wheels, tires and steering come first.</p>"
STEM = "<p>A rider picks up a repaired bicycle. What has to be so before the ride?</p>"
SAFE = ["brakes", "bolts", "tires", "bar"]

CHOICES = (
    example(
        "one-answer",
        "multiple-choice",
        (_("One answer"), _("One best decision among plausible ones.")),
        {
            "stem": "<p>The chain jumps over the teeth under load. What is looked at "
            "first?</p>",
            "options": options(
                wear="How worn the chain is",
                paint="The paint of the frame",
                saddle="The height of the saddle",
                pump="The pressure of the tires",
            ),
        },
        {"correct": "wear"},
        why={
            "wear": "<p>A stretched chain no longer sits between the teeth.</p>",
            "paint": "<p>Paint doesn’t touch the chain.</p>",
            "saddle": "<p>It changes comfort, not how the chain runs.</p>",
            "pump": "<p>Soft tires make riding hard, but no chain jump.</p>",
        },
        general="<p>Look first at the part that shows the fault.</p>",
    ),
    example(
        "all-that-apply",
        "multiple-response",
        (
            _("Select all that apply"),
            _("Finding everything that matters without being told how many."),
        ),
        {"stem": STEM, "options": CHECKS},
        {"correct": SAFE},
        why=WHY,
        general=GENERAL,
    ),
    example(
        "select-four",
        "multiple-response",
        (_("Select N"), _("Choosing the few that matter most; the number is told.")),
        {"stem": STEM, "options": CHECKS, "n": 4},
        {"correct": SAFE},
        rule={"rule": "zero-one"},
        why=WHY,
        general=GENERAL,
    ),
    example(
        "all-or-nothing",
        "multiple-response",
        (_("All or nothing"), _("The same item as pharmacy examinations mark it.")),
        {"stem": STEM, "options": CHECKS},
        {"correct": SAFE},
        rule={"rule": "exact"},
        why=WHY,
        general=GENERAL,
    ),
    example(
        "grouping",
        "grouping",
        (_("Groups of choices"), _("Choosing within each of several categories.")),
        {
            "stem": "<p>A bicycle comes in for its yearly service. For each part, what "
            "shows that it is worn?</p>",
            "groups": [
                {
                    "id": "chain",
                    "text": "Chain",
                    "options": options(
                        long="It has become longer",
                        stiff="Some links are stiff",
                        clean="It shines",
                    ),
                },
                {
                    "id": "tire",
                    "text": "Tire",
                    "options": options(
                        cracks="Cracks in the side",
                        threads="Threads show through",
                        valve="The valve has a cap",
                    ),
                },
            ],
        },
        {"groups": {"chain": ["long", "stiff"], "tire": ["cracks", "threads"]}},
        why={
            "long": "<p>Worn joints make a chain longer.</p>",
            "stiff": "<p>Stiff links don’t follow the teeth.</p>",
            "clean": "<p>A clean chain may be new or old.</p>",
            "cracks": "<p>Cracked rubber is old rubber.</p>",
            "threads": "<p>Where threads show, the tread is gone.</p>",
            "valve": "<p>The cap keeps dirt out and says nothing of wear.</p>",
        },
        general="<p>Wear shows as a change of length, stiffness or surface.</p>",
    ),
)
