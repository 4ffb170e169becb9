"""Examples with blanks in a text."""

from django.utils.translation import gettext_lazy as _

from quizzes.gallery.base import example, gap, line, options

PARTS = options(
    chain="chain", pads="brake pads", tube="inner tube", bell="bell", rack="rack"
)
TOKEN_WHY = {
    "chain": "<p>It carries the force of the pedals to the wheel.</p>",
    "pads": "<p>They press on the rim to stop it.</p>",
    "tube": "<p>It holds the air.</p>",
    "bell": "<p>It warns others.</p>",
    "rack": "<p>It carries bags.</p>",
}
CAUSES = options(
    glass="a piece of glass", rust="rust on the chain", sun="years of sunlight"
)
CAUSE_WHY = {
    "glass": "<p>Glass cuts through tread and tube.</p>",
    "rust": "<p>It stiffens the chain and leaves tires alone.</p>",
    "sun": "<p>It dries rubber out slowly.</p>",
}
EFFECTS = options(
    hiss="air hissing out",
    slow="a tire that is soft at once",
    links="stiff links",
    fade="faded handles",
)
EFFECT_WHY = {
    "hiss": "<p>Air escapes through the cut.</p>",
    "slow": "<p>A cut lets all the air out.</p>",
    "links": "<p>That comes of rust.</p>",
    "fade": "<p>That comes of light.</p>",
}
WHY = {**CAUSE_WHY, **EFFECT_WHY}
GENERAL = "<p>A cut tube loses its air at once, and can be heard.</p>"
PAIR = line(
    "The rider most likely has ", gap("cause"), ", as shown by ", gap("one"), "."
)
TRIPLE = line(
    "The rider most likely has ",
    gap("cause"),
    ", as shown by ",
    gap("one"),
    " and ",
    gap("two"),
    ".",
)
DYAD = {"blanks": {"cause": "glass", "one": "hiss"}, "anchor": "cause"}
TRIAD = {
    "blanks": {"cause": "glass", "one": "hiss", "two": "slow"},
    "anchor": "cause",
    "interchangeable": [["one", "two"]],
}
STEM = "<p>A rider walks in with a flat tire. Complete the sentence.</p>"
JOINING = _("Joining a likely cause to its evidence: both have to fit.")
TELLING = _("Completing a statement or a plan.")

SENTENCES = (
    example(
        "blanks-drop-down",
        "cloze",
        (_("Blanks with lists"), TELLING),
        {
            "stem": "<p>Complete the note.</p>",
            "presentation": "drop-down",
            "passage": {
                "paragraphs": [
                    line(
                        "The tire is flat. Take off the wheel, then lever off the ",
                        gap("first"),
                        " and look for the hole in the ",
                        gap("second"),
                        ".",
                    )
                ]
            },
            "blanks": [
                {"id": "first", "choices": options(f1="spoke", f2="tire", f3="hub")},
                {"id": "second", "choices": options(s1="tube", s2="rim", s3="fork")},
            ],
        },
        {"blanks": {"first": "f2", "second": "s1"}},
        why={
            "f1": "<p>Spokes stay where they are.</p>",
            "f2": "<p>The tube lies under the tire.</p>",
            "f3": "<p>The hub is the middle of the wheel.</p>",
            "s1": "<p>The tube holds the air.</p>",
            "s2": "<p>The rim holds the tire.</p>",
            "s3": "<p>The fork holds the wheel.</p>",
        },
        general="<p>The tube is under the tire, and it holds the air.</p>",
    ),
    example(
        "blanks-table",
        "cloze",
        (_("Blanks in a table"), _("One decision for each row of a chart.")),
        {
            "stem": "<p>Which part needs work?</p>",
            "presentation": "table",
            "passage": {
                "columns": ["Finding", "Part"],
                "rows": [
                    [line("The wheel scrapes when it turns"), line(gap("r1"))],
                    [line("The tire is soft every morning"), line(gap("r2"))],
                ],
            },
            "blanks": [
                {"id": "r1", "choices": options(a1="brake", a2="bell", a3="lamp")},
                {"id": "r2", "choices": options(b1="chain", b2="saddle", b3="tube")},
            ],
        },
        {"blanks": {"r1": "a1", "r2": "b3"}},
        why={
            "a1": "<p>A pad touches the rim.</p>",
            "a2": "<p>The bell is nowhere near the wheel.</p>",
            "a3": "<p>A lamp makes no sound.</p>",
            "b1": "<p>The chain holds no air.</p>",
            "b2": "<p>Nor does the saddle.</p>",
            "b3": "<p>It loses air slowly.</p>",
        },
        general="<p>Scraping points to the brake, lost air to the tube.</p>",
    ),
    example(
        "blanks-drag",
        "cloze",
        (_("Blanks with a bank"), TELLING),
        {
            "stem": "<p>Complete the order for spare parts.</p>",
            "presentation": "drag",
            "passage": {
                "paragraphs": [
                    line(
                        "To stop, the bicycle needs new ",
                        gap("stop"),
                        "; to go, a new ",
                        gap("go"),
                        "; to hold air, a new ",
                        gap("air"),
                        ".",
                    )
                ]
            },
            "blanks": [{"id": "stop"}, {"id": "go"}, {"id": "air"}],
            "tokens": PARTS,
        },
        {"blanks": {"stop": "pads", "go": "chain", "air": "tube"}},
        why=TOKEN_WHY,
        general="<p>Pads stop, the chain drives, the tube holds air.</p>",
    ),
    *(
        example(
            f"{name}-{presentation}",
            "rationale",
            (title, JOINING),
            {
                "stem": STEM,
                "presentation": presentation,
                "passage": {"paragraphs": [sentence]},
                "blanks": [
                    {"id": "cause", "choices": CAUSES},
                    *({"id": each} for each in key["blanks"] if each != "cause"),
                ],
                "tokens": EFFECTS,
            },
            key,
            why=WHY,
            general=GENERAL,
        )
        for name, presentation, title, sentence, key in (
            ("pair", "drop-down", _("Cause and effect, lists"), PAIR, DYAD),
            ("pair", "drag", _("Cause and effect, bank"), PAIR, DYAD),
            ("triple", "drop-down", _("Cause and two effects, lists"), TRIPLE, TRIAD),
            ("triple", "drag", _("Cause and two effects, bank"), TRIPLE, TRIAD),
        )
    ),
)
