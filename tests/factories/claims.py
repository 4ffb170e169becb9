"""A text with a few claims, and how students judged them."""

import factory

from courses.models import Article, Claim, ClaimJudgment, Verdict
from tests.factories.courses import NINE_O_CLOCK, CourseFactory, EnrolmentFactory

CLAIMS = """\
title: A web page
about: A page that names no source.
evidence:
  - {id: label, text: The label}
  - {id: review, text: A review}
method:
  title: How to read a page
  lead: Two questions.
  questions:
    - {ask: "What is claimed?", look: Write it down.}
    - {ask: "Who says so?", look: Look for a name.}
paragraphs:
  - label: Paragraph 1
    about: What it is
    claims:
      - number: 1
        claim: It is a sedative.
        verdict: supported
        use: practice
        settled_by: [label]
        finding: The label says so [@fda-2020].
        matters: Start with what is true.
      - number: 2
        claim: Everyone may take 10 mg at once.
        verdict: wrong
        use: graded
        settled_by: [label, review]
        finding: Small steps are advised [@asam-2025].
        matters: A body adapts slowly.
  - label: Paragraph 2
    about: What it does
    claims:
      - number: 3
        claim: It cures *all* fears.
        verdict: misleading
        use: discuss
        settled_by: [review]
        finding: It relieves some [@asam-2025]{.known}.
        matters: Relief is no cure.
"""


def spoiled(old, new):
    """Return the claims' file in which `old` is now `new`, once."""
    assert old in CLAIMS, f"claims.yaml does not hold {old}"
    return {"claims.yaml": CLAIMS.replace(old, new, 1)}


class ArticleFactory(factory.django.DjangoModelFactory):
    """A text of two paragraphs."""

    class Meta:
        model = Article

    course = factory.SubFactory(CourseFactory)
    title = "A web page"
    about = "A page that names no source."
    evidence = [
        {"id": "label", "text": "The label"},
        {"id": "review", "text": "A review"},
        {"id": "survey", "text": "A survey"},
    ]
    paragraphs = [
        {"label": "Paragraph 1", "about": "What it is"},
        {"label": "Paragraph 2", "about": "What it does"},
    ]
    method = {
        "title": "How to read a page",
        "lead": "Two questions.",
        "questions": [{"ask": "What is claimed?", "look": "Write it down."}],
    }


class ClaimFactory(factory.django.DjangoModelFactory):
    """A claim that is wrong."""

    class Meta:
        model = Claim

    course = factory.SubFactory(CourseFactory)
    number = factory.Sequence(lambda n: n + 1)
    position = factory.SelfAttribute("number")
    paragraph = 0
    text_html = factory.LazyAttribute(lambda claim: f"It says {claim.number}.")
    verdict = Verdict.WRONG
    use = Claim.Use.PRACTICE
    settled_by = ["review"]
    finding_html = "A review found nothing of the kind."
    matters_html = "Somebody could be harmed."
    sources = [
        {
            "number": 1,
            "key": "review-2012",
            "statuses": ["confirmed"],
            "html": "Reviewers. A review of everything.",
        }
    ]


class ClaimJudgmentFactory(factory.django.DjangoModelFactory):
    """A judgment that the course shares."""

    class Meta:
        model = ClaimJudgment

    enrolment = factory.SubFactory(EnrolmentFactory)
    claim = factory.SubFactory(
        ClaimFactory, course=factory.SelfAttribute("..enrolment.cohort.course")
    )
    verdict = factory.SelfAttribute("claim.verdict")
    evidence = ["review"]
    judged_at = NINE_O_CLOCK
