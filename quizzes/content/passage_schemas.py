"""The form of items that are answered inside a text or a table."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from courses.content.schemas import Form, Once, Text
from quizzes.content.item_schemas import (
    LEAST_WHY,
    ElementId,
    ExplainedForm,
    ItemForm,
    OptionForm,
    teaches,
)


class TableForm(Form):
    """A table with marks in its cells."""

    columns: Annotated[list[Text], Field(min_length=1, max_length=6)] = Field(
        description="the heads of the columns"
    )
    rows: Annotated[list[list[Text]], Field(min_length=1, max_length=12)] = Field(
        description="the rows, each as the list of its cells"
    )


class PassageForm(ItemForm):
    """A text or a table with marks."""

    passage: Text | None = Field(None, description="the text, in paragraphs")
    table: TableForm | None = Field(None, description="the table, in place of a text")


class BlankForm(Form):
    """One blank, which stands in the text as its id in braces."""

    id: ElementId = Field(description="its id, in the text as {id}")
    choices: Annotated[list[OptionForm], Field(max_length=5)] = Field(
        default_factory=list,
        description="what to choose from; without it, the tokens",
    )
    correct: ElementId | None = Field(
        None, description="the id of the token that is right, where there are tokens"
    )

    @field_validator("choices")
    @classmethod
    def _has_one_key(cls, choices: list[OptionForm]) -> list[OptionForm]:
        right = [choice.id for choice in choices if choice.correct]
        if choices and len(right) != 1:
            named = ", ".join(right) or "none"
            message = f'correct: "yes" stands at {named}; mark one choice'
            raise ValueError(message)
        return choices


class TokenForm(ExplainedForm):
    """One thing that may fill any of the blanks."""

    id: ElementId = Field(description="a short id that never changes")
    text: Text = Field(description="what the student reads")


class BlanksForm(PassageForm):
    """A text or a table with blanks."""

    blanks: Annotated[list[BlankForm], Field(min_length=1, max_length=5)] = Field(
        description="the blanks in the order they are read"
    )
    tokens: list[TokenForm] = Field(
        default_factory=list, description="what fills blanks without own choices"
    )
    interchangeable: list[Annotated[list[ElementId], Once]] = Field(
        default_factory=list, description="lists of blanks that may change places"
    )


class ClozeForm(BlanksForm):
    """Blanks to fill, each for its own point."""

    kind: Literal["cloze"]
    presentation: Literal["drop-down", "table", "drag"] = Field(
        description="drop-down in a text, table, or drag from a bank of tokens"
    )


class RationaleForm(BlanksForm):
    """A cause and its one or two effects."""

    kind: Literal["rationale"]
    presentation: Literal["drop-down", "drag"] = Field(
        description="drop-down, or drag from a bank of tokens"
    )
    cause: ElementId = Field(description="the id of the blank that holds the cause")


class HighlightForm(PassageForm):
    """Parts of a text or a table, of which those that matter are chosen."""

    kind: Literal["highlight"]
    correct: Annotated[list[ElementId], Field(min_length=1), Once] = Field(
        description="the ids of the parts that matter"
    )
    why: dict[ElementId, Text] = Field(
        description="for each part, why it matters or does not"
    )

    @field_validator("why")
    @classmethod
    def _why_teaches(cls, texts: dict[str, str]) -> dict[str, str]:
        for text in texts.values():
            teaches(text, LEAST_WHY)
        return texts
