"""The form of quizzes, as their authors write them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from courses.content.patterns import MINUTES
from courses.content.schemas import Amount, Code, Form, Once, Slug, Text, Whole
from quizzes.content.item_schemas import Reasons


class PoolForm(Form):
    """Which items a slot draws from: with every tag, on any of the objectives.

    What a later test asks can be held out of it.
    """

    tags: Annotated[list[Slug], Field(min_length=1), Once] = Field(
        description="tags that an item must all have"
    )
    objectives: Annotated[list[Code], Once] = Field(
        default_factory=list, description="objectives of which it serves one"
    )
    without: Annotated[list[Slug], Once] = Field(
        default_factory=list, description="tags of which an item has none"
    )


class SlotForm(Form):
    """A place in a quiz."""

    item: Slug | None = Field(None, description="the code of one item")
    case: Slug | None = Field(None, description="the code of one case or trend")
    draw: Annotated[Whole, Field(ge=1, le=100)] | None = Field(
        None, description="how many items to draw"
    )
    pool: PoolForm | None = Field(None, alias="from", description="what to draw from")
    weight: Amount | None = Field(None, description="how much each item counts, or 1")


class DefaultsForm(Form):
    """What holds unless an instructor says otherwise."""

    time_limit: Annotated[str, StringConstraints(pattern=MINUTES)] | None = Field(
        None, description="the time for one attempt, such as 30 min"
    )
    attempts: Annotated[Whole, Field(ge=1, le=100)] | None = Field(
        None, description="how many attempts; without it there is no limit"
    )
    behavior: Literal["deferred"] = Field(
        "deferred", description="when answers are marked"
    )
    counts: Literal["best", "last", "first"] = Field(
        "best", description="which attempt counts"
    )
    review: Literal["after-submit", "after-close"] = Field(
        "after-submit", description="when answers and reasons are shown"
    )


class QuizForm(Form):
    """A file of quizzes/."""

    slug: Slug = Field(description="its part of an address, as in the file's name")
    title: Annotated[Text, StringConstraints(max_length=200)] = Field(
        description="its name"
    )
    purpose: Literal["practice", "graded", "exam"] = Field(description="what it is for")
    pass_mark: Amount = Field("70", description="the percentage that passes")
    slots: Annotated[list[SlotForm], Field(min_length=1)] = Field(
        description="its places, in order"
    )
    defaults: DefaultsForm = Field(
        default_factory=DefaultsForm, description="what holds for every cohort"
    )
    lint: Reasons = Field(
        default_factory=dict, description="why a warning does not hold here, by rule"
    )
