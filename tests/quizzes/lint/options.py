"""Cases of the rules about options."""

from tests.quizzes.lint.drafts import choice, cloze, fires, response, silent

LONG = "Lorazepam, since the liver conjugates it and leaves no active metabolite"

CASES = [
    fires(
        "L01", choice("*Diazepam", "Lorazepam", "All of the above"), "error options.c"
    ),
    fires("L01", choice("*Fever", "Rash", "<em>Both</em> of these"), "error options.c"),
    fires("L01", choice("Fever", "Rash", "*Any of the following."), "error options.c"),
    fires(
        "L01",
        cloze("She has ", "*fever", "a rash", "all of these"),
        "error blanks.b1.choices.c",
    ),
    silent("L01", choice("*Diazepam", "Lorazepam", "All the drugs of the class")),
    silent("L01", choice("*Above all, fever", "Rash", "Pain")),
    silent("L01", choice("*Both kidneys", "One kidney", "Neither kidney")),
    fires("L02", choice("*Fever", "Rash", "None of the above"), "error options.c"),
    fires("L02", choice("*Fever", "Rash", "None of these drugs"), "error options.c"),
    fires("L02", choice("Fever", "Rash", "*Neither of the two"), "error options.c"),
    silent("L02", choice("*Fever", "Rash", "None is needed today")),
    silent("L02", choice("*Fever", "Rash", "Neither fever nor rash")),
    silent("L02", choice("*Nonetheless give it", "Hold it", "Ask for help")),
    fires("L03", choice("*a and b", "a, c", "Diazepam"), "error options.a"),
    fires("L03", choice("*I, II and III", "II only", "IV only"), "error options.a"),
    fires("L03", choice("Fever", "*Both A & C", "B only."), "error options.b"),
    silent("L03", choice("*A only", "Diazepam", "Lorazepam")),
    silent("L03", choice("*Vitamin A and D", "Vitamins B and C", "Iron")),
    silent("L03", choice("*2 mg", "4 mg", "6 mg")),
    fires("L06", choice(f"*{LONG}", "Diazepam", "Oxazepam"), "warning options.a"),
    fires(
        "L06",
        choice("Fever", "Rash", "*Slow and shallow breathing", "Pain"),
        "warning options.c",
    ),
    fires(
        "L06",
        cloze("Give ", f"*{LONG}", "diazepam", "oxazepam"),
        "warning blanks.b1.choices.a",
    ),
    silent("L06", choice("*Diazepam", LONG, "Oxazepam")),
    silent("L06", choice("*Slow breathing", "Fast pulse", "Fever")),
    silent("L06", response(f"*{LONG}", "*Pain", "Rash", "Fever", "Cough")),
    fires(
        "L08", choice("*It rises", "It never rises", "It falls"), "warning options.b"
    ),
    fires(
        "L08",
        choice("Only at night", "*At night", "All day and ALL night"),
        "warning options.a",
        "warning options.c",
    ),
    fires("L08", choice("*Never at once", "Slowly", "Soon"), "note options.a"),
    fires("L08", choice("*Never", "Always", "Soon"), "note options.a"),
    fires(
        "L08",
        response("*It may rise", "*It falls", "It must", "No", "Yes"),
        "warning options.c",
    ),
    silent("L08", choice("*Nevertheless", "Overall", "Commonly")),
    silent("L08", choice("*It rises", "It falls", "It stays")),
    silent("L08", response("*Tremor", "*Sweating", "Rash", "Cough", "Pain")),
    fires(
        "L09", choice("*It usually falls", "It rises", "It stays"), "warning options.a"
    ),
    fires("L09", choice("*It falls", "It may rise", "It stays"), "note options.b"),
    fires(
        "L09",
        choice("*It often falls", "It sometimes rises", "It stays"),
        "note options.a",
        "note options.b",
    ),
    silent("L09", choice("*It falls", "It rises", "It stays")),
    silent("L09", choice("*May 2", "June 2", "July 2")),
    silent("L09", choice("*In 3 of 10 patients", "In none", "In mayhem")),
    silent("L09", choice("*A softening", "A mighty dose", "A map")),
    fires("L19", choice("*2 mg", "4 mg", "Nothing"), "note options"),
    fires("L19", choice(f"*{LONG}", "Rash", "Pain"), "note options"),
    fires("L19", choice("*Fever", "38 hours", "40 to 50 hours"), "note options"),
    silent("L19", choice("*2 mg", "4 mg", "6 mg")),
    silent("L19", choice("*Fever", "A rash", "Pain")),
    silent("L19", response("*Tremor", "*Sweating", "Rash", "Cough", "Pain")),
]
