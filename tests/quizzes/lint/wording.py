"""Cases of the rules about wording."""

from tests.quizzes.lint.drafts import (
    choice,
    cloze,
    fires,
    highlight,
    response,
    silent,
    stem,
)

NOT = "Which drug should this patient <strong>not</strong> take?"
MANY = "The patient came in at noon with her son. " * 14
HARD = (
    "Considering pharmacokinetic heterogeneity, glucuronidation, bioavailability and "
    "accumulating intermediary metabolites simultaneously, which benzodiazepine "
    "necessitates individualization?"
)

CASES = [
    fires("L04", stem(NOT), "warning stem"),
    fires("L04", stem("All of these help EXCEPT which drug?"), "warning stem"),
    fires("L04", stem("Which of these drugs is not an opioid?"), "error stem"),
    fires("L04", stem("Which drug is the least safe here?"), "error stem"),
    fires("L04", stem("Which drug is contraindicated for him?"), "note stem"),
    fires(
        "L04", stem("Which words show that she needs further teaching?"), "note stem"
    ),
    silent("L04", stem("What does a patient who is not breathing need?")),
    silent("L04", stem("Which sign shows that the drug is not working?")),
    silent("L04", stem("What makes this a false-positive result of the test?")),
    silent("L04", stem("He has not slept. Which drug fits him best?")),
    silent("L04", stem("Which drug lasts at least a whole day?")),
    silent("L04", stem("Which note belongs on the chart of this patient?")),
    fires(
        "L05", choice("*No opioid", "Diazepam", "Oxazepam", stem=NOT), "error options.a"
    ),
    fires(
        "L05",
        choice("*Diazepam", "A dose without food", "Oxazepam", stem=NOT),
        "error options.b",
    ),
    fires(
        "L05",
        choice("*It does not", "It never does", "It does", stem=NOT),
        "error options.a",
        "error options.b",
    ),
    silent("L05", choice("*Diazepam", "Lorazepam", "Oxazepam", stem=NOT)),
    silent("L05", choice("*No opioid", "Diazepam", "Oxazepam")),
    silent("L05", choice("*Nothing", "Notes", "Nonetheless", stem=NOT)),
    fires(
        "L10",
        choice("*opioid", "sedative", "antidote", stem="<p>She should get an</p>"),
        "error options.b",
    ),
    fires(
        "L10",
        cloze("She needs a ", "*hour of rest", "MRI scan", "sedative"),
        "error blanks.b1.choices.a",
        "error blanks.b1.choices.b",
    ),
    fires(
        "L10",
        cloze("It is an ", "*8 mg dose", "unit dose", "eutectic", "HIV drug", "CT"),
        "error blanks.b1.choices.b",
        "error blanks.b1.choices.c",
        "error blanks.b1.choices.e",
    ),
    silent("L10", cloze("It is a ", "*unit dose", "one-off dose", "sedative")),
    silent("L10", cloze("It is an ", "*opioid", "uninsured drug", "X-ray")),
    silent(
        "L10",
        choice("*Liver", "Egg", "Milk", stem="<p>He lacks vitamin A</p>"),
    ),
    fires(
        "L11",
        cloze("The sign is ", "*tremor", "chills", "rash"),
        "note blanks.b1.choices",
    ),
    fires(
        "L11",
        choice("*falling", "high", "low", stem="<p>By noon her pulse is:</p>"),
        "note options",
    ),
    fires(
        "L11",
        choice("*drugs", "alcohol", "food", stem="<p>What harms him are</p>"),
        "note options",
    ),
    silent("L11", cloze("The signs are ", "*tremors", "chills", "fevers")),
    silent("L11", cloze("Her pulse is ", "*falling", "rising", "jumping")),
    silent("L11", choice("*drugs", "alcohol", "food", stem="<p>What harms him?</p>")),
    fires("L21", stem("A patient of the ward takes lorazepam."), "warning stem"),
    fires(
        "L21",
        stem("Of this drug, which of the following statements is true?"),
        "warning stem",
    ),
    fires("L21", stem("Which drug is best?"), "warning stem"),
    fires("L21", stem("The nurse should first. Round to tenths."), "warning stem"),
    silent("L21", stem("A patient of the ward takes this drug because of:")),
    silent("L21", highlight("*pale", "calm")),
    silent(
        "L21",
        cloze("She is ", "*pale", "calm", "red", stem="<p>One day she is so ill</p>"),
    ),
    silent(
        "L21",
        response(
            "*A",
            "*B",
            "C",
            "D",
            "E",
            stem="<p>Which of these signs fit? <strong>Select all that apply. The "
            "point is given when every choice is right.</strong></p>",
        ),
    ),
    fires("L22", stem(f"{MANY}What does she need now?"), "note stem"),
    fires("L22", stem(HARD), "note stem"),
    fires("L22", cloze(MANY, "*pale", "calm", "red"), "note stem"),
    silent("L22", stem(f"{MANY}What does she need now?", stimulus="her-chart")),
    silent("L22", stem("She is pale. What does she need now?")),
    silent("L22", cloze("She is ", "*pale", "calm", "red")),
    silent("L22", stem(" ")),
    fires(
        "L30", stem("By your answer to the first, what does she need?"), "error stem"
    ),
    fires("L30", stem("What follows from the previous question?"), "error stem"),
    fires("L30", choice("*As in question 2", "More", "Less"), "error options.a"),
    silent("L30", stem("What does question 9 of the PHQ-9 ask her?")),
    silent("L30", stem("Which question should the nurse ask her first?")),
    silent("L30", stem("The previous nurse left a note. What does it mean?")),
    silent("L30", choice("*An answer to 2 of them", "A question", "A note")),
]
