"""The form of items, as their authors write them."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, RootModel, field_validator

from courses.content.schemas import Form, Text, Whole
from quizzes.content.group_schemas import GroupingForm, MatrixResponseForm
from quizzes.content.item_schemas import (
    ColumnForm,
    ElementId,
    ExplainedForm,
    ItemForm,
    OptionForm,
)
from quizzes.content.passage_schemas import ClozeForm, HighlightForm, RationaleForm
from quizzes.content.placed_schemas import (
    BowTieForm,
    HotSpotForm,
    OrderedResponseForm,
)
from quizzes.content.typed_schemas import NumericForm, ShortAnswerForm


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


AnyItemForm: TypeAlias = (
    MultipleChoiceForm
    | MultipleResponseForm
    | GroupingForm
    | MatrixForm
    | MatrixResponseForm
    | ClozeForm
    | RationaleForm
    | HighlightForm
    | BowTieForm
    | OrderedResponseForm
    | HotSpotForm
    | NumericForm
    | ShortAnswerForm
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
    "bow-tie": BowTieForm,
    "ordered-response": OrderedResponseForm,
    "hot-spot": HotSpotForm,
    "numeric": NumericForm,
    "short-answer": ShortAnswerForm,
}


class ItemsForm(RootModel[list[Annotated[AnyItemForm, Field(discriminator="kind")]]]):
    """A file of items; for editors, which check a whole file at once."""
