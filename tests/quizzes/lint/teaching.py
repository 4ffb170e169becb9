"""Cases of the rules about explanations, sources and aims."""

from dataclasses import replace

from quizzes.lint.values import Source
from tests.quizzes.lint.drafts import (
    BARE,
    TELLING,
    choice,
    fires,
    matrix,
    response,
    silent,
    version,
)

ROWS = ["Diazepam", "Lorazepam", "Oxazepam", "Temazepam"]
RIGHT = [0, 1, 0, 1]
WHY = "<p>It is what the label says.</p>"
GROUPS = [
    {
        "id": "g1",
        "text": "Heart",
        "options": [
            {"id": "a", "text": "Slow pulse"},
            {"id": "b", "text": "Fast pulse"},
        ],
    },
    {
        "id": "g2",
        "text": "Lungs",
        "options": [{"id": "c", "text": "Wheeze"}, {"id": "d", "text": "Clear"}],
    },
]


def explained(*names, general=TELLING):
    """Return one best answer of a, b and c, of which these are explained."""
    told = {"general": general, "by_element": dict.fromkeys(names, WHY)}
    return choice(feedback=told)


def cited(*keys):
    """Return an item that cites these sources."""
    citations = [{"key": key, "status": "confirmed"} for key in keys]
    return choice(feedback={"citations": citations})


def known(**sources):
    """Return a context with these sources; each is title, year and locator."""
    return replace(
        BARE, sources={key: Source(*parts) for key, parts in sources.items()}
    )


CASES = [
    fires("L23", explained("a", "b", "c", general=""), "error rationale"),
    fires(
        "L23", explained("a", "b", "c", general="<p>So it is.</p>"), "warning rationale"
    ),
    fires("L23", explained("a", "c"), "warning options.b"),
    fires(
        "L23",
        matrix(
            ["Yes", "No"], ROWS, RIGHT, feedback={"by_element": {"ra": WHY, "rb": " "}}
        ),
        "warning rows.rb",
        "warning rows.rc",
        "warning rows.rd",
    ),
    silent("L23", explained("a", "b", "c")),
    silent("L23", matrix(["Yes", "No"], ROWS, RIGHT)),
    silent(
        "L23",
        version(
            "grouping",
            {"groups": GROUPS},
            {"groups": {"g1": ["a"], "g2": ["c"]}},
            feedback={"by_element": dict.fromkeys("abcd", WHY)},
        ),
    ),
    fires("L24", cited(), "error rationale"),
    fires("L24", cited("a"), "error rationale", context=known(a=("Title", "2025"))),
    fires("L24", cited("a"), "error rationale", context=known(a=("Title", "", "p. 7"))),
    fires(
        "L24",
        cited("a"),
        "warning rationale",
        context=known(a=("Title", "2020", "p. 7")),
    ),
    fires("L24", cited("b"), "error rationale", context=known(a=("Title", "current"))),
    silent("L24", cited("a"), known(a=("Title", "2021", "p. 7"))),
    silent(
        "L24", cited("a", "b"), known(a=("Title", "2002", "p. 7"), b=("T", "current"))
    ),
    silent("L24", cited("a"), known(a=("Notice of 2 May 2024", "2024"))),
    silent("L24", cited("a"), replace(known(a=("T", "2002", "p. 7")), year=None)),
    silent("L24", cited("a"), known(a=("Title", "2002 to 2024", "p. 7"))),
    fires("L25", choice(objectives=()), "error objectives"),
    fires("L25", response("*A", "*B", "C", "D", "E", step=""), "warning step"),
    fires(
        "L25",
        matrix(["Yes", "No"], ROWS, RIGHT, objectives=("PK-9",)),
        "warning objectives",
    ),
    silent("L25", choice(step="")),
    silent("L25", choice(objectives=("PK-9",))),
    silent("L25", response("*A", "*B", "C", "D", "E")),
]
