"""Items in groups, cells, blanks and spans as their authors write them."""

from tests.factories.items import COMMON, END

GROUPING = (
    COMMON.format(code="systems", kind="grouping")
    + """\
  stem: What does each system show?
  groups:
    - id: g1
      text: Breathing
      options:
        - {id: a, text: Slow *breaths*, correct: "yes", why: "The drive falls with it."}
        - {id: b, text: Wheezing, why: "It points to something else."}
    - id: g2
      text: Movement
      options:
        - {id: c, text: Unsteady gait, correct: "yes", why: "Balance is slowed [@b-2]."}
        - {id: d, text: Tremor, why: "It is a sign of withdrawal."}
"""
    + END
)
CELLS = (
    COMMON.format(code="cells", kind="matrix-multiple-response")
    + """\
  stem: Which state shows each finding?
  columns:
    - {id: c1, text: Intoxication}
    - {id: c2, text: Withdrawal}
  rows:
    - {id: r1, text: Confusion, correct: [c1, c2], why: "Both states can show it."}
    - {id: r2, text: Tremor, correct: [c2], why: "Withdrawal excites the brain."}
    - {id: r3, text: Rash, correct: [], why: "It fits neither of them."}
  scoring: {rule: plus-minus, floor: item}
  shuffle: "no"
"""
    + END
)
HIGHLIGHT = (
    COMMON.format(code="cues", kind="highlight")
    + """\
  stem: Mark what needs follow-up first.
  passage: |
    Last tablet {a:4 days ago}. Sweating, {b:light *hurts* her eyes}.

    Allergies {c:none known}.
  correct: [a, b]
  why:
    a: Four days is when withdrawal shows.
    b: Light that hurts is a sign.
    c: It changes nothing today [@b-2].
"""
    + END
)
CHART = (
    COMMON.format(code="chart", kind="highlight")
    + """\
  stem: Mark what needs follow-up first.
  table:
    columns: [Time, Finding]
    rows:
      - ["0800", "{a:pale}, {b:calm}"]
      - ["1130", "{c:shaking}"]
  correct: [c]
  why:
    a: Pallor alone is not urgent.
    b: Calm is what is hoped for.
    c: Shaking may come before a seizure.
"""
    + END
)
CLOZE = (
    COMMON.format(code="plan", kind="cloze")
    + """\
  presentation: drop-down
  stem: Complete the plan.
  passage: |
    Give {b1} and watch for {b2}.
  blanks:
    - id: b1
      choices:
        - {id: a1, text: 1 mg, correct: "yes", why: "This is the labeled dose."}
        - {id: a2, text: 10 mg, why: "This is ten times too much."}
        - {id: a3, text: nothing, why: "It would be stopped suddenly."}
    - id: b2
      choices:
        - {id: w1, text: seizures, correct: "yes", why: "They may come soon [@b-2]."}
        - {id: w2, text: a rash, why: "It points to something else."}
        - {id: w3, text: a cough, why: "It points to something else."}
"""
    + END
)
BANK = (
    COMMON.format(code="join", kind="rationale")
    + """\
  presentation: drag
  stem: Complete the sentence.
  passage: The patient is at risk of {b1} because of {b2} and {b3}.
  cause: b1
  blanks:
    - {id: b1, correct: t1}
    - {id: b2, correct: t2}
    - {id: b3, correct: t3}
  interchangeable: [[b2, b3]]
  tokens:
    - {id: t1, text: falls, why: "Both findings lead to it."}
    - {id: t2, text: drowsiness, why: "It slows her reactions down."}
    - {id: t3, text: weakness, why: "It makes her legs unsteady."}
    - {id: t4, text: a cough, why: "It has no part here."}
"""
    + END
)
