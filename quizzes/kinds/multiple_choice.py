"""One best answer among a few options."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from quizzes.kinds import rules
from quizzes.kinds.base import (
    Element,
    Frozen,
    Id,
    Kind,
    Option,
    Outcome,
    Problem,
    WholeItemScoring,
    gettext_noop,
    refuse_unknown_parts,
)
from quizzes.kinds.options import check_known, check_options, check_stem, read_choice
from quizzes.shuffle import in_keyed_order

LEAST_OPTIONS, MOST_OPTIONS = 3, 6


class MultipleChoiceContent(Frozen):
    """A stem and the options under it; `shuffle` is off where their order means."""

    stem: str
    options: tuple[Option, ...] = Field(min_length=1)
    shuffle: bool = True


class MultipleChoiceKey(Frozen):
    """The id of the one right option."""

    correct: Id


class MultipleChoiceScoring(WholeItemScoring):
    """One point or none."""

    rule: Literal["zero-one"] = "zero-one"


class MultipleChoiceResponse(Frozen):
    """The id of the chosen option, if any."""

    choice: str | None = None


class MultipleChoice(
    Kind[
        MultipleChoiceContent,
        MultipleChoiceKey,
        MultipleChoiceScoring,
        MultipleChoiceResponse,
    ]
):
    """Choose one option."""

    name: str = "multiple-choice"
    label: str = gettext_noop("Multiple choice")
    schema: int = 1
    Content: type[MultipleChoiceContent] = MultipleChoiceContent
    Key: type[MultipleChoiceKey] = MultipleChoiceKey
    Scoring: type[MultipleChoiceScoring] = MultipleChoiceScoring
    Response: type[MultipleChoiceResponse] = MultipleChoiceResponse

    def check(
        self,
        content: MultipleChoiceContent,
        key: MultipleChoiceKey,
        scoring: MultipleChoiceScoring,
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        return [
            *check_stem(content.stem),
            *check_options(
                content.options,
                where="content.options",
                least=LEAST_OPTIONS,
                most=MOST_OPTIONS,
            ),
            *check_known([key.correct], content.options, where="key.correct"),
        ]

    def parse(
        self, content: MultipleChoiceContent, raw: Mapping[str, object]
    ) -> MultipleChoiceResponse:
        """Read `{"choice": id}`."""
        refuse_unknown_parts(raw, known=("choice",))
        choice = read_choice(raw.get("choice"), content.options)
        return MultipleChoiceResponse(choice=choice)

    def empty(
        self,
        content: MultipleChoiceContent,
    ) -> MultipleChoiceResponse:
        """Return no choice."""
        return MultipleChoiceResponse()

    def is_empty(self, response: MultipleChoiceResponse) -> bool:
        """Tell whether nothing is chosen."""
        return response.choice is None

    def is_complete(
        self,
        content: MultipleChoiceContent,
        response: MultipleChoiceResponse,
    ) -> bool:
        """Tell whether an option is chosen."""
        return response.choice is not None

    def key_response(
        self,
        content: MultipleChoiceContent,
        key: MultipleChoiceKey,
    ) -> MultipleChoiceResponse:
        """Choose the right option."""
        return MultipleChoiceResponse(choice=key.correct)

    def score(
        self,
        content: MultipleChoiceContent,
        key: MultipleChoiceKey,
        scoring: MultipleChoiceScoring,
        response: MultipleChoiceResponse,
    ) -> Outcome:
        """Award the point for the right option.

        Source: NCSBN, Next Generation NCLEX scoring models, 0/1 scoring.
        """
        points = rules.exact(right=response.choice == key.correct)
        elements = tuple(
            Element(
                id=option.id,
                group="",
                selected=option.id == response.choice,
                keyed=option.id == key.correct,
                delta=int(option.id == response.choice == key.correct),
            )
            for option in content.options
        )
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(
        self, content: MultipleChoiceContent, seed: int | str
    ) -> MultipleChoiceContent:
        """Shuffle the options, where their order means nothing."""
        if not content.shuffle:
            return content
        options = in_keyed_order(content.options, seed)
        return content.model_copy(update={"options": options})
