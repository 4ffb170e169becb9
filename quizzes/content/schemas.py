"""The form of items, as their authors write them."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, RootModel, field_validator

from courses.content.schemas import Amount, Form, Text, Whole
from quizzes.content.group_schemas import GroupingForm, MatrixResponseForm
from quizzes.content.item_schemas import (
    ColumnForm,
    ElementId,
    ExplainedForm,
    ItemForm,
    OptionForm,
)
from quizzes.content.passage_schemas import ClozeForm, HighlightForm, RationaleForm


class RowForm(ExplainedForm):
    """A row of a matrix."""

    id: ElementId = Field(description="a short id that never changes")
    text: Text = Field(description="what the student reads")
    correct: ElementId = Field(description="the id of the column that is right")


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
    MultipleChoiceForm
    | MultipleResponseForm
    | GroupingForm
    | MatrixForm
    | MatrixResponseForm
    | ClozeForm
    | RationaleForm
    | HighlightForm
    | NumericForm
)

# By the names in the registry of kinds.
FORMS: dict[str, type[ItemForm]] = {
    "multiple-choice": MultipleChoiceForm,
    "multiple-response": MultipleResponseForm,
    "grouping": GroupingForm,
    "matrix-multiple-choice": MatrixForm,
    "matrix-multiple-response": MatrixResponseForm,
    "cloze": ClozeForm,
    "rationale": RationaleForm,
    "highlight": HighlightForm,
    "numeric": NumericForm,
}


class ItemsForm(RootModel[list[Annotated[AnyItemForm, Field(discriminator="kind")]]]):
    """A file of items; for editors, which check a whole file at once."""
