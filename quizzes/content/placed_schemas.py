"""The form of items whose answers are placed: slots, orders and regions."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from courses.content.schemas import Amount, Form, Once, Text, Whole
from quizzes.content.item_schemas import (
    ElementId,
    ExplainedForm,
    ItemForm,
    OptionForm,
)

Wing = Annotated[list[OptionForm], Field(min_length=4, max_length=6)]


class BowTieForm(ItemForm):
    """Two actions, one condition and two parameters."""

    kind: Literal["bow-tie"]
    actions: Wing = Field(description="actions to take, of which two are right")
    conditions: Annotated[list[OptionForm], Field(min_length=3, max_length=5)] = Field(
        description="conditions, of which one is right"
    )
    parameters: Wing = Field(description="what to monitor, of which two are right")

    @field_validator("conditions")
    @classmethod
    def _has_one_key(cls, conditions: list[OptionForm]) -> list[OptionForm]:
        right = [option.id for option in conditions if option.correct]
        if len(right) != 1:
            named = ", ".join(right) or "none"
            message = f'correct: "yes" stands at {named}; mark one condition'
            raise ValueError(message)
        return conditions


class StepForm(ExplainedForm):
    """A step, and why it has its place."""

    id: ElementId = Field(description="a short id that never changes")
    text: Text = Field(description="what the student reads")


class OrderScoringForm(Form):
    """How an order is scored."""

    rule: Literal["exact", "lcs"] = Field(
        description="exact, or lcs for a point for each step of the longest right run"
    )


class OrderedResponseForm(ItemForm):
    """Steps to put in order."""

    kind: Literal["ordered-response"]
    options: Annotated[list[StepForm], Field(min_length=3, max_length=8)] = Field(
        description="the steps, in another order than the right one"
    )
    order: Annotated[list[ElementId], Once] = Field(
        description="the ids of the steps, first to last"
    )
    scoring: OrderScoringForm | None = Field(None, description="the scoring rule")


class ImageForm(Form):
    """An image of ours, and what it shows in words."""

    name: Text = Field(description="its path under static, such as img/receptor.svg")
    alt: Text = Field(description="what it shows, for who can't see it")
    width: Annotated[Whole, Field(ge=1)] = Field(description="in pixels")
    height: Annotated[Whole, Field(ge=1)] = Field(description="in pixels")


class RegionForm(OptionForm):
    """A region of an image: its name and its outline."""

    points: Annotated[list[tuple[Amount, Amount]], Field(min_length=3)] = Field(
        description="its corners in turn, as shares of the width and the height"
    )


class HotSpotForm(ItemForm):
    """Regions to find on an image."""

    kind: Literal["hot-spot"]
    image: ImageForm = Field(description="the image")
    regions: Annotated[list[RegionForm], Field(min_length=3, max_length=12)] = Field(
        description="its regions, each with its name"
    )
    n: Annotated[Whole, Field(ge=2)] | None = Field(
        None, description="how many to choose, where it is not one"
    )
