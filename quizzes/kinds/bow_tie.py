"""A bow-tie: the likeliest condition, two actions to take, two things to watch."""

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
    ResponseInvalidError,
    WholeItemScoring,
    gettext_noop,
    refuse_unknown_parts,
)
from quizzes.kinds.options import (
    check_apart,
    check_known,
    check_options,
    check_stem,
    ids_of,
    read_choice,
    read_choices,
)
from quizzes.shuffle import in_keyed_order

WING = 2  # slots on each side of the knot
LEAST_IN_WING, MOST_IN_WING = 4, 6
LEAST_CONDITIONS, MOST_CONDITIONS = 3, 5
ACTIONS, CONDITION, PARAMETERS = "actions", "condition", "parameters"


class BowTieContent(Frozen):
    """A stem and the candidates for the left wing, the knot and the right wing."""

    stem: str
    actions: tuple[Option, ...] = Field(min_length=1)
    conditions: tuple[Option, ...] = Field(min_length=1)
    parameters: tuple[Option, ...] = Field(min_length=1)
    shuffle: bool = True


class BowTieKey(Frozen):
    """The ids that belong into the five slots."""

    actions: tuple[Id, ...]
    condition: Id
    parameters: tuple[Id, ...]


class BowTieScoring(WholeItemScoring):
    """A point for each slot."""

    rule: Literal["zero-one"] = "zero-one"


class BowTieResponse(Frozen):
    """What was placed; within a wing in the order of the content."""

    actions: tuple[str, ...] = ()
    condition: str | None = None
    parameters: tuple[str, ...] = ()


class BowTie(Kind[BowTieContent, BowTieKey, BowTieScoring, BowTieResponse]):
    """Fill five slots: two actions, one condition and two parameters."""

    name: str = "bow-tie"
    label: str = gettext_noop("Bow-tie")
    schema: int = 1
    Content: type[BowTieContent] = BowTieContent
    Key: type[BowTieKey] = BowTieKey
    Scoring: type[BowTieScoring] = BowTieScoring
    Response: type[BowTieResponse] = BowTieResponse

    def check(
        self, content: BowTieContent, key: BowTieKey, scoring: BowTieScoring
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        return [
            *check_stem(content.stem),
            *_check_wing(content.actions, key.actions, where=ACTIONS),
            *check_options(
                content.conditions,
                where="content.conditions",
                least=LEAST_CONDITIONS,
                most=MOST_CONDITIONS,
            ),
            *check_known([key.condition], content.conditions, where="key.condition"),
            *_check_wing(content.parameters, key.parameters, where=PARAMETERS),
            *check_apart(
                (options for _, options in _candidates(content)), where="content"
            ),
        ]

    def parse(
        self, content: BowTieContent, raw: Mapping[str, object]
    ) -> BowTieResponse:
        """Read `{"actions": [id, …], "condition": id, "parameters": [id, …]}`."""
        refuse_unknown_parts(raw, known=(ACTIONS, CONDITION, PARAMETERS))
        return BowTieResponse(
            actions=_read_wing(raw.get(ACTIONS), content.actions),
            condition=read_choice(raw.get(CONDITION), content.conditions),
            parameters=_read_wing(raw.get(PARAMETERS), content.parameters),
        )

    def empty(self, content: BowTieContent) -> BowTieResponse:
        """Return five empty slots."""
        return BowTieResponse()

    def is_empty(self, response: BowTieResponse) -> bool:
        """Tell whether no slot is filled."""
        return response == BowTieResponse()

    def is_complete(self, content: BowTieContent, response: BowTieResponse) -> bool:
        """Tell whether all five slots are filled."""
        wings = (response.actions, response.parameters)
        return response.condition is not None and all(
            len(wing) == WING for wing in wings
        )

    def key_response(self, content: BowTieContent, key: BowTieKey) -> BowTieResponse:
        """Place what belongs there."""
        return BowTieResponse(
            actions=_in_content_order(key.actions, content.actions),
            condition=key.condition,
            parameters=_in_content_order(key.parameters, content.parameters),
        )

    def score(
        self,
        content: BowTieContent,
        key: BowTieKey,
        scoring: BowTieScoring,
        response: BowTieResponse,
    ) -> Outcome:
        """Award a point for each slot; the order within a wing means nothing.

        Shape:  an element for each candidate; `group` is the part it is offered for.
        Source: NCSBN, Next Generation NCLEX scoring models, 0/1 scoring.
        """
        keyed, placed = _slots(key), _slots(response)
        points = rules.zero_one_set(keyed, placed)
        elements = tuple(
            Element(
                id=each,
                group=group,
                selected=each in placed,
                keyed=each in keyed,
                delta=int(each in placed & keyed),
            )
            for group, options in _candidates(content)
            for each in ids_of(options)
        )
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(self, content: BowTieContent, seed: int | str) -> BowTieContent:
        """Shuffle the candidates of each part, where their order means nothing."""
        if not content.shuffle:
            return content
        return content.model_copy(
            update={
                "actions": in_keyed_order(content.actions, seed),
                "conditions": in_keyed_order(content.conditions, seed),
                "parameters": in_keyed_order(content.parameters, seed),
            }
        )


def _candidates(
    content: BowTieContent,
) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    """Return each part of the response and what may fill it."""
    return (
        (ACTIONS, content.actions),
        (CONDITION, content.conditions),
        (PARAMETERS, content.parameters),
    )


def _slots(filled: BowTieKey | BowTieResponse) -> set[str]:
    """Return what is in the slots; no id stands in two parts."""
    knot = {filled.condition} if filled.condition is not None else set()
    return {*filled.actions, *knot, *filled.parameters}


def _in_content_order(
    keyed: tuple[str, ...], options: tuple[Option, ...]
) -> tuple[str, ...]:
    """Return the keyed ids in the order of the content."""
    return tuple(each for each in ids_of(options) if each in keyed)


def _read_wing(value: object, options: tuple[Option, ...]) -> tuple[str, ...]:
    """Read what fills the two slots of a wing.

    Raises:
        ResponseInvalidError: it does not fit in there.
    """
    placed = read_choices(value, options)
    if len(placed) > WING:
        raise ResponseInvalidError(
            gettext_noop(
                "%(count)d choices are placed. There is room for %(most)d: "
                "take one back before you place another."
            ),
            count=len(placed),
            most=WING,
        )
    return placed


def _check_wing(
    options: tuple[Option, ...], keyed: tuple[str, ...], *, where: str
) -> list[Problem]:
    """Refuse a wing of another size, and a key that does not fill its two slots."""
    problems = [
        *check_options(
            options, where=f"content.{where}", least=LEAST_IN_WING, most=MOST_IN_WING
        ),
        *check_known(keyed, options, where=f"key.{where}"),
    ]
    count = len(set(keyed))
    if count != WING or count != len(keyed):
        message = f"{count} keyed; a wing has {WING} slots, so key {WING}."
        problems.append(Problem(f"key.{where}", message))
    return problems
