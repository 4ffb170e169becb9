"""The form of items, as their authors write them."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, RootModel, StringConstraints, field_validator

from courses.content.patterns import ELEMENT, PASSAGE
from courses.content.schemas import (
    BLOOM,
    Amount,
    Code,
    Form,
    Once,
    Slug,
    Text,
    Whole,
)

LEAST_RATIONALE = 15  # words; a shorter one rarely teaches
LEAST_WHY = 4

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


def _teaches(text: str, least: int) -> str:
    """Refuse an explanation too short to teach.

    Raises:
        ValueError: as pydantic asks of a validator.
    """
    if len(text.split()) < least:
        message = f"{len(text.split())} words are too few; write at least {least}"
        raise ValueError(message)
    return text


class ExplainedForm(Form):
    """Something to choose, and why it is right or wrong."""

    why: Text = Field(
        description="why it is right, or what is wrong with it and true instead"
    )

    @field_validator("why")
    @classmethod
    def _why_teaches(cls, text: str) -> str:
        return _teaches(text, LEAST_WHY)


class OptionForm(ExplainedForm):
    """One of an item's options."""

    id: ElementId = Field(description="a short id that never changes")
    text: Text = Field(description="what the student reads")
    correct: Yes | None = Field(None, description='"yes" where it is right')


class ColumnForm(Form):
    """A column of a matrix."""

    id: ElementId = Field(description="a short id that never changes")
    text: Text = Field(description="what the student reads")


class RowForm(ExplainedForm):
    """A row of a matrix."""

    id: ElementId = Field(description="a short id that never changes")
    text: Text = Field(description="what the student reads")
    correct: ElementId = Field(description="the id of the column that is right")


class ItemForm(Form):
    """What every item has."""

    code: Slug = Field(description="the name that lessons and quizzes use for it")
    use: Literal["check", "pool"] = Field(
        description="check for a lesson's own question, pool for quizzes"
    )
    objectives: Annotated[list[Code], Field(min_length=1, max_length=2), Once] = Field(
        description="the codes of one or two objectives"
    )
    bloom: BLOOM = Field(description="the level in Bloom's taxonomy")
    tags: Annotated[list[Slug], Once] = Field(
        default_factory=list, description="the tags that quizzes draw by"
    )
    step: STEP | None = Field(None, description="the step of clinical judgment")
    stem: Text = Field(description="the question, in Markdown")
    shuffle: Literal["no"] | None = Field(
        None, description='"no" where the order of the choices has a meaning'
    )
    rationale: Text = Field(description="what to learn from it, with its sources")
    reread: Annotated[str, StringConstraints(pattern=PASSAGE)] = Field(
        description="the passage to read again, as lesson#section"
    )

    @field_validator("rationale")
    @classmethod
    def _rationale_teaches(cls, text: str) -> str:
        return _teaches(text, LEAST_RATIONALE)


class MultipleChoiceForm(ItemForm):
    """One best answer."""

    kind: Literal["multiple-choice"]
    options: Annotated[list[OptionForm], Field(min_length=3, max_length=6)] = Field(
        description="what to choose from"
    )

    @field_validator("options")
    @classmethod
    def _has_one_key(cls, options: list[OptionForm]) -> list[OptionForm]:
        right = [option.id for option in options if option.correct]
        if len(right) != 1:
            named = ", ".join(right) or "none"
            message = f'correct: "yes" stands at {named}; mark one option'
            raise ValueError(message)
        return options


class ResponseScoringForm(Form):
    """How several right answers are scored."""

    rule: Literal["plus-minus", "zero-one", "exact"] = Field(
        description="plus-minus, zero-one for select N, or exact for all or nothing"
    )
    floor: Literal["item"] | None = Field(None, description="where a loss stops")


class MultipleResponseForm(ItemForm):
    """Several right answers."""

    kind: Literal["multiple-response"]
    options: Annotated[list[OptionForm], Field(min_length=5, max_length=10)] = Field(
        description="what to choose from"
    )
    n: Annotated[Whole, Field(ge=2)] | None = Field(
        None, description="how many to select, where students are told"
    )
    scoring: ResponseScoringForm | None = Field(None, description="the scoring rule")

    @field_validator("options")
    @classmethod
    def _has_a_key(cls, options: list[OptionForm]) -> list[OptionForm]:
        if not any(option.correct for option in options):
            message = 'no option is right; add correct: "yes" to those that are'
            raise ValueError(message)
        return options


class MatrixForm(ItemForm):
    """One column for each row."""

    kind: Literal["matrix-multiple-choice"]
    columns: Annotated[list[ColumnForm], Field(min_length=2, max_length=3)] = Field(
        description="what each row is sorted into"
    )
    rows: Annotated[list[RowForm], Field(min_length=4, max_length=10)] = Field(
        description="what is sorted"
    )


class RoundForm(Form):
    """How an amount is to be rounded; the player writes the instruction."""

    places: Annotated[Whole, Field(ge=0, le=6)] = Field(
        description="digits after the decimal point"
    )
    mode: Literal["half-up"] = Field(description="half-up")


class ToleranceForm(Form):
    """How far from the answer an amount may be."""

    mode: Literal["abs", "rel", "range", "round", "round-at-least"] = Field(
        description="abs, rel (a share), range (low to high), round or round-at-least"
    )
    amount: Amount | None = Field(None, description="how far, for abs and rel")
    low: Amount | None = Field(None, description="the least, for range")
    high: Amount | None = Field(None, description="the most, for range")


class SlipForm(ExplainedForm):
    """A wrong amount that has a known cause."""

    value: Amount = Field(description="the wrong amount, in the item's unit")


class NumericForm(ItemForm):
    """An amount to work out."""

    kind: Literal["numeric"]
    unit: Text = Field(description="the unit of the answer")
    unit_policy: Literal["shown", "choose"] = Field(
        description="shown beside the box, or choose among accept_units"
    )
    accept_units: dict[str, Amount] = Field(
        default_factory=dict,
        description="how many of the unit one of each other unit is",
    )
    round_to: RoundForm | None = Field(None, description="how to round")
    answer: Amount = Field(description="the right amount")
    tolerance: ToleranceForm = Field(description="how far from it is still right")
    slips: list[SlipForm] = Field(
        default_factory=list, description="wrong amounts with a known cause"
    )


AnyItemForm: TypeAlias = (
    MultipleChoiceForm | MultipleResponseForm | MatrixForm | NumericForm
)

# By the names in the registry of kinds.
FORMS: dict[str, type[ItemForm]] = {
    "multiple-choice": MultipleChoiceForm,
    "multiple-response": MultipleResponseForm,
    "matrix-multiple-choice": MatrixForm,
    "numeric": NumericForm,
}


class ItemsForm(RootModel[list[Annotated[AnyItemForm, Field(discriminator="kind")]]]):
    """A file of items; for editors, which check a whole file at once."""
