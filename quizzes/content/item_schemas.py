"""What the forms of all items share: their own keys, options and explanations."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, field_validator

from courses.content.patterns import ELEMENT, PASSAGE
from courses.content.schemas import BLOOM, Code, Form, Once, Slug, Text
from quizzes.lint import RULES

LEAST_RATIONALE = 15  # words; a shorter one rarely teaches
LEAST_WHY = 4
LEAST_REASON = 3

ElementId = Annotated[str, StringConstraints(pattern=ELEMENT)]
Yes = Literal["yes"]
STEP = Literal[
    "recognize-cues",
    "analyze-cues",
    "prioritize-hypotheses",
    "generate-solutions",
    "take-action",
    "evaluate-outcomes",
]


def teaches(text: str, least: int) -> str:
    """Refuse an explanation too short to teach.

    Raises:
        ValueError: as pydantic asks of a validator.
    """
    if len(text.split()) < least:
        message = f"{len(text.split())} words are too few; write at least {least}"
        raise ValueError(message)
    return text


def _answer_rules(reasons: dict[str, str]) -> dict[str, str]:
    """Refuse a reason against no rule, and one that is none.

    Raises:
        ValueError: as pydantic asks of a validator.
    """
    for rule, reason in reasons.items():
        if rule not in RULES:
            known = f"{min(RULES)} to {max(RULES)}"
            message = f"there is no rule {rule}; write one of {known}"
            raise ValueError(message)
        teaches(reason, LEAST_REASON)
    return reasons


# Why a warning of the lint does not hold; one line.
Reasons = Annotated[
    dict[str, Annotated[Text, StringConstraints(max_length=200)]],
    AfterValidator(_answer_rules),
]


class ExplainedForm(Form):
    """Something to choose, and why it is right or wrong."""

    why: Text = Field(
        description="why it is right, or what is wrong with it and true instead"
    )

    @field_validator("why")
    @classmethod
    def _why_teaches(cls, text: str) -> str:
        return teaches(text, LEAST_WHY)


class OptionForm(ExplainedForm):
    """One of an item's options."""

    id: ElementId = Field(description="a short id that never changes")
    text: Text = Field(description="what the student reads")
    correct: Yes | None = Field(None, description='"yes" where it is right')


class ColumnForm(Form):
    """A column of a matrix."""

    id: ElementId = Field(description="a short id that never changes")
    text: Text = Field(description="what the student reads")


class ItemForm(Form):
    """What every item has."""

    code: Slug = Field(description="the name that lessons and quizzes use for it")
    use: Literal["check", "pool"] = Field(
        "pool", description="check for a lesson's own question, pool for quizzes"
    )
    objectives: Annotated[list[Code], Field(min_length=1, max_length=2), Once] = Field(
        description="the codes of one or two objectives"
    )
    bloom: BLOOM = Field(description="the level in Bloom's taxonomy")
    tags: Annotated[list[Slug], Once] = Field(
        default_factory=list, description="the tags that quizzes draw by"
    )
    step: STEP | None = Field(None, description="the step of clinical judgment")
    cues: Annotated[list[ElementId], Once] = Field(
        default_factory=list,
        description="in a case, the ids of the chart's lines that matter for it",
    )
    stem: Text = Field(description="the question, in Markdown")
    shuffle: Literal["no"] | None = Field(
        None, description='"no" where the order of the choices has a meaning'
    )
    rationale: Text = Field(description="what to learn from it, with its sources")
    reread: Annotated[str, StringConstraints(pattern=PASSAGE)] = Field(
        description="the passage to read again, as lesson#section"
    )

    lint: Reasons = Field(
        default_factory=dict, description="why a warning does not hold here, by rule"
    )

    @field_validator("rationale")
    @classmethod
    def _rationale_teaches(cls, text: str) -> str:
        return teaches(text, LEAST_RATIONALE)
