"""A text or a table whose blanks are filled from lists of choices."""

from collections.abc import Mapping
from typing import Literal

from quizzes.kinds import rules
from quizzes.kinds.base import Kind, Outcome, Problem, WholeItemScoring, gettext_noop
from quizzes.kinds.blanks import (
    BlanksContent,
    BlanksKey,
    BlanksResponse,
    check_blanks,
    elements_of,
    filled_rightly,
    read_blanks,
)

LEAST_BLANKS, MOST_BLANKS = 1, 5


class ClozeContent(BlanksContent):
    """Blanks in a text or a table, with lists or a bank to fill them from."""

    presentation: Literal["drop-down", "table", "drag"] = "drop-down"


class ClozeScoring(WholeItemScoring):
    """A point for each blank."""

    rule: Literal["zero-one"] = "zero-one"


class Cloze(Kind[ClozeContent, BlanksKey, ClozeScoring, BlanksResponse]):
    """Fill each blank."""

    name: str = "cloze"
    label: str = gettext_noop("Cloze")
    schema: int = 1
    Content: type[ClozeContent] = ClozeContent
    Key: type[BlanksKey] = BlanksKey
    Scoring: type[ClozeScoring] = ClozeScoring
    Response: type[BlanksResponse] = BlanksResponse

    def check(
        self, content: ClozeContent, key: BlanksKey, scoring: ClozeScoring
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        return check_blanks(content, key, least=LEAST_BLANKS, most=MOST_BLANKS)

    def parse(self, content: ClozeContent, raw: Mapping[str, object]) -> BlanksResponse:
        """Read `{"blanks": {blank: choice, …}}`; an empty blank may be left out."""
        return BlanksResponse(blanks=read_blanks(content, raw))

    def empty(self, content: ClozeContent) -> BlanksResponse:
        """Return no choices."""
        return BlanksResponse()

    def is_empty(self, response: BlanksResponse) -> bool:
        """Tell whether every blank is empty."""
        return not response.blanks

    def is_complete(self, content: ClozeContent, response: BlanksResponse) -> bool:
        """Tell whether no blank is empty."""
        return all(blank in response.blanks for blank in content.offered)

    def key_response(self, content: ClozeContent, key: BlanksKey) -> BlanksResponse:
        """Fill each blank rightly."""
        return BlanksResponse(blanks=filled_rightly(content, key))

    def score(
        self,
        content: ClozeContent,
        key: BlanksKey,
        scoring: ClozeScoring,
        response: BlanksResponse,
    ) -> Outcome:
        """Award a point for each blank that is filled rightly.

        Shape:  an element for each choice of each blank: `id` is the blank, `group`
                the choice.
        Source: NCSBN, Next Generation NCLEX scoring models, 0/1 scoring.
        """
        given, swaps = response.blanks, key.interchangeable
        points = rules.zero_one(key.blanks, given, parts="blanks", swaps=swaps)
        right = rules.right_parts(key.blanks, given, swaps)
        elements = elements_of(content, key, given, earning=right)
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(self, content: ClozeContent, seed: int | str) -> ClozeContent:
        """Shuffle the choices of each blank, and the tokens."""
        return content.shuffled(seed)
