"""Cases of the rules about words that point to the key."""

from tests.quizzes.lint.drafts import bank, choice, fires, response, silent, version

PANIC = "<p>How does the drug help against panic attacks?</p>"
FIRST = choice("*It calms panic", "It wakes", "It feeds", stem=PANIC)
OTHERS = [
    choice(code=f"other-{at}", stem="<p>Which drug is it that stops panic?</p>")
    for at in range(3)
]

CASES = [
    fires("L12", FIRST, "warning options.a"),
    fires("L12", FIRST, "warning options.a", context=bank(FIRST)),
    fires(
        "L12",
        choice(
            "It wakes",
            "*It treats seizures",
            "Rest",
            stem="<p>A seizure: what now?</p>",
        ),
        "warning options.b",
    ),
    silent("L12", FIRST, bank(FIRST, *OTHERS)),
    silent("L12", choice("*It calms panic", "It adds panic", "Rest", stem=PANIC)),
    silent("L12", choice("*It calms", "It adds panic", "Rest", stem=PANIC)),
    silent("L12", response("*Panic", "*Tremor", "Rash", "Cough", "Pain", stem=PANIC)),
    fires(
        "L13",
        choice("*Slow deep breaths", "Slow rash", "Deep cough", "Breaths of air"),
        "note options.a",
    ),
    fires(
        "L13",
        choice("Oral dose", "*Daily oral dose", "Daily walk"),
        "note options.b",
    ),
    fires(
        "L13",
        choice("*Oxidized, long half-life", "Oxidized, brief", "Bound, long half-life"),
        "note options.a",
    ),
    silent("L13", choice("*Diazepam", "Lorazepam", "Oxazepam")),
    silent("L13", choice("*Slow pulse", "Slow breaths", "Fast breaths")),
    silent("L13", response("*Slow pulse", "*Slow gait", "Pulse", "Gait", "Rash")),
    fires(
        "L15",
        choice("*Slow regular breathing", "Slow breathing", "Cough"),
        "warning options.a",
    ),
    fires(
        "L15",
        choice("Rest", "*Stop the drug", "Stop the drug and call"),
        "warning options.c",
    ),
    fires(
        "L15",
        response("*Tremor", "*Fast pulse", "Fast weak pulse", "Rash", "Cough"),
        "warning options.c",
    ),
    silent("L15", choice("*Slow breathing", "Slow pulse", "Cough")),
    silent("L15", choice("*Pulse", "Fast weak bounding pulse", "Cough")),
    silent("L15", choice("*Stop it", "Give it", "Hold the dose")),
    silent("L15", version("short-answer", {}, {"answer": "flumazenil"})),
]
