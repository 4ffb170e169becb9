"""A drugs.yaml for the small course package."""

DRUGS = """\
uses:
  anxiety: Anxiety
  sleep: Sleep
pathways:
  oxidation: Oxidation
  conjugation: Conjugation
measures:
  half-life:
    title: Half-life
    unit: h
    named: [half-life]
    bases:
      label: {title: label}
      other: {title: other texts, cited: "no"}
    note: Keep the range [@asam-2025].
  equivalent:
    title: Set beside 10 mg
    unit: mg
    named: [Table A, Table B]
    bases:
      a: {title: Table A}
      b: {title: Table B}
sections:
  routes: {title: Routes, quick: "yes"}
  interactions: {title: Interactions}
boxes:
  opioids: {title: With an opioid, issued: 31 August 2016, text: "Coma [@fda-2020]."}
  vein: {title: Into a vein, issued: older, text: "Watch [@fda-2020].", drugs: [slowam]}
shared:
  - {section: interactions, about: Alcohol, text: "More sleep [@fda-2020]{.known}."}
drugs:
  fastam:
    brand: Fastium
    uses: [sleep]
    pathway: conjugation
    quantities:
      - {measure: half-life, basis: label, low: 1.5, high: 5.5, cite: "[@fda-2020]"}
      - {measure: equivalent, basis: a, typical: 2, cite: "[@asam-2025]"}
      - {measure: equivalent, basis: b, typical: 1, cite: "[@asam-2025]"}
    facts:
      routes:
        - text: By mouth [@fda-2020]{.secondary}.
  slowam:
    uses: [anxiety, sleep]
    pathway: oxidation
    quantities:
      - {measure: half-life, basis: label, typical: 30, low: 20, high: 48, about: "yes",
         cite: "[@fda-2020]"}
      - {measure: half-life, basis: other, low: 18, high: 50, open: both}
      - {measure: half-life, basis: label, of: slowest, role: metabolite, high: 100,
         cite: "[@asam-2025]{.known}"}
    facts:
      routes:
        - text: By mouth [@fda-2020].
      interactions:
        - about: Juice
          text: Slower [@asam-2025].
"""
