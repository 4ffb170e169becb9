"""Numbers that differ from attempt to attempt: drawn by lot and put into texts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from math import prod
from typing import Annotated

from pydantic import Field, StringConstraints

from quizzes.kinds.amounts import plain
from quizzes.kinds.base import Amount, Frozen, Problem
from quizzes.shuffle import lot

# All are worked out when an item is loaded, so that none is ever asked in vain.
MOST_VARIANTS = 1000
# Under this name a rationale gives the right amount.
ANSWER = "answer"
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]


class Parameter(Frozen):
    """An amount that each attempt draws: `low`, one or more `step` above it, or `high`.

    A stem shows it where it says {name}.
    """

    name: Name
    low: Amount
    high: Amount
    step: Amount = Field(gt=0)

    @property
    def count(self) -> int:
        """Return how many values it has."""
        return int((self.high - self.low) / self.step) + 1

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return what may be drawn, the least first."""
        return tuple(self.low + at * self.step for at in range(self.count))


def draw(parameters: Iterable[Parameter], seed: int | str) -> dict[str, str]:
    """Return a value for each parameter, the same for the same seed, always."""
    return {
        each.name: plain(each.values[_number(seed, each.name) % each.count])
        for each in parameters
    }


def _number(seed: int | str, name: str) -> int:
    """Return what `name` drew, as a number far above any count."""
    return int.from_bytes(lot(seed, name))


def every_draw(parameters: Sequence[Parameter]) -> Iterator[dict[str, str]]:
    """Return everything that could be drawn."""
    names = [each.name for each in parameters]
    for values in product(*(each.values for each in parameters)):
        yield dict(zip(names, map(plain, values), strict=True))


def amounts(
    parameters: Iterable[Parameter], drawn: Mapping[str, str]
) -> dict[str, Decimal]:
    """Return the drawn values as amounts, without anything else that was frozen."""
    return {each.name: Decimal(drawn[each.name]) for each in parameters}


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with each {name} of `values` as its value, as it is read."""
    return PLACEHOLDER.sub(
        lambda found: values.get(found[1], found[0]).replace("-", "\N{MINUS SIGN}"),
        text,
    )


def unknown_names(text: str, known: Iterable[str]) -> list[str]:
    """Return the {name}s in `text` that nothing will fill."""
    return [name for name in PLACEHOLDER.findall(text) if name not in known]


def check_parameters(parameters: Sequence[Parameter], stem: str) -> list[Problem]:
    """Refuse what can't be drawn, and a number that a student would not see."""
    where, problems = "content.parameters", []
    names = [each.name for each in parameters]
    for each in parameters:
        if each.name == ANSWER or names.count(each.name) > 1:
            message = f"The name {each.name} is taken; choose another."
            problems.append(Problem(where, message))
        if each.low >= each.high or (each.high - each.low) % each.step:
            message = f"{each.name}: steps of {each.step} don't lead to {each.high}."
            problems.append(Problem(where, message))
        if f"{{{each.name}}}" not in stem:
            message = f"Say {{{each.name}}} where students read it."
            problems.append(Problem("content.stem", message))
    count = prod(each.count for each in parameters)
    if not problems and count > MOST_VARIANTS:
        message = f"They make {count} variants; {MOST_VARIANTS} is the most."
        problems.append(Problem(where, message))
    if parameters:
        problems += [
            Problem("content.stem", f"There is no {{{name}}}; use {', '.join(names)}.")
            for name in unknown_names(stem, names)
        ]
    return problems
