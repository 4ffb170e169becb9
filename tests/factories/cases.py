"""A case of six items and a trend, added to the small course package."""

from tests.factories.packages import spoil

STEPS = (
    "recognize-cues",
    "analyze-cues",
    "prioritize-hypotheses",
    "generate-solutions",
    "take-action",
    "evaluate-outcomes",
)
CHART = """\
code: ward
title: Three days on the ward
patient: {age: 58, sex: female, setting: surgical ward, facts: [No known allergies]}
times:
  - {id: t0, label: "Day 1, 07:11"}
  - {id: t1, label: "Day 2, 08:22"}
  - {id: t2, label: "Day 3, 09:33", from_item: 5}
tabs:
  - id: notes
    title: Nurses' notes
    type: notes
    entries:
      - {id: n1, time: t0, text: "Slept badly, hands tremble."}
      - {id: n2, time: t1, from_item: 3, text: "Sees **kestrels** on the wall."}
      - {id: n3, time: t2, from_item: 6, text: "Calm, asks for porridge."}
  - id: vitals
    title: Vital signs
    type: flowsheet
    rows:
      - id: pulse
        label: Heart rate
        unit: /min
        values: {t0: "88", t1: "124", t2: "96"}
        high: "100"
      - id: pressure
        label: Blood pressure
        values: {t1: "154/92"}
        high: 140/90
  - id: orders
    title: Orders
    type: orders
    entries:
      - {id: o1, time: t2, from_item: 5, text: "Diazepam 10 mg by mouth."}
items:
"""
# Seen only from these items on; none can come from a token, an id or the clock.
LATER = {
    3: ("Day 2, 08:22", "kestrels", ">124<", "Blood pressure", "154/92"),
    5: ("Day 3, 09:33", ">96<", "Diazepam 10", "Orders"),
    6: ("porridge",),
}
ITEM = """\
  - code: ward-{number}
    step: {step}
    kind: multiple-choice
    objectives: [TAPER-1]
    bloom: analyze
{cues}\
    stem: |
      {stem}
    options:
      - {{id: a, text: "{right}", correct: "yes", why: "{right} is what fits."}}
      - {{id: b, text: "{wrong}", why: "{wrong} belongs to another day."}}
      - {{id: c, text: "{other}", why: "{other} would do no good here."}}
    rationale: |
      {stem} It is {right}, since the body of this patient has adapted to a drug that
      stopped on the day of the operation [@asam-2025].
    reread: first-step#not-all-at-once
"""
WORDS = (
    ("What in the night report matters most?", "Trembling", "Noise", "Supper"),
    ("Which process explains her shaking hands?", "Rebound", "Fatigue", "Fever"),
    ("What threatens her first on the second day?", "Seizure", "Boredom", "Thirst"),
    ("Which goal would guide today's care plan?", "Calming", "Walking", "Fasting"),
    ("What does the nurse do with the new order?", "Giving", "Waiting", "Asking"),
    ("Which finding shows that the plan worked?", "Appetite", "Sweating", "Pallor"),
)
CUES = {1: "    cues: [n1]\n", 3: "    cues: [n2, pulse]\n"}


def _items(numbers):
    return "".join(
        ITEM.format(
            number=number,
            step=STEPS[number - 1],
            cues=CUES.get(number, ""),
            stem=stem,
            right=right,
            wrong=wrong,
            other=other,
        )
        for number in numbers
        for stem, right, wrong, other in (WORDS[number - 1],)
    )


CASE = CHART + _items(range(1, 7))
TREND = """\
code: clinic
form: trend
title: Two visits to the clinic
patient: {age: 71, sex: male, setting: clinic}
times:
  - {id: t0, label: Monday}
  - {id: t1, label: Friday}
tabs:
  - id: labs
    title: Results
    type: labs
    rows:
      - {id: na, label: Sodium, unit: mmol/L, values: {t0: "139", t1: "131"}, low: 135}
items:
""" + _items([4]).replace("ward-4", "clinic-trend").replace("Which goal", "What aim")
QUIZ = {
    "cases/ward.yaml": CASE,
    "cases/clinic.yaml": TREND,
    **spoil(
        "quizzes/stopping.yaml",
        '  - {item: findings, weight: "2"}\n',
        '  - {item: findings, weight: "2"}\n  - {case: ward}\n  - {case: clinic}\n',
    ),
}


def spoiled(old, new, *, text=CASE):
    """Return the text of a case in which `old` is now `new`, once."""
    assert old in text, f"the case does not hold {old}"
    return text.replace(old, new, 1)
