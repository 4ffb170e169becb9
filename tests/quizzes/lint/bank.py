"""Cases of the rules about a bank and its quizzes."""

from quizzes.lint.values import Quiz
from tests.quizzes.lint.drafts import (
    bank,
    choice,
    fires,
    matrix,
    response,
    silent,
    stem,
)

LONG = ("*Lorazepam by mouth", "Diazepam", "Oxazepam", "Rest")
SHORT = ("*Rest", "Diazepam", "Oxazepam", "Lorazepam by mouth")
EVERY = response("*A", "*B", "C", "D", "E", code="every")
UNIT = Quiz("unit", frozenset({f"item-{at:02}" for at in range(40)}))


def some(*shapes, **known):
    """Return the context of a quiz with one best answer for each of `shapes`."""
    made = [
        choice(*shape, code=f"item-{at:02}", **known) for at, shape in enumerate(shapes)
    ]
    return bank(*made)


def unit(context):
    """Return the one quiz of a context."""
    return context.quizzes[0]


def placed(*places, shuffle=False):
    """Return the context of a quiz whose keys, of three options, stand there."""
    texts = ("Diazepam", "Lorazepam", "Oxazepam")
    shapes = [
        tuple(f"*{text}" if at == place else text for at, text in enumerate(texts))
        for place in places
    ]
    return some(*shapes, shuffle=shuffle)


ALL_LONG = some(*[LONG] * 10)
MOST_LONG = some(*[LONG] * 12, *[SHORT] * 8)
HALF_LONG = some(*[LONG] * 5, *[SHORT] * 6)
FEW = some(*[LONG] * 9)

FIRST = placed(*[0] * 20)
SECOND = placed(*[0, 1, 2] * 3, *[1, 1, 1, 1], 0)
UNEVEN = placed(*[0, 1] * 12, 2)
EVEN = placed(*[0, 1, 2] * 7)
SHUFFLED = placed(*[0] * 20, shuffle=True)
SHORT_RUN = placed(0, 0, 0, 1, 2)

FOUR = choice(*SHORT, code="four")
OTHER_FOUR = choice(*SHORT, code="other-four")
THREE = choice(code="three")
THIRD = choice(code="third")

NAMED = choice("*Flumazenil", "Naloxone", "Rest", code="named")
TOLD = stem("After flumazenil she wakes up. What comes next?", code="told")
WORDY = choice("*Slow deep regular breaths", "Rash", "Rest", code="wordy")
BREATH = stem("Her slow, regular breath is deep. What comes next?", code="breath")
PLAIN = choice("*Slow breaths", "Rash", "Rest", code="plain")
ON_CHART = choice("*Flumazenil", "Naloxone", "Rest", code="one", stimulus="chart")
SAME_CHART = stem("Flumazenil is given. What is next?", code="two", stimulus="chart")

TABLE = matrix(["Yes", "No"], ["Fever", "Rash", "Pain", "Cough"], [0, 1, 0, 1])
TWIN = choice(code="twin")
NEAR = choice(
    stem="<p>Which drug of this class does the ward keep?</p>", code="twin-of-it"
)

CASES = [
    fires("L07", unit(ALL_LONG), "warning slots", context=ALL_LONG),
    fires("L07", unit(MOST_LONG), "warning slots", context=MOST_LONG),
    fires(
        "L07",
        Quiz("both", frozenset({*unit(ALL_LONG).codes, "every"})),
        "warning slots",
        context=bank(*ALL_LONG.versions.values(), EVERY),
    ),
    silent("L07", unit(HALF_LONG), HALF_LONG),
    silent("L07", unit(FEW), FEW),
    silent("L07", Quiz("empty", frozenset()), ALL_LONG),
    fires("L18", THREE, "note options", context=bank(THREE, FOUR, OTHER_FOUR)),
    fires("L18", FOUR, "note options", context=bank(THREE, FOUR, THIRD)),
    fires(
        "L18",
        THREE,
        "note options",
        "note options",
        context=bank(
            THREE,
            FOUR,
            OTHER_FOUR,
            quizzes=[
                Quiz("one", frozenset({"three", "four", "other-four"})),
                Quiz("two", frozenset({"three", "four", "other-four"})),
            ],
        ),
    ),
    silent("L18", THREE, bank(THREE, THIRD, FOUR)),
    silent("L18", THREE, bank(THREE, FOUR, OTHER_FOUR, quizzes=[])),
    silent("L18", EVERY, bank(EVERY, FOUR, OTHER_FOUR)),
    fires("L28", unit(FIRST), "warning slots", context=FIRST),
    fires("L28", unit(UNEVEN), "warning slots", context=UNEVEN),
    fires("L28", unit(SECOND), "note slots", context=SECOND),
    fires("L28", unit(placed(2, 2, 2, 2)), "note slots", context=placed(2, 2, 2, 2)),
    silent("L28", unit(EVEN), EVEN),
    silent("L28", unit(SHUFFLED), SHUFFLED),
    silent("L28", unit(SHORT_RUN), SHORT_RUN),
    fires("L29", NAMED, "warning", context=bank(NAMED, TOLD)),
    fires("L29", WORDY, "warning", context=bank(WORDY, BREATH, PLAIN)),
    fires("L29", ON_CHART, "warning", context=bank(ON_CHART, SAME_CHART, TOLD)),
    silent("L29", NAMED, bank(NAMED, TOLD, quizzes=[])),
    silent("L29", PLAIN, bank(PLAIN, BREATH)),
    silent("L29", ON_CHART, bank(ON_CHART, SAME_CHART)),
    silent("L29", TABLE, bank(TABLE, TOLD)),
    fires("L33", NEAR, "warning stem", context=bank(TWIN, NEAR)),
    fires("L33", TWIN, "warning stem", context=bank(TWIN, THREE)),
    fires(
        "L33",
        stem("Which drug of this class does the ward keep?", code="z"),
        "warning stem",
        "warning stem",
        context=bank(TWIN, NEAR),
    ),
    silent("L33", TWIN, bank(TWIN, NEAR)),
    silent("L33", PLAIN, bank(PLAIN, NAMED)),
    silent("L33", FOUR, bank(FOUR, EVERY)),
]
