"""The form of items whose choices stand in groups or in a table."""

from typing import Annotated, Literal

from pydantic import Field

from courses.content.schemas import Form, Once, Text
from quizzes.content.item_schemas import (
    ColumnForm,
    ElementId,
    ExplainedForm,
    ItemForm,
    OptionForm,
)


class GroupScoringForm(Form):
    """How gains and losses are scored."""

    rule: Literal["plus-minus"] = Field(description="plus-minus")
    floor: Literal["group", "item"] | None = Field(
        None, description="where a loss stops: each group or column, or the item"
    )


class GroupForm(Form):
    """A group of options, such as a body system."""

    id: ElementId = Field(description="a short id that never changes")
    text: Text = Field(description="what the student reads")
    options: Annotated[list[OptionForm], Field(min_length=2, max_length=4)] = Field(
        description="what to choose from in it"
    )


class GroupingForm(ItemForm):
    """Right answers in each of several groups."""

    kind: Literal["grouping"]
    groups: Annotated[list[GroupForm], Field(min_length=2, max_length=5)] = Field(
        description="the groups, with an option right in each"
    )
    scoring: GroupScoringForm | None = Field(None, description="the scoring rule")


class CellsRowForm(ExplainedForm):
    """A row of a table, and the columns that are right for it."""

    id: ElementId = Field(description="a short id that never changes")
    text: Text = Field(description="what the student reads")
    correct: Annotated[list[ElementId], Once] = Field(
        description="the ids of the columns that are right, [] where none is"
    )


class MatrixResponseForm(ItemForm):
    """Any number of columns for each row."""

    kind: Literal["matrix-multiple-response"]
    columns: Annotated[list[ColumnForm], Field(min_length=2, max_length=10)] = Field(
        description="what each row may belong to"
    )
    rows: Annotated[list[CellsRowForm], Field(min_length=2, max_length=10)] = Field(
        description="what is sorted"
    )
    scoring: GroupScoringForm | None = Field(None, description="the scoring rule")
