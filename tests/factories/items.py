"""Items as their authors write them, one of each kind, without a fault."""

from courses.content.names import Names

NAMES = Names(
    references=frozenset({"a-1", "b-2"}),
    objectives=frozenset({"PK-1"}),
    sections={"half-life": frozenset({"clocks"}), "unread": None},
)
COMMON = """\
- code: {code}
  use: pool
  kind: {kind}
  objectives: [PK-1]
  bloom: apply
  tags: [unit-2]
"""
END = """\
  rationale: |
    Fourteen words and one more are what it takes to teach a point in a
    rationale [@a-1].
  reread: half-life#clocks
"""
CHOICE = (
    COMMON.format(code="which", kind="multiple-choice")
    + """\
  stem: |
    Which dose [@b-2]?
  options:
    - {id: a, text: 2 mg, why: "Too little for this patient."}
    - {id: b, text: 4 mg, correct: "yes", why: "It is the label’s dose [@b-2]{.known}."}
    - {id: c, text: Nothing, why: "It would be stopped suddenly."}
"""
    + END
)
RESPONSE = (
    COMMON.format(code="signs", kind="multiple-response")
    + """\
  step: recognize-cues
  scoring: {rule: zero-one}
  n: "2"
  stem: Which 2 signs are expected?
  options:
    - {id: a, text: Tremor, correct: "yes", why: "It is an early sign."}
    - {id: b, text: Sweat, correct: "yes", why: "It is an early sign."}
    - {id: c, text: Rash, why: "It points to something else."}
    - {id: d, text: Cough, why: "It points to something else."}
    - {id: e, text: Pain, why: "It points to something else."}
"""
    + END
)
MATRIX = (
    COMMON.format(code="routes", kind="matrix-multiple-choice")
    + """\
  stem: Which route?
  columns:
    - {id: c1, text: Oxidation}
    - {id: c2, text: Conjugation}
  rows:
    - {id: r1, text: Diazepam, correct: c1, why: "CYP enzymes oxidize it."}
    - {id: r2, text: Lorazepam, correct: c2, why: "The liver conjugates it."}
    - {id: r3, text: Oxazepam, correct: c2, why: "The liver conjugates it."}
    - {id: r4, text: Midazolam, correct: c1, why: "CYP enzymes oxidize it."}
"""
    + END
)
NUMERIC = (
    COMMON.format(code="hours", kind="numeric")
    + """\
  stem: How long is 5 × 30 h?
  unit: h
  unit_policy: choose
  accept_units: {h: "1", days: "24"}
  round_to: {places: "0", mode: half-up}
  answer: "150"
  tolerance: {mode: abs, amount: "0"}
  slips:
    - {value: "120", why: "That counts 4 half-lives."}
"""
    + END
)
