"""Examples whose answers are put in their places."""

from django.utils.translation import gettext_lazy as _

from quizzes.gallery.base import example, options

STEPS = options(
    q4="Pump the tire up",
    m2="Take the wheel off",
    x9="Put a patch on the hole",
    d7="Find the hole",
    k1="Lever the tire off",
)
ORDER = {"order": ["m2", "k1", "d7", "x9", "q4"]}
STEP_WHY = {
    "m2": "<p>The wheel has to be free first.</p>",
    "k1": "<p>Then the tube can be reached.</p>",
    "d7": "<p>It is listened for, or held under water.</p>",
    "x9": "<p>Only then is it closed.</p>",
    "q4": "<p>Air comes last.</p>",
}
# Left, top, right and bottom, as shares of the image.
REAR = ("0.09", "0.42", "0.38", "0.95")
SEAT = ("0.3", "0.1", "0.46", "0.26")
CRANK = ("0.4", "0.58", "0.57", "0.85")
FRONT = ("0.62", "0.42", "0.92", "0.95")
MENDING = "<p>A tire is flat. Put the steps in order.</p>"
MENDED = "<p>Wheel off, tire off, hole, patch, air.</p>"


def _box(left: str, top: str, right: str, bottom: str) -> list[tuple[str, str]]:
    """Return the corners of a region, in turn."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


PLACED = (
    example(
        "bow-tie",
        "bow-tie",
        (_("Bow-tie"), _("All six steps of clinical judgment in one picture.")),
        {
            "stem": "<p>A rider says that the chain slips under load, and that it has "
            "done ten thousand kilometers. Complete the diagram.</p>",
            "actions": options(
                gauge="Measure the chain",
                swap="Fit a new chain",
                paint="Repaint the frame",
                bell="Fit a louder bell",
            ),
            "conditions": options(
                worn="Worn chain",
                flat="Flat tire",
                loose="Loose saddle",
            ),
            "parameters": options(
                slip="Whether it still slips under load",
                wear="The length of the chain at the next service",
                tone="The tone of the bell",
                gloss="The gloss of the paint",
            ),
        },
        {
            "actions": ["gauge", "swap"],
            "condition": "worn",
            "parameters": ["slip", "wear"],
        },
        why={
            "gauge": "<p>Length shows wear.</p>",
            "swap": "<p>A worn chain isn’t mended but replaced.</p>",
            "paint": "<p>It changes nothing about the chain.</p>",
            "bell": "<p>Nor does the bell.</p>",
            "worn": "<p>A stretched chain climbs over the teeth.</p>",
            "flat": "<p>A flat tire doesn’t make a chain slip.</p>",
            "loose": "<p>Nor does a loose saddle.</p>",
            "slip": "<p>The complaint itself is checked again.</p>",
            "wear": "<p>It shows when the next one is due.</p>",
            "tone": "<p>It has nothing to do with the chain.</p>",
            "gloss": "<p>It has nothing to do with the chain.</p>",
        },
        general="<p>Name the fault, mend it, then check that it is mended.</p>",
    ),
    example(
        "order-exact",
        "ordered-response",
        (_("In order, exactly"), _("Steps that have one right order.")),
        {"stem": MENDING, "options": STEPS},
        ORDER,
        why=STEP_WHY,
        general=MENDED,
    ),
    example(
        "order-partial",
        "ordered-response",
        (_("In order, partial credit"), _("The same, with points for a right run.")),
        {"stem": MENDING, "options": STEPS},
        ORDER,
        rule={"rule": "lcs"},
        why=STEP_WHY,
        general=MENDED,
    ),
    *(
        example(
            slug,
            "hot-spot",
            (title, _("Finding a place on an image.")),
            {
                "stem": stem,
                "n": len(right),
                "image": {
                    "name": "img/bicycle.svg",
                    "alt": "A bicycle from its side, facing right",
                    "width": 640,
                    "height": 400,
                },
                "regions": [
                    {"id": each, "text": text, "points": _box(*at)}
                    for each, text, at in (
                        ("rear", "Left, on the ground", REAR),
                        ("seat", "Upper left", SEAT),
                        ("crank", "Middle, low", CRANK),
                        ("front", "Right, on the ground", FRONT),
                    )
                ],
            },
            {"regions": right},
            why={
                "rear": "<p>The rear wheel, which the chain drives.</p>",
                "seat": "<p>The saddle.</p>",
                "crank": "<p>The cranks, which the feet turn.</p>",
                "front": "<p>The front wheel, which steers.</p>",
            },
            general="<p>The feet turn the cranks, the chain turns the rear wheel.</p>",
        )
        for slug, title, stem, right in (
            (
                "hot-spot",
                _("One place on an image"),
                "<p>Where do the feet of the rider push?</p>",
                ["crank"],
            ),
            (
                "hot-spots",
                _("Several places on an image"),
                "<p>Where does the bicycle touch the ground?</p>",
                ["rear", "front"],
            ),
        )
    ),
)
