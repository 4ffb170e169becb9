"""Steps to put in order."""

from collections.abc import Mapping, Sequence
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
    shown,
)
from quizzes.kinds.options import check_options, check_stem, ids_of, read_choice
from quizzes.shuffle import in_keyed_order

LEAST_OPTIONS, MOST_OPTIONS = 3, 8


class OrderedResponseContent(Frozen):
    """A stem and the steps, in an order that says nothing of the right one."""

    stem: str
    options: tuple[Option, ...] = Field(min_length=1)


class OrderedResponseKey(Frozen):
    """The ids of the steps, first to last."""

    order: tuple[Id, ...] = Field(min_length=1)


class OrderedResponseScoring(WholeItemScoring):
    """All or nothing, or a point for each step of the longest run in right order.

    A run may have gaps: what counts is which step comes before which.
    """

    rule: Literal["exact", "lcs"] = "exact"


class OrderedResponseResponse(Frozen):
    """The ids by place, first to last; None where a place before the last is free."""

    order: tuple[str | None, ...] = ()


class OrderedResponse(
    Kind[
        OrderedResponseContent,
        OrderedResponseKey,
        OrderedResponseScoring,
        OrderedResponseResponse,
    ]
):
    """Put every step in its place."""

    name: str = "ordered-response"
    label: str = gettext_noop("Ordered response")
    schema: int = 1
    Content: type[OrderedResponseContent] = OrderedResponseContent
    Key: type[OrderedResponseKey] = OrderedResponseKey
    Scoring: type[OrderedResponseScoring] = OrderedResponseScoring
    Response: type[OrderedResponseResponse] = OrderedResponseResponse

    def check(
        self,
        content: OrderedResponseContent,
        key: OrderedResponseKey,
        scoring: OrderedResponseScoring,
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
            *_check_order(content, key),
        ]

    def parse(
        self, content: OrderedResponseContent, raw: Mapping[str, object]
    ) -> OrderedResponseResponse:
        """Read `{"order": [id, …]}` or `{"places": {id: "1", …}}`, gaps allowed."""
        refuse_unknown_parts(raw, known=("order", "places"))
        if raw.get("places") is not None:
            placed = _read_places(raw["places"], content.options)
        else:
            placed = _read_order(raw.get("order"), content.options)
        return OrderedResponseResponse(order=_without_tail(placed))

    def empty(self, content: OrderedResponseContent) -> OrderedResponseResponse:
        """Return free places only."""
        return OrderedResponseResponse()

    def is_empty(self, response: OrderedResponseResponse) -> bool:
        """Tell whether no step is placed."""
        return not response.order

    def is_complete(
        self, content: OrderedResponseContent, response: OrderedResponseResponse
    ) -> bool:
        """Tell whether every step is placed."""
        return all(each in response.order for each in ids_of(content.options))

    def key_response(
        self, content: OrderedResponseContent, key: OrderedResponseKey
    ) -> OrderedResponseResponse:
        """Put the steps in their right order."""
        return OrderedResponseResponse(order=key.order)

    def score(
        self,
        content: OrderedResponseContent,
        key: OrderedResponseKey,
        scoring: OrderedResponseScoring,
        response: OrderedResponseResponse,
    ) -> Outcome:
        """Apply the item's own rule to the order given.

        Shape:  an element for each place a step has or should have: `group` is the
                place, counted from 1.
        Source: NCLEX ordered response, all or nothing; PrairieLearn's order blocks
                for the share of the longest common subsequence.
        """
        run = longest_run(key.order, response.order)
        if scoring.rule == "lcs":
            points = rules.in_order(run, key.order)
        else:
            points = rules.exact(right=response.order == key.order)
        counted = set(run) if scoring.rule == "lcs" else set()
        elements = tuple(
            Element(
                id=each,
                group=str(place),
                selected=place == _place(each, response.order),
                keyed=place == _place(each, key.order),
                delta=int(each in counted and place == _place(each, response.order)),
            )
            for each in ids_of(content.options)
            for place in _places_of(each, key.order, response.order)
        )
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(
        self, content: OrderedResponseContent, seed: int | str
    ) -> OrderedResponseContent:
        """Shuffle the steps."""
        options = in_keyed_order(content.options, seed)
        return content.model_copy(update={"options": options})


def longest_run(right: Sequence[str], got: Sequence[str | None]) -> tuple[str, ...]:
    """Return the most steps of `got` that follow each other as in `right`.

    Of runs equally long, the one that begins earliest in `right`.
    """
    # best[i][j] is the longest run in right[i:] and got[j:].
    best = [[0] * (len(got) + 1) for _ in range(len(right) + 1)]
    for i in reversed(range(len(right))):
        for j in reversed(range(len(got))):
            if right[i] == got[j]:
                best[i][j] = 1 + best[i + 1][j + 1]
            else:
                best[i][j] = max(best[i + 1][j], best[i][j + 1])
    run, i, j = [], 0, 0
    while best[i][j]:
        if right[i] == got[j]:
            run.append(right[i])
            i, j = i + 1, j + 1
        elif best[i][j + 1] == best[i][j]:
            j += 1
        else:
            i += 1
    return tuple(run)


def _place(each: str, order: Sequence[str | None]) -> int | None:
    """Return the place of a step, counted from 1, if it has one."""
    return order.index(each) + 1 if each in order else None


def _places_of(each: str, *orders: Sequence[str | None]) -> list[int]:
    """Return the places that a step has in any of the orders, the first one first."""
    places = {_place(each, order) for order in orders}
    return sorted(place for place in places if place is not None)


def _read_order(value: object, options: Sequence[Option]) -> list[str | None]:
    """Read the steps in the order given, a blank where a place is free.

    Raises:
        ResponseInvalidError: it is no list, or a step is unknown or there twice.
    """
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise ResponseInvalidError(
            gettext_noop("“%(value)s” is not a list. Send the steps in their order."),
            value=shown(value),
        )
    if len(value) > len(options):
        raise ResponseInvalidError(
            gettext_noop("%(count)d places are given. There are %(most)d."),
            count=len(value),
            most=len(options),
        )
    placed = [read_choice(each, options) for each in value]
    for each in placed:
        if each is not None and placed.count(each) > 1:
            raise ResponseInvalidError(
                gettext_noop("“%(value)s” is placed twice. Give it one place."),
                value=each,
            )
    return placed


def _read_places(value: object, options: Sequence[Option]) -> list[str | None]:
    """Read the place of each step; a blank one is not placed.

    Raises:
        ResponseInvalidError: a place is none, or is given to two steps.
    """
    if not isinstance(value, Mapping):
        raise ResponseInvalidError(
            gettext_noop("“%(value)s” is not a table. Send a place by step."),
            value=shown(value),
        )
    refuse_unknown_parts(value, known=ids_of(options))
    known = [str(number) for number in range(1, len(options) + 1)]
    placed: list[str | None] = [None] * len(options)
    for each in ids_of(options):
        place = value.get(each)
        if place is None or place == "":
            continue
        if not isinstance(place, str) or place not in known:
            raise ResponseInvalidError(
                gettext_noop("“%(value)s” is not a place. Choose 1 to %(most)d."),
                value=shown(place),
                most=len(options),
            )
        if placed[int(place) - 1] is not None:
            raise ResponseInvalidError(
                gettext_noop(
                    "Two steps have place %(place)s. Give each step a place of its own."
                ),
                place=place,
            )
        placed[int(place) - 1] = each
    return placed


def _without_tail(placed: Sequence[str | None]) -> tuple[str | None, ...]:
    """Return the places up to the last that is taken."""
    taken = [at for at, each in enumerate(placed) if each is not None]
    return tuple(placed[: taken[-1] + 1]) if taken else ()


def _check_order(
    content: OrderedResponseContent, key: OrderedResponseKey
) -> list[Problem]:
    """Refuse a key without each step once, and a page that gives the order away."""
    known = ids_of(content.options)
    if sorted(key.order) != sorted(known):
        message = f"Name each step once: {', '.join(known)}."
        return [Problem("key.order", message)]
    if key.order == known:
        message = "The steps stand in their right order; write them in another."
        return [Problem("content.options", message)]
    if list(key.order) == sorted(known):
        message = "The ids tell the right order, and pages show them; choose others."
        return [Problem("content.options", message)]
    return []
