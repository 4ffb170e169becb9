"""The form of items whose answers are typed: amounts and names."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from pydantic import WithJsonSchema as JsonSchema

from courses.content.schemas import Amount, Form, Once, Text, Whole
from quizzes.content.item_schemas import ExplainedForm, ItemForm

# An amount, or arithmetic over the parameters, such as dose * 0.9.
Worked = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    JsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "maxLength": 200}]}),
]
ParameterName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]


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

    value: Worked = Field(description="the wrong amount, in the item's unit")


class ParameterForm(Form):
    """An amount that each attempt draws for itself."""

    low: Amount = Field(alias="from", description="the least")
    high: Amount = Field(alias="to", description="the most")
    step: Amount = Field(description="from one value to the next")


class NumericForm(ItemForm):
    """An amount to work out."""

    kind: Literal["numeric"]
    parameters: dict[ParameterName, ParameterForm] = Field(
        default_factory=dict,
        description="amounts that differ by attempt; texts show them as {name}",
    )
    unit: Text = Field(description="the unit of the answer")
    unit_policy: Literal["shown", "choose"] = Field(
        description="shown beside the box, or choose among accept_units"
    )
    accept_units: dict[str, Amount] = Field(
        default_factory=dict,
        description="how many of the unit one of each other unit is",
    )
    round_to: RoundForm | None = Field(None, description="how to round")
    answer: Worked = Field(
        description="the right amount, or how the parameters lead to it"
    )
    tolerance: ToleranceForm = Field(description="how far from it is still right")
    slips: list[SlipForm] = Field(
        default_factory=list, description="wrong amounts with a known cause"
    )


class ShortAnswerForm(ItemForm):
    """A name to type."""

    kind: Literal["short-answer"]
    answer: Text = Field(description="the best name")
    aliases: Annotated[list[Text], Once] = Field(
        default_factory=list, description="other names that are right"
    )
    look_alikes: Annotated[list[Text], Once] = Field(
        default_factory=list,
        description="names of something else, never taken for a misspelling",
    )
