"""A sentence that joins a cause to its one or two effects."""

from collections.abc import Mapping
from typing import Literal

from quizzes.kinds import rules
from quizzes.kinds.base import (
    Id,
    Kind,
    Outcome,
    Problem,
    WholeItemScoring,
    gettext_noop,
)
from quizzes.kinds.blanks import (
    BlanksContent,
    BlanksKey,
    BlanksResponse,
    check_blanks,
    elements_of,
    filled_rightly,
    read_blanks,
)

DYAD, TRIAD = 2, 3  # blanks


class RationaleContent(BlanksContent):
    """A sentence with two or three blanks, and lists or a bank to fill them from."""

    presentation: Literal["drop-down", "drag"] = "drop-down"


class RationaleKey(BlanksKey):
    """The right choice by blank; the anchor is the blank of the cause."""

    anchor: Id


class RationaleScoring(WholeItemScoring):
    """A point for each effect, if the cause is right."""

    rule: Literal["rationale"] = "rationale"


class Rationale(Kind[RationaleContent, RationaleKey, RationaleScoring, BlanksResponse]):
    """Choose a cause and what follows from it."""

    name: str = "rationale"
    label: str = gettext_noop("Rationale")
    schema: int = 1
    Content: type[RationaleContent] = RationaleContent
    Key: type[RationaleKey] = RationaleKey
    Scoring: type[RationaleScoring] = RationaleScoring
    Response: type[BlanksResponse] = BlanksResponse

    def check(
        self, content: RationaleContent, key: RationaleKey, scoring: RationaleScoring
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        problems = check_blanks(content, key, least=DYAD, most=TRIAD)
        if key.anchor not in content.offered:
            message = f"There is no {key.anchor}; name the blank of the cause."
            problems.append(Problem("key.anchor", message))
        if any(key.anchor in swap for swap in key.interchangeable):
            message = f"{key.anchor} is the cause; only effects change places."
            problems.append(Problem("key.interchangeable", message))
        return problems

    def parse(
        self, content: RationaleContent, raw: Mapping[str, object]
    ) -> BlanksResponse:
        """Read `{"blanks": {blank: choice, …}}`; an empty blank may be left out."""
        return BlanksResponse(blanks=read_blanks(content, raw))

    def empty(self, content: RationaleContent) -> BlanksResponse:
        """Return no choices."""
        return BlanksResponse()

    def is_empty(self, response: BlanksResponse) -> bool:
        """Tell whether every blank is empty."""
        return not response.blanks

    def is_complete(self, content: RationaleContent, response: BlanksResponse) -> bool:
        """Tell whether no blank is empty."""
        return all(blank in response.blanks for blank in content.offered)

    def key_response(
        self, content: RationaleContent, key: RationaleKey
    ) -> BlanksResponse:
        """Choose the right cause and its effects."""
        return BlanksResponse(blanks=filled_rightly(content, key))

    def score(
        self,
        content: RationaleContent,
        key: RationaleKey,
        scoring: RationaleScoring,
        response: BlanksResponse,
    ) -> Outcome:
        """Award the effects that are right, and nothing unless the cause is.

        Shape:  an element for each choice of each blank: `id` is the blank, `group`
                the choice; a point belongs to its effect.
        Source: NCSBN, Next Generation NCLEX scoring models, rationale scoring.
        """
        right = rules.right_parts(key.blanks, response.blanks, key.interchangeable)
        cause, effects = key.anchor in right, right - {key.anchor}
        if len(key.blanks) == DYAD:
            points = rules.dyad(cause=cause, effect=bool(effects))
        else:
            points = rules.triad(cause=cause, effects=len(effects))
        elements = elements_of(
            content, key, response.blanks, earning=effects if cause else ()
        )
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(self, content: RationaleContent, seed: int | str) -> RationaleContent:
        """Shuffle the choices of each blank, and the tokens."""
        return content.shuffled(seed)
