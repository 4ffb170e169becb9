"""Cases of the rules about numbers."""

from tests.quizzes.lint.drafts import (
    amount,
    choice,
    cloze,
    fires,
    highlight,
    matrix,
    silent,
    stem,
)

ROWS = ["Diazepam", "Lorazepam", "Oxazepam", "Temazepam"]


def fixed(*texts):
    """Return one best answer whose order stands."""
    return choice(*texts, shuffle=False)


CASES = [
    fires("L14", fixed("*1 to 2 hours", "2 to 3 hours", "5 hours"), "error options.b"),
    fires(
        "L14",
        fixed("*Less than 1 day", "12 hours to 2 days", "3 days"),
        "error options.b",
    ),
    fires("L14", fixed("*At most 5 mg", "5–10 mg", "over 10 mg"), "error options.b"),
    fires(
        "L14",
        matrix(["5 to 20 hours", "Up to 8 hours"], ROWS, [0, 0, 1, 1]),
        "error columns.cb",
    ),
    fires("L14", fixed("*10 mg", "5 to 15 mg", "0.02 to 1 g"), "error options.b"),
    silent("L14", fixed("*1 to 2 hours", "3 to 4 hours", "5 to 6 hours")),
    silent("L14", fixed("*Under 5 mg", "5 to 10 mg", "More than 10 mg")),
    silent("L14", fixed("*1 to 2 mg", "1 to 2 mL", "1 to 2 tablets")),
    silent("L14", fixed("*5 mg", "5 mg and rest", "Rest")),
    silent("L14", matrix(["A", "B"], ["1 to 2", "2 to 3", "4", "5"], [0, 1, 0, 1])),
    silent("L14", highlight("*110 to 120", "115 to 125")),
    fires("L16", choice("*Diazepam", "diazepam.", "Oxazepam"), "error options.b"),
    fires("L16", fixed("*0.5 mg", "5 mg", "500 mcg"), "error options.c"),
    fires("L16", fixed("*1 day", "24 hours", "2 days"), "error options.b"),
    fires(
        "L16",
        matrix(["Oxidation", "<em>Oxidation</em>"], ROWS, [0, 0, 1, 1]),
        "error columns.cb",
    ),
    silent("L16", fixed("*0.5 mg", "5 mg", "50 mcg")),
    silent("L16", choice("*Diazepam by mouth", "Diazepam by vein", "Oxazepam")),
    silent("L16", fixed("*5 mg", "5 mL", "5 mg a day")),
    silent("L16", highlight("*calm", "calm", "pale")),
    fires("L20", fixed("*5 mg", "2 mg", "10 mg"), "warning options"),
    fires("L20", choice("*2 mg", "5 mg", "10 mg"), "warning options"),
    fires(
        "L20", fixed("*March 3, 2020", "May 1, 2019", "June 2, 2021"), "warning options"
    ),
    fires("L20", fixed("*2 days", "12 hours", "1 week"), "warning options"),
    silent("L20", fixed("*2 mg", "5 mg", "10 mg")),
    silent("L20", fixed("*1 week", "2 days", "12 hours")),
    silent("L20", fixed("*March 3", "May 1", "May 2")),
    silent("L20", choice("*2 mg", "5 mL", "10 tablets")),
    silent("L20", choice("*Diazepam", "Lorazepam", "Oxazepam")),
    fires(
        "L35",
        amount("How fast does it run? Round to the nearest tenth.", places=0),
        "error stem",
    ),
    fires(
        "L35", amount("What is the rate, to 2 decimal places?", places=1), "error stem"
    ),
    fires("L35", amount("What is the rate to the nearest whole number?"), "error stem"),
    fires("L35", amount("How fast does the pump run?", unit=" "), "error unit"),
    silent("L35", amount("How fast does it run? Round to a whole number.", places=0)),
    silent("L35", amount("What is the rate, to one decimal place?", places=1)),
    silent("L35", amount("How fast does the pump run?")),
    silent("L35", amount("On rounds the dose is cut to a tenth. What is it?")),
    silent("L35", stem("Which drug? Round to a whole number.")),
    silent("L35", cloze("Round to the nearest ", "*tenth", "half", "third")),
]
