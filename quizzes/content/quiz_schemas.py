"""The form of quizzes, as their authors write them."""

from typing import Annotated, Any, Literal

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from courses.content.faults import did_you_mean
from courses.content.patterns import MINUTES
from courses.content.schemas import Amount, Code, Form, Once, Slug, Text, Whole
from quizzes.content.item_schemas import Reasons, Yes

# Words that stand for all parts of a result at once.
PRESETS = ("after-submit", "after-close")
When = Literal["during", "after-submit", "after-close", "never"]


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


class ReviewForm(Form):
    """From when on each part of a result is shown; one word says it of all."""

    mark: When = Field(description="when totals and points are shown")
    correctness: When = Field(description="when it is told which choices were right")
    key: When = Field(description="when the right answers are shown")
    rationale: When = Field(description="when the explanations are shown")

    @model_validator(mode="before")
    @classmethod
    def _say_it_of_all(cls, value: object) -> object:
        """Read one word as said of every part."""
        if not isinstance(value, str):
            return value
        if value not in PRESETS:
            message = f"“{value}” is no word for all parts; "
            raise ValueError(message + did_you_mean(value, PRESETS))
        return dict.fromkeys(cls.model_fields, value)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return that it is one word, or a word for each part."""
        parts: dict[str, Any] = handler(core_schema)
        word = {"enum": list(PRESETS), "type": "string"}
        return {"anyOf": [word, parts], "title": cls.__name__}

    @property
    def shows(self) -> dict[str, str]:
        """Return it by the columns of a quiz."""
        return {f"shows_{part}": when for part, when in self.model_dump().items()}


class DefaultsForm(Form):
    """What holds unless an instructor says otherwise."""

    time_limit: Annotated[str, StringConstraints(pattern=MINUTES)] | None = Field(
        None, description="the time for one attempt, such as 30 min"
    )
    attempts: Annotated[Whole, Field(ge=1, le=100)] | None = Field(
        None, description="how many attempts; without it there is no limit"
    )
    behavior: Literal["deferred", "immediate", "interactive", "practice"] = Field(
        "deferred", description="when answers are marked"
    )
    tries: Annotated[Whole, Field(ge=1, le=10)] = Field(
        1, description="how often an interactive question may be tried"
    )
    penalty: Amount = Field(
        "0", description="the percentage that each further try takes off"
    )
    certainty: Yes | None = Field(
        None, description='"yes" where students say how sure they are'
    )
    one_way: Yes | None = Field(
        None, description='"yes" where questions close behind the student'
    )
    counts: Literal["best", "last", "first"] = Field(
        "best", description="which attempt counts"
    )
    review: ReviewForm = Field(
        default_factory=lambda: ReviewForm.model_validate("after-submit"),
        description="when the parts of a result are shown",
    )
    reveals_solved: Yes | None = Field(
        None, description='"yes" where a right answer is explained at once'
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
