"""The claims of the course that ships, each with the verdict that it was given."""

from collections import Counter
from pathlib import Path

import pytest

from courses.content.claim_schemas import ClaimsForm
from courses.content.faults import Faults
from courses.content.folder import Folder
from courses.content.validation import validate

COURSE = Path(__file__).parent.parent / "fixtures" / "benzodiazepines"
LETTERS = {
    "S": "supported",
    "O": "oversimplified",
    "U": "outdated-or-unsourced",
    "M": "misleading",
    "W": "wrong",
}
# Paragraph by paragraph; the last is the article as a whole.
VERDICTS = "SSOOSW OMWS SOMO SOO OSSSW SOSSO SWU OSSSMS MOWOSS OSOMOOOS WWOSWS M"
GRADED = {6, 8, 13, 22, 29, 39, 43, 48, 51, 52, 55}
DISCUSSED = {1, 4, 9, 15, 16, 21, 25, 38, 40, 44, 46, 49}


@pytest.fixture(scope="module")
def form():
    """The file claims.yaml."""
    faults = Faults()
    read = validate(ClaimsForm, Folder(COURSE, faults).document("claims.yaml"), faults)
    assert not faults
    return read


def test_each_claim_has_the_verdict_that_the_evidence_gave_it(form):
    told = [
        [claim.verdict for claim in paragraph.claims] for paragraph in form.paragraphs
    ]

    assert told == [[LETTERS[each] for each in part] for part in VERDICTS.split()]


def test_claims_are_numbered_through(form):
    numbers = [each.number for part in form.paragraphs for each in part.claims]

    assert numbers == list(range(1, 58))


@pytest.mark.parametrize(
    ("use", "numbers"), [("graded", GRADED), ("discuss", DISCUSSED)]
)
def test_only_these_claims_may_be_graded_and_these_are_discussed(form, use, numbers):
    claims = [each for part in form.paragraphs for each in part.claims]

    assert {each.number for each in claims if each.use == use} == numbers


def test_figure_counts_the_verdicts(form):
    lesson = (COURSE / "lessons" / "the-claim-desk.md").read_text()
    claims = [each for part in form.paragraphs for each in part.claims]

    counts = Counter(each.verdict for each in claims)

    rows = [
        f"  {verdict.replace('-', ' ').capitalize()} | {counts[verdict]}\n"
        for verdict in LETTERS.values()
    ]
    assert "".join(rows) in lesson


def test_lesson_prints_the_questions_of_the_method(form):
    lesson = (COURSE / "lessons" / "the-claim-desk.md").read_text()

    asked = [
        f"| {number} {question.ask}\n"
        for number, question in enumerate(form.method.questions, start=1)
    ]
    assert [each for each in asked if each not in lesson] == []
