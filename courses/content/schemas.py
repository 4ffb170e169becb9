"""The form of a course package's files, as their authors write them.

Field descriptions serve twice: editors show them, and a fault quotes them.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic import WithJsonSchema as JsonSchema

from courses.content.patterns import (
    ADDRESS,
    AMOUNT,
    CODE,
    COUNT,
    DATE,
    DOI,
    LANGUAGE,
    SLUG,
)

BLOOM = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]
CLIENT_NEED = Literal[
    "management-of-care",
    "safety-and-infection-prevention",
    "health-promotion-and-maintenance",
    "psychosocial-integrity",
    "basic-care-and-comfort",
    "pharmacological-and-parenteral-therapies",
    "reduction-of-risk-potential",
    "physiological-adaptation",
]
NAPLEX = Literal[
    "foundational-knowledge",
    "medication-use-process",
    "person-centered-assessment-and-treatment-planning",
    "professional-practice",
    "management-and-leadership",
]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
Code = Annotated[str, StringConstraints(pattern=CODE, max_length=40)]

# An editor sees a bare 9 as a number and a quoted one as text; both are right here.
Whole = Annotated[
    int,
    JsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": COUNT}]}),
]

Amount = Annotated[
    str,
    StringConstraints(pattern=AMOUNT),
    JsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": AMOUNT}]}),
]


def _without_repeats(values: list[str]) -> list[str]:
    """Refuse a list that names something twice.

    Raises:
        ValueError: as pydantic asks of a validator.
    """
    for value in values:
        if values.count(value) > 1:
            message = f"`{value}` is listed twice; keep one"
            raise ValueError(message)
    return values


Once = AfterValidator(_without_repeats)


class Form(BaseModel):
    """A part of a file that may hold the keys named here and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ReviewForm(Form):
    """Whether a clinician has signed the course off."""

    status: Literal["unreviewed", "reviewed"] = Field(
        description="unreviewed, or reviewed once a clinician signed it off"
    )
    role: Text | None = Field(None, description="the reviewer's profession")
    date: Annotated[str, StringConstraints(pattern=DATE)] | None = Field(
        None, description="the day of the review"
    )


class ObjectiveForm(Form):
    """What a learner can do afterwards."""

    code: Code = Field(description="the name that lessons and items use for it")
    text: Annotated[Text, StringConstraints(max_length=300)] = Field(
        description="what the learner can do, starting with a verb"
    )
    bloom: BLOOM = Field(description="the level in Bloom's taxonomy")
    client_need: CLIENT_NEED = Field(description="the NCLEX category of client needs")
    naplex: NAPLEX = Field(description="the NAPLEX domain")


class UnitForm(Form):
    """Lessons that belong together, and the quizzes on them."""

    slug: Slug = Field(description="its part of an address")
    title: Annotated[Text, StringConstraints(max_length=200)] = Field(
        description="its name, in sentence case"
    )
    lessons: Annotated[list[Slug], Field(min_length=1), Once] = Field(
        description="the names of files in lessons/, without .md, in reading order"
    )
    quizzes: Annotated[list[Slug], Once] = Field(
        default_factory=list, description="the names of files in quizzes/, less .yaml"
    )


class CourseForm(Form):
    """The file course.yaml."""

    slug: Slug = Field(description="the course's part of an address")
    title: Annotated[Text, StringConstraints(max_length=200)] = Field(
        description="the course's name"
    )
    edition: Annotated[Text, StringConstraints(max_length=20)] = Field(
        description='the edition, such as "2026.1"'
    )
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)] = Field(
        description="the language that it is written in, such as en-US"
    )
    summary: Text = Field(description="two or three sentences for the catalogue")
    review: ReviewForm = Field(description="whether a clinician has signed it off")
    objectives: Annotated[list[ObjectiveForm], Field(min_length=1)] = Field(
        description="what a learner can do afterwards"
    )
    units: Annotated[list[UnitForm], Field(min_length=1)] = Field(
        description="the parts of the course, in order"
    )


class ReferenceForm(Form):
    """A source that lessons and items cite by its key."""

    title: Annotated[Text, StringConstraints(max_length=300)] = Field(
        description="what it is called"
    )
    organization: Annotated[Text, StringConstraints(max_length=200)] = Field(
        description="who answers for it"
    )
    year: Annotated[Text, StringConstraints(max_length=20)] | None = Field(
        None, description="the year it was published, or current for a label in force"
    )
    container: Annotated[Text, StringConstraints(max_length=200)] | None = Field(
        None, description="the journal or book that it is part of"
    )
    section: Annotated[Text, StringConstraints(max_length=200)] | None = Field(
        None, description="the section that is meant"
    )
    doi: Annotated[str, StringConstraints(pattern=DOI, max_length=120)] | None = Field(
        None, description="its DOI, without https://doi.org/"
    )
    address: (
        Annotated[str, StringConstraints(pattern=ADDRESS, max_length=400)] | None
    ) = Field(None, description="where it can be read, starting with https://")


class TermForm(Form):
    """What a glossary word means."""

    meaning: Text = Field(description="one or two plain sentences, in Markdown")
    also: Annotated[list[Text], Once] = Field(
        default_factory=list, description="other spellings that a lesson may link"
    )
    cite: Text | None = Field(None, description='the source, such as "[@some-key]"')


class LessonForm(Form):
    """What stands between the --- lines at the head of a lesson."""

    title: Annotated[Text, StringConstraints(max_length=200)] = Field(
        description="the lesson's name, in sentence case"
    )
    minutes: Annotated[Whole, Field(ge=3, le=30)] = Field(
        description="the minutes it takes to read, from 3 to 30"
    )
    objectives: Annotated[list[Code], Field(min_length=1), Once] = Field(
        description="the codes of the objectives it serves"
    )
    question: Text = Field(
        description="the patient or the question that the lesson opens with"
    )


class FigureForm(Form):
    """What stands inside a figure directive."""

    caption: Text = Field(description="what the figure shows, with its source")
    alt: Text = Field(description="the figure in words, for those who can't see it")
    title: Text | None = Field(None, description="the finding, as a sentence")
    numbers: Text | None = Field(
        None, description="its data: a line for each row, cells parted by |"
    )
    data: Slug | None = Field(
        None, description="the measure in drugs.yaml that its numbers are, or uses"
    )
