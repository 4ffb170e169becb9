"""Cases of the rules about limits and keys."""

from tests.quizzes.lint.drafts import (
    choice,
    cloze,
    fires,
    highlight,
    matrix,
    options,
    response,
    silent,
    version,
)

ROWS = ["Diazepam", "Lorazepam", "Oxazepam", "Temazepam"]
SIX = ["*Diazepam", "Lorazepam", "Oxazepam", "Temazepam", "Clobazam", "Estazolam"]


def keyed_as(name):
    """Return one best answer whose key is `name`."""
    content = {"options": options(SIX[:4])[0]}
    return version("multiple-choice", content, {"correct": name})


def bow_tie(actions):
    """Return a bow-tie with these of its actions keyed."""
    content = {
        "actions": options(["Rest", "Fluids", "Oxygen", "Ice"], "x")[0],
        "conditions": options(["Sepsis", "Stroke", "Shock"], "y")[0],
        "parameters": options(["Pulse", "Gait", "Urine", "Pain"], "z")[0],
    }
    key = {"actions": actions, "condition": "ya", "parameters": ["za", "zb"]}
    return version("bow-tie", content, key)


CASES = [
    fires("L17", choice("*Diazepam", "Lorazepam"), "error options"),
    fires("L17", response("*Tremor", "*Rash", "Pain", "Cough"), "error options"),
    fires("L17", matrix(["Yes", "No"], ROWS[:3], [0, 1, 0]), "error rows"),
    fires("L17", cloze("Give ", "*diazepam", "nothing"), "error blanks.b1.choices"),
    fires("L17", choice(*SIX), "warning options"),
    silent("L17", choice(*SIX[:5])),
    silent("L17", choice(*SIX[:3])),
    silent("L17", keyed_as("z")),
    silent("L17", response(*SIX)),
    silent("L17", matrix(["Yes", "No"], ROWS, [0, 1, 0, 1])),
    fires("L26", keyed_as("z"), "error correct"),
    fires("L26", response("*A", "*B", "C", "D", "E", n=3), "error n"),
    fires("L26", bow_tie(["xa"]), "error actions"),
    silent("L26", keyed_as("a")),
    silent("L26", response("*A", "*B", "C", "D", "E", n=2)),
    silent("L26", bow_tie(["xa", "xb"])),
    silent("L26", choice("*Diazepam", "Lorazepam")),
    fires("L27", response("*A", "*B", "*C", "*D", "*E"), "warning options"),
    fires("L27", response("*A", "B", "C", "D", "E"), "warning options"),
    fires("L27", matrix(["Yes", "No"], ROWS, [0, 0, 0, 0]), "warning columns.cb"),
    fires("L27", highlight("*pale", "*cold", "calm"), "warning passage"),
    silent("L27", response("*A", "*B", "C", "D", "E")),
    silent("L27", response("*A", "*B", "*C", "*D", "*E", n=5)),
    silent("L27", matrix(["Yes", "No"], ROWS, [0, 0, 0, 1])),
    silent("L27", highlight("*pale", "calm", "warm")),
    silent("L27", choice("*Diazepam", "Lorazepam", "Oxazepam")),
]
