"""Marked spans of a text or a table, of which those that matter are chosen."""

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
from quizzes.kinds.options import (
    check_known,
    check_options,
    check_stem,
    ids_of,
    read_choices,
)
from quizzes.kinds.passages import Passage, Span, check_passage

LEAST_SPANS, MOST_SPANS = 2, 10


class HighlightContent(Frozen):
    """A stem, and a text or a table whose spans can be chosen."""

    stem: str
    presentation: Literal["text", "table"] = "text"
    passage: Passage[Span]

    @property
    def spans(self) -> tuple[Option, ...]:
        """Return what can be chosen, in the order it is read."""
        return tuple(span.option for span in self.passage.marks)


class HighlightKey(Frozen):
    """The ids of all spans that matter."""

    correct: tuple[Id, ...] = Field(min_length=1)


class HighlightScoring(WholeItemScoring):
    """Gains and losses, never below zero for the item."""

    rule: Literal["plus-minus"] = "plus-minus"


class HighlightResponse(Frozen):
    """The ids of the chosen spans, in the order they are read."""

    spans: tuple[str, ...] = ()


class Highlight(
    Kind[HighlightContent, HighlightKey, HighlightScoring, HighlightResponse]
):
    """Choose every span that matters."""

    name: str = "highlight"
    label: str = gettext_noop("Highlight")
    schema: int = 1
    Content: type[HighlightContent] = HighlightContent
    Key: type[HighlightKey] = HighlightKey
    Scoring: type[HighlightScoring] = HighlightScoring
    Response: type[HighlightResponse] = HighlightResponse

    def check(
        self, content: HighlightContent, key: HighlightKey, scoring: HighlightScoring
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        return [
            *check_stem(content.stem),
            *check_passage(content.passage, is_table=content.presentation == "table"),
            *check_options(
                content.spans,
                where="content.passage",
                least=LEAST_SPANS,
                most=MOST_SPANS,
            ),
            *check_known(key.correct, content.spans, where="key.correct"),
            *(
                [Problem("key.correct", "A span is keyed twice; name each once.")]
                if len(set(key.correct)) != len(key.correct)
                else []
            ),
        ]

    def parse(
        self, content: HighlightContent, raw: Mapping[str, object]
    ) -> HighlightResponse:
        """Read `{"spans": [id, …]}`."""
        refuse_unknown_parts(raw, known=("spans",))
        return HighlightResponse(spans=read_choices(raw.get("spans"), content.spans))

    def empty(self, content: HighlightContent) -> HighlightResponse:
        """Return no spans."""
        return HighlightResponse()

    def is_empty(self, response: HighlightResponse) -> bool:
        """Tell whether nothing is chosen."""
        return not response.spans

    def is_complete(
        self, content: HighlightContent, response: HighlightResponse
    ) -> bool:
        """Tell whether anything is chosen; students are not told how many."""
        return bool(response.spans)

    def key_response(
        self, content: HighlightContent, key: HighlightKey
    ) -> HighlightResponse:
        """Choose every span that matters."""
        spans = tuple(each for each in ids_of(content.spans) if each in key.correct)
        return HighlightResponse(spans=spans)

    def score(
        self,
        content: HighlightContent,
        key: HighlightKey,
        scoring: HighlightScoring,
        response: HighlightResponse,
    ) -> Outcome:
        """Take what was chosen wrongly from what was chosen rightly.

        Source: NCSBN, Next Generation NCLEX scoring models, +/- scoring.
        """
        keyed = set(key.correct)
        chosen = set(response.spans) & set(ids_of(content.spans))
        points = rules.plus_minus({"": keyed}, {"": chosen}, floor=scoring.floor)
        elements = tuple(
            Element(
                id=each,
                group="",
                selected=each in chosen,
                keyed=each in keyed,
                delta=rules.change(selected=each in chosen, keyed=each in keyed),
            )
            for each in ids_of(content.spans)
        )
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(self, content: HighlightContent, seed: int | str) -> HighlightContent:
        """Return it as written: a text has one order."""
        return content
