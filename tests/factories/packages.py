"""A small course package that has no fault, to be spoiled one file at a time."""

FILES = {
    "course.yaml": """\
slug: small
title: A small course
edition: "2026.1"
language: en-US
summary: One lesson, three items, one quiz.
review:
  status: unreviewed
objectives:
  - code: TAPER-1
    text: Design a first taper step.
    bloom: create
    client_need: pharmacological-and-parenteral-therapies
    naplex: foundational-knowledge
units:
  - slug: stopping
    title: Stopping safely
    lessons: [first-step]
    quizzes: [stopping]
""",
    "references.yaml": """\
asam-2025:
  title: Joint Clinical Practice Guideline
  organization: American Society of Addiction Medicine
  year: "2025"
  doi: 10.1007/s11606-025-09499-2
fda-2020:
  title: Boxed warning
  organization: US Food and Drug Administration
""",
    "glossary.yaml": """\
physical dependence:
  also: [dependence]
  meaning: The body has adapted to a drug.
  cite: "[@fda-2020]"
taper:
  meaning: A dose that falls step by step.
""",
    "lessons/first-step.md": """\
---
title: The first step of a taper
minutes: 9
objectives: [TAPER-1]
question: How small is a first step of 2 mg?
---

## Not all at once

Stopping suddenly is unsafe with [[physical dependence]] [@asam-2025].

::: margin Work it out
Worked out from 2 mg a day, 10 % is 0.2 mg.
:::

## How big

::: figure steps
caption: Two speeds [@asam-2025]{.known}.
alt: Line chart of the dose over weeks.
numbers: |
  Week | Dose
  0 | 2 mg
:::

::: check first-step-size
:::
""",
    "figures/steps.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 320">
<title>Steps</title><path class="ln c1" d="M0 0L1 1"/></svg>
""",
    "figures/steps.narrow.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 320">
<path class="ln c1" d="M0 0L1 1"/></svg>
""",
    "items/stopping.yaml": """\
- code: first-step-size
  use: check
  kind: multiple-choice
  objectives: [TAPER-1]
  bloom: apply
  tags: [taper]
  stem: |
    A patient takes 2 mg a day. Which first step fits?
  options:
    - {id: a, text: 1.9 mg a day, correct: "yes", why: "A small step can be borne."}
    - {id: b, text: 1 mg a day, why: "Half the dose at once is too much."}
    - {id: c, text: Nothing, why: "Stopping suddenly is the danger itself."}
  rationale: |
    Start with a small step and let the symptoms set the pace of every step that comes
    after it [@asam-2025].
  reread: first-step#how-big

- code: findings
  use: pool
  kind: multiple-response
  objectives: [TAPER-1]
  bloom: analyze
  step: recognize-cues
  tags: [taper]
  scoring: {rule: plus-minus, floor: item}
  stem: |
    Which findings point to withdrawal [@fda-2020]? **Select all that apply.**
  options:
    - {id: a, text: Tremor, correct: "yes", why: "Tremor is a sign of withdrawal."}
    - {id: b, text: Pinpoint pupils, why: "Small pupils point to an opioid."}
    - {id: c, text: Sweating, correct: "yes", why: "Sweating is a sign of withdrawal."}
    - {id: d, text: Dry skin, why: "Withdrawal makes the skin sweat."}
    - {id: e, text: Slow pulse, why: "Withdrawal makes the pulse fast."}
  rationale: |
    Withdrawal is too much drive: tremor and sweating are its early signs, and a fit is
    the one to prevent [@asam-2025]{.secondary}.
  reread: first-step#not-all-at-once

- code: dose
  use: pool
  kind: numeric
  objectives: [TAPER-1]
  bloom: apply
  tags: [taper]
  stem: |
    A patient takes 2 mg a day. What dose is a first step of 10 %?
  unit: mg
  unit_policy: shown
  round_to: {places: 1, mode: half-up}
  answer: "1.8"
  tolerance: {mode: abs, amount: "0"}
  slips:
    - {value: "0.2", why: "That is the step and not the dose that is left."}
  rationale: |
    Ten percent of 2 mg is 0.2 mg, and 2 mg less 0.2 mg leaves 1.8 mg for each day of
    the first step [@asam-2025].
  reread: first-step#how-big
""",
    "quizzes/stopping.yaml": """\
slug: stopping
title: Stopping safely
purpose: graded
slots:
  - {item: findings, weight: "2"}
  - {draw: 1, from: {tags: [taper], objectives: [TAPER-1]}}
defaults: {time_limit: 20 min, attempts: "3"}
""",
}


def write_package(root, changed=None):
    """Write the package below `root`; `changed` replaces files, None leaves one out."""
    for name, text in {**FILES, **(changed or {})}.items():
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return root


def alike(count):
    """Return items that differ in nothing but their codes, in one order."""
    text = FILES["items/stopping.yaml"]
    start, end = text.index("- code: first-step-size"), text.index("- code: findings")
    item = text[start:end].replace("use: check", "use: pool")
    fixed = f'{item.rstrip()}\n  shuffle: "no"\n  lint: {{L33: alike on purpose}}\n'
    return "".join(
        fixed.replace("first-step-size", f"step-{at:02}") for at in range(count)
    )


def spoil(name, old, new):
    """Return the one changed file in which `old` is now `new`, once."""
    assert old in FILES[name], f"{name} does not hold {old}"
    return {name: FILES[name].replace(old, new, 1)}
