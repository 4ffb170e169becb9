"""The form of claims.yaml: one text about a course's subject, claim by claim."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from courses.content.patterns import ELEMENT
from courses.content.schemas import Form, Once, Text, Whole

Title = Annotated[Text, StringConstraints(max_length=200)]
Element = Annotated[str, StringConstraints(pattern=ELEMENT)]

VERDICT = Literal[
    "supported", "oversimplified", "outdated-or-unsourced", "misleading", "wrong"
]
USE = Literal["graded", "practice", "discuss"]


class EvidenceForm(Form):
    """A kind of evidence that a reader can look for."""

    id: Element = Field(description="a short name for it")
    text: Title = Field(description="the kind, as a reader chooses it")


class QuestionForm(Form):
    """One question of the method."""

    ask: Title = Field(description="the question, ending in a question mark")
    look: Text = Field(description="what to do to answer it")


class MethodForm(Form):
    """How to appraise a claim, on one page."""

    title: Title = Field(description="what the page is called")
    lead: Text = Field(description="one or two sentences above the questions")
    questions: Annotated[list[QuestionForm], Field(min_length=1, max_length=7)] = Field(
        description="at most seven questions, in order"
    )


class ClaimForm(Form):
    """One claim with what the evidence says of it."""

    number: Annotated[Whole, Field(ge=1, le=999)] = Field(
        description="its number, which stays its own in every edition"
    )
    claim: Annotated[Text, StringConstraints(max_length=300)] = Field(
        description="the claim in your own words"
    )
    verdict: VERDICT = Field(description="what the evidence makes of it")
    use: USE = Field(
        description="graded where two sources settle it, practice, or discuss where "
        "it is close to a second verdict"
    )
    settled_by: Annotated[list[Element], Field(min_length=1), Once] = Field(
        description="the kinds of evidence that would settle it"
    )
    finding: Text = Field(description="what the evidence says, with its sources")
    matters: Text = Field(description="why it matters to a patient")


class ParagraphForm(Form):
    """A part of the text, in its order."""

    label: Title = Field(description="which part it is, such as Paragraph 3")
    about: Title = Field(description="what it is about, in your own words")
    claims: Annotated[list[ClaimForm], Field(min_length=1)] = Field(
        description="what it claims, in order"
    )


class ClaimsForm(Form):
    """The file claims.yaml."""

    title: Title = Field(description="what the text is called here")
    about: Text = Field(description="what kind of text it is")
    evidence: Annotated[list[EvidenceForm], Field(min_length=2)] = Field(
        description="the kinds of evidence there are to choose from"
    )
    method: MethodForm = Field(description="how to appraise a claim")
    paragraphs: Annotated[list[ParagraphForm], Field(min_length=1)] = Field(
        description="the parts of the text, in order"
    )
