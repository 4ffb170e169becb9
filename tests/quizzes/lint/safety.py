"""Cases of the rules about notation, pictures and persons' data."""

from tests.quizzes.lint.drafts import (
    amount,
    choice,
    fires,
    options,
    silent,
    stem,
    version,
)

POINTS = [
    ["0.1", "0.1"],
    ["0.2", "0.1"],
    ["0.1", "0.2"],
]


def spots(*texts, alt="A heart", **known):
    """Return a hot spot with these regions."""
    made, keyed = options(texts)
    regions = [
        {**region, "points": [[x, f"0.{at}{y[2:]}"] for x, y in POINTS]}
        for at, region in enumerate(made, start=1)
    ]
    image = {"name": "heart.svg", "alt": alt, "width": 100, "height": 100}
    content = {"image": image, "regions": regions}
    return version("hot-spot", content, {"regions": keyed}, **known)


CASES = [
    fires("L31", stem("He takes 10 U of insulin. What is next?"), "error stem"),
    fires("L31", choice("*5.0 mg", "5 mg", "50 mg"), "error options.a"),
    fires(
        "L31",
        choice("*1 mg QD", ".5 mg", "MSO4"),
        *(f"error options.{x}" for x in "abc"),
    ),
    fires(
        "L31",
        choice(feedback={"general": "<p>The dose is .5 mg.</p>"}),
        "error rationale",
    ),
    fires(
        "L31",
        amount(
            "How fast does the pump run?",
            feedback={"slips": [{"value": "8", "text": "<p>It runs 8.0 mL.</p>"}]},
        ),
        "error slips.0.why",
    ),
    fires(
        "L31",
        choice(feedback={"by_element": {"b": "<p>MgSO4</p>", "z": "<p>5 IU</p>"}}),
        "error options.b.why",
        "error z.why",
    ),
    silent("L31", stem("He takes 10 units of insulin daily. What is next?")),
    silent("L31", choice("*0.5 mg", "5 mg", "10.05 mg")),
    silent(
        "L31",
        choice(
            feedback={
                "general": '<p>It ends.<a class="citation" href="#r">'
                "<span>source </span>1</a> The US label says so.</p>"
            }
        ),
    ),
    silent("L31", stem("She is one of 1990 U.S. patients. What now?")),
    silent("L31", stem("Creatinine is 1.0 mg/dL and AST 45 U/L. What now?")),
    silent("L31", stem("An order reads “lorazepam 1.0 mg QD”. What now?")),
    silent("L31", stem("Version 2.0 of the chart is out... Which one now?")),
    fires("L32", stem('What is this? <img src="a.png" alt=" ">'), "error stem"),
    fires("L32", spots("*Left", "Right", "Top", alt=" "), "error image"),
    fires("L32", spots("*Left", "Right", " "), "error regions.c"),
    fires("L32", stem("What does the red line on the chart show?"), "warning stem"),
    fires("L32", choice("*What is marked green", "A", "B"), "warning options.a"),
    silent("L32", stem('What is this? <img src="a.png" alt="A scan">')),
    silent("L32", spots("*Left", "Right", "Top")),
    silent("L32", stem("He has a red rash. What does the nurse do?")),
    silent("L32", choice("*Green sputum", "Red eyes", "Blue lips")),
    fires("L34", stem("MRN: 448812 is drowsy. What is next?"), "error stem"),
    fires("L34", stem("Her phone is (212) 555-0188. What now?"), "error stem"),
    fires(
        "L34", choice("*Write to ann@ward.example", "Call", "Wait"), "error options.a"
    ),
    fires("L34", stem("Born on 4 May 1951, she falls. What now?"), "error stem"),
    fires("L34", stem("His number is 123-45-6789. What now?"), "error stem"),
    fires("L34", stem("DOB 05/04/1951. Which dose fits her?"), "error stem"),
    silent("L34", stem("Poison control is 1-800-222-1222. Who calls?")),
    silent("L34", stem("Born in 1951, she takes lorazepam. What now?")),
    silent("L34", stem("On May 4, 2026 she falls. What is next?")),
    silent("L34", stem("The record number of falls is 12. What now?")),
    fires("L36", stem("The patient is a drug abuser. What is next?"), "error stem"),
    fires(
        "L36",
        choice("*Chart a dirty urine", "Chart drug-seeking", "Call her noncompliant"),
        *(f"error options.{x}" for x in "abc"),
    ),
    fires(
        "L36",
        choice(feedback={"general": "<p>Addicts and alcoholics need care.</p>"}),
        "error rationale",
    ),
    silent("L36", stem("A person with a use disorder calls. What now?")),
    silent("L36", stem("The note says “abuser, urine clean”. What now?")),
    silent("L36", choice("*A clean vein", "Address the pain", "A clean needle")),
]
